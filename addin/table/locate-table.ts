import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { Form, FormField } from "../../shared/schema/form.ts";
import type { SheetSnapshot, WorkbookSnapshot } from "../host/snapshot.ts";
import { bindingSheetName } from "./binding-names.ts";
import { type FieldMatch, type HeaderMatcher, headerMatcher, valueFields } from "./header-labels.ts";
import type { ReadingRefusal } from "./reading.ts";
import { type SheetCells, sheetCells } from "./sheet-cells.ts";

export type LocatedTable = {
  cells: SheetCells;
  headerRow: number;
  /** Header text and what it was matched to, by column; null where the header means nothing to the form. */
  header: HeaderCells;
  /** Last row of the table: the end of the sheet, or the row before another header. */
  bottom: number;
  /** Other header rows of the sheet, above and below: what stands under them is not read. */
  others: readonly { row: number; header: HeaderCells }[];
};

export type HeaderCells = ReadonlyMap<number, { text: string; match: FieldMatch | null }>;

/** Titles and form heads stand above a header; further down a row with such labels is no header. */
const deepestHeader = 60;
/** A header names the indicator, a value, and at least this many columns in all. */
const fewestFields = 3;

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
  const matcher = headerMatcher(form, reportYear);
  const found = searched.flatMap((sheet) => findTable(sheetCells(sheet), matcher) ?? []);
  const most = Math.max(0, ...found.map(fieldCount));
  const best = found.filter((table) => fieldCount(table) === most);
  const [only, second] = best;
  if (only === undefined) return noTable(snapshot, searched, matcher);
  if (second !== undefined) {
    return refuse({
      code: "several-tables",
      detail: { sheets: best.map(({ cells }) => cells.name).join("、") },
    });
  }
  return succeed(only);
}

/** A table that a person has hidden is theirs to show: until then it may be an old one put aside. */
function noTable(
  { sheets }: WorkbookSnapshot,
  searched: readonly SheetSnapshot[],
  matcher: HeaderMatcher,
): Result<never, ReadingRefusal> {
  const hidden = sheets.find(
    (sheet) => sheet.visibility !== "visible" && findTable(sheetCells(sheet), matcher) !== undefined,
  );
  if (hidden) return refuse({ code: "table-hidden", detail: { sheet: hidden.name } });
  return refuse({ code: "no-table", detail: { sheets: searched.map(({ name }) => name).join("、") } });
}

/** The header with the most known labels; the table under it ends above the next header of the sheet. */
function findTable(cells: SheetCells, matcher: HeaderMatcher): LocatedTable | undefined {
  const { top, bottom } = cells.range;
  const headers = numbersBetween(top, bottom).flatMap((row) => {
    const header = headerCells(cells, row, matcher);
    return isHeader(header) ? [{ row, header }] : [];
  });
  let best: (typeof headers)[number] | undefined;
  for (const found of headers) {
    if (found.row > top + deepestHeader) break;
    if (best === undefined || fields(found.header).size > fields(best.header).size) best = found;
  }
  if (best === undefined) return undefined;
  const { row: headerRow, header } = best;
  const others = headers.filter(({ row }) => row !== headerRow);
  const next = others.find(({ row }) => row > headerRow);
  return { cells, headerRow, header, bottom: next === undefined ? bottom : next.row - 1, others };
}

function headerCells(cells: SheetCells, row: number, matcher: HeaderMatcher): HeaderCells {
  const { left, right } = cells.range;
  return new Map(
    numbersBetween(left, right).flatMap((column) => {
      const text = cells.text(row, column);
      return text === "" ? [] : [[column, { text, match: matcher(text) ?? null }] as const];
    }),
  );
}

const fields = (header: HeaderCells): Set<FormField> =>
  new Set([...header.values()].flatMap(({ match }) => match?.field ?? []));

const fieldCount = ({ header }: LocatedTable): number => fields(header).size;

function isHeader(header: HeaderCells): boolean {
  const found = fields(header);
  const namesIndicator = found.has("name") || found.has("code");
  return namesIndicator && valueFields.some((field) => found.has(field)) && found.size >= fewestFields;
}

const numbersBetween = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
