import {
  type FormField,
  type FormVersionRef,
  formField,
  formVersionRef,
} from "../../../shared/schema/form.ts";
import { indicatorCode } from "../../../shared/schema/identifiers.ts";
import type { CellPlace } from "../../host/port.ts";
import type { WorkbookSnapshot } from "../../host/snapshot.ts";
import { parseAddress } from "../address.ts";
import { cellText, sheetCells } from "../sheet-cells.ts";
import { ownBindingName, ownBindingSheetName } from "./binding-names.ts";
import { type TableAnswers, tableAnswers } from "./table-answers.ts";

/** What a line of the hidden sheet speaks of, in its first column. */
export const lineKinds = {
  column: "column",
  row: "row",
  columnAnswer: "column-answer",
  rowAnswer: "row-answer",
  source: "source",
  sheet: "sheet",
} as const;

/** Columns of the lines below the keys. `name` is the defined name of the cell the line speaks of. */
export const lineColumns = {
  kind: 1,
  key: 2,
  meaning: 3,
  text: 4,
  cell: 5,
  unit: 6,
  formulas: 7,
  name: 8,
} as const;

/** Between the fields of one cell. */
export const listMark = ",";

/** A head or a name as it was bound. `place` is where its cell stands now: null when it was deleted. */
type BoundCell = { key: string; text: string; cell: string; place: CellPlace | null };
export type BoundColumn = BoundCell & { field: FormField };
export type BoundRow = BoundCell & {
  indicator: string;
  unit: string | null;
  /** Fields whose cells held formulas. */
  formulas: FormField[];
};

/** What the hidden sheet says of a bureau's own table. */
export type OwnBinding = {
  form: FormVersionRef;
  org: string | null;
  period: string | null;
  /** The sheet the table stands on now; null when none of its cells is left. */
  sheet: string | null;
  /** All visible sheets there were. */
  sheets: string[];
  answers: TableAnswers;
  columns: BoundColumn[];
  rows: BoundRow[];
};

/** null where no own table was bound in this workbook, or its hidden sheet is damaged. */
export function bindingIn(snapshot: WorkbookSnapshot): OwnBinding | null {
  const hidden = bindingSheetOf(snapshot);
  if (hidden === undefined) return null;
  const text = (key: Parameters<typeof ownBindingName>[0]) => ownBindingText(snapshot, key);
  const form = formVersionRef.safeParse({ id: text("form"), version: Number(text("formVersion")) });
  if (!form.success) return null;
  const lines = linesOf(snapshot, hidden);
  const columns = lines.flatMap((line) => columnOf(line) ?? []);
  const rows = lines.flatMap((line) => rowOf(line) ?? []);
  return {
    form: form.data,
    org: text("org"),
    period: text("period"),
    sheet: [...rows, ...columns].find(({ place }) => place !== null)?.place?.sheet ?? null,
    sheets: lines.flatMap(({ kind, key }) => (kind === lineKinds.sheet ? [key] : [])),
    answers: answersOf(lines),
    columns,
    rows,
  };
}

/** What the hidden sheet of an own table says under a key; null where it is blank or missing. */
export function ownBindingText(
  snapshot: WorkbookSnapshot,
  key: Parameters<typeof ownBindingName>[0],
): string | null {
  const place = placeOf(snapshot, ownBindingName(key));
  const sheet = snapshot.sheets.find(({ name }) => name === place?.sheet);
  if (!place || !sheet) return null;
  const text = sheetCells(sheet).text(place.address.row, place.address.column);
  return text === "" ? null : text;
}

/** The hidden sheet of an own table, also when a person has renamed it. */
export function bindingSheetOf(snapshot: WorkbookSnapshot) {
  const named = placeOf(snapshot, ownBindingName("form"))?.sheet ?? ownBindingSheetName;
  return snapshot.sheets.find(({ name }) => name === named);
}

function placeOf({ names, sheets }: WorkbookSnapshot, wanted: string): CellPlace | null {
  const named = names.find(({ name }) => name.toUpperCase() === wanted.toUpperCase());
  if (!named || !sheets.some(({ name }) => name === named.sheet)) return null;
  return { sheet: named.sheet, address: { row: named.range.top, column: named.range.left } };
}

type Line = Record<keyof typeof lineColumns, string> & { place: CellPlace | null };

function linesOf(snapshot: WorkbookSnapshot, hidden: NonNullable<ReturnType<typeof bindingSheetOf>>): Line[] {
  const cells = sheetCells(hidden);
  const places = new Map(snapshot.names.map((one) => [one.name.toUpperCase(), one]));
  const sheets = new Set(snapshot.sheets.map(({ name }) => name));
  const lines: Line[] = [];
  for (let row = cells.range.top; row <= cells.range.bottom; row += 1) {
    const at = (column: keyof typeof lineColumns) => cellText(cells.at(row, lineColumns[column]).value);
    const named = places.get(at("name").toUpperCase());
    lines.push({
      kind: at("kind"),
      key: at("key"),
      meaning: at("meaning"),
      text: at("text"),
      cell: at("cell"),
      unit: at("unit"),
      formulas: at("formulas"),
      name: at("name"),
      place:
        named && sheets.has(named.sheet)
          ? { sheet: named.sheet, address: { row: named.range.top, column: named.range.left } }
          : null,
    });
  }
  return lines;
}

function columnOf({ kind, key, meaning, text, cell, place }: Line): BoundColumn | undefined {
  const field = formField.safeParse(meaning);
  return kind === lineKinds.column && field.success && parseAddress(cell)
    ? { field: field.data, key, text, cell, place }
    : undefined;
}

function rowOf({ kind, key, meaning, text, cell, unit, formulas, place }: Line): BoundRow | undefined {
  const indicator = indicatorCode.safeParse(meaning);
  if (kind !== lineKinds.row || !indicator.success || !parseAddress(cell)) return undefined;
  return {
    indicator: indicator.data,
    key,
    text,
    cell,
    unit: unit === "" ? null : unit,
    formulas: formulas.split(listMark).flatMap((field) => formField.safeParse(field).data ?? []),
    place,
  };
}

/** Lines somebody has spoilt are no answers; the others hold. */
function answersOf(lines: readonly Line[]): TableAnswers {
  const { columns, rows, source } = tableAnswers.shape;
  const told = (wanted: string) => lines.filter(({ kind, key }) => kind === wanted && key !== "");
  const columnAnswers = told(lineKinds.columnAnswer).map(({ key, meaning }) => ({ [key]: meaning }));
  const rowAnswers = told(lineKinds.rowAnswer).map(({ key, meaning }) => ({ [key]: meaning }));
  const [named] = told(lineKinds.source).flatMap(({ key }) => source.safeParse(key).data ?? []);
  return {
    ...(named === undefined ? {} : { source: named }),
    columns: Object.assign({}, ...columnAnswers.map((one) => columns.safeParse(one).data ?? {})),
    rows: Object.assign({}, ...rowAnswers.map((one) => rows.safeParse(one).data ?? {})),
  };
}
