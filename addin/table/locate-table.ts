import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { Form, FormField } from "../../shared/schema/form.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { bindingSheetName } from "./binding-names.ts";
import { type FieldMatch, matchHeader } from "./header-labels.ts";
import type { ReadingRefusal } from "./reading.ts";
import { type SheetCells, sheetCells } from "./sheet-cells.ts";

export type LocatedTable = {
  cells: SheetCells;
  headerRow: number;
  /** Header text and what it was matched to, by column; null where the header means nothing to the form. */
  header: ReadonlyMap<number, { text: string; match: FieldMatch | null }>;
};

/** Titles and form heads stand above a header; further down a row with such labels is no header. */
const deepestHeader = 60;
/** A header names the indicator, a value, and at least this many columns in all. */
const fewestFields = 3;

const valueFields: readonly FormField[] = ["actual", "target", "nextTarget", "previousActual"];

/**
 * Finds the one table of the workbook that is headed like the form: the row with the most known labels. Hidden sheets
 * are not searched. Two sheets that fit equally well are not chosen between: the person names one.
 */
export function locateTable(
  snapshot: WorkbookSnapshot,
  form: Form,
  options: { sheet: string | null; reportYear: number | null },
): Result<LocatedTable, ReadingRefusal> {
  const { sheet: wanted, reportYear } = options;
  if (wanted !== null && !snapshot.sheets.some(({ name }) => name === wanted)) {
    const names = snapshot.sheets
      .filter(({ visibility }) => visibility === "visible")
      .map(({ name }) => name);
    return refuse({ code: "sheet-not-found", detail: { sheet: wanted, sheets: names.join("、") } });
  }
  const searched = snapshot.sheets.filter(({ name, visibility }) =>
    wanted === null ? visibility === "visible" && name !== bindingSheetName : name === wanted,
  );
  const found = searched.flatMap((sheet) => findHeader(sheetCells(sheet), form, reportYear) ?? []);
  const most = Math.max(0, ...found.map(fieldCount));
  const best = found.filter((table) => fieldCount(table) === most);
  const [only, second] = best;
  if (only === undefined)
    return refuse({ code: "no-table", detail: { sheets: searched.map(({ name }) => name).join("、") } });
  if (second !== undefined) {
    return refuse({
      code: "several-tables",
      detail: { sheets: best.map(({ cells }) => cells.name).join("、") },
    });
  }
  return succeed(only);
}

function findHeader(cells: SheetCells, form: Form, reportYear: number | null): LocatedTable | undefined {
  const { top, left, bottom, right } = cells.range;
  let best: LocatedTable | undefined;
  for (let row = top; row <= Math.min(bottom, top + deepestHeader); row += 1) {
    const header: LocatedTable["header"] = new Map(
      numbersBetween(left, right).flatMap((column) => {
        const text = cells.text(row, column);
        return text === ""
          ? []
          : [[column, { text, match: matchHeader(text, form, reportYear) ?? null }] as const];
      }),
    );
    const table = { cells, headerRow: row, header };
    if (isHeader(table) && (best === undefined || fieldCount(table) > fieldCount(best))) best = table;
  }
  return best;
}

const fields = ({ header }: LocatedTable): Set<FormField> =>
  new Set([...header.values()].flatMap(({ match }) => match?.field ?? []));

const fieldCount = (table: LocatedTable): number => fields(table).size;

function isHeader(table: LocatedTable): boolean {
  const found = fields(table);
  const namesIndicator = found.has("name") || found.has("code");
  return namesIndicator && valueFields.some((field) => found.has(field)) && found.size >= fewestFields;
}

const numbersBetween = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
