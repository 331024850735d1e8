import { readCellNumber } from "../../shared/codec/number.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import { type Form, type FormField, isIndicatorRow } from "../../shared/schema/form.ts";
import { printCell } from "./address.ts";
import { valueFields } from "./header-labels.ts";
import type { HeaderCells, LocatedTable } from "./locate-table.ts";
import type { ColumnMatch, RowMatch } from "./reading.ts";
import { readingFinding } from "./reading-findings.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** STR-COLUMN: two columns claim one field, or a header names another year than the sheet or only a part (traps B01). */
export function columnFindings(
  { cells, header, headerRow }: LocatedTable,
  columns: readonly ColumnMatch[],
): Finding[] {
  const read = new Set(columns.filter(({ sureness }) => sureness === "sure").map(({ field }) => field));
  return columns.flatMap(({ column, header: text, field, sureness }) => {
    if (sureness !== "asked" || field === null) return [];
    const qualifier = header.get(column)?.match?.qualifier ?? "";
    return [
      readingFinding({
        id: "STR-COLUMN",
        class: "STR",
        // beside the column of the whole unit and year nothing is lost
        severity: read.has(field) ? "query" : "error",
        cells: [printCell(cells.name, { row: headerRow, column })],
        actual: text,
        params: { field, qualifier },
      }),
    ];
  });
}

/** STR-MISSING: no column of this period's actuals was found; the headers that mean nothing to the form are named. */
export function missingActuals(
  { cells, headerRow }: LocatedTable,
  columns: readonly ColumnMatch[],
): Finding[] {
  if (columns.some(({ field }) => field === "actual")) return []; // sure, or asked by STR-COLUMN
  const strange = columns.filter(({ field }) => field === null);
  return [
    readingFinding({
      id: "STR-MISSING",
      class: "STR",
      severity: "error",
      cells: strange.map(({ column }) => printCell(cells.name, { row: headerRow, column })),
      actual: strange.map(({ header }) => header.replace(/\s+/g, "")).join("、"),
      params: { field: "actual" },
    }),
  ];
}

/**
 * STR-ROW: a row with values that resembles an indicator, or contradicts itself, is asked about and not read. One that
 * bears a code of the form, or shares its name with the row above, is meant for the form: its values would be lost.
 */
export function rowFindings(
  table: LocatedTable,
  rows: readonly RowMatch[],
  columnOf: ReadonlyMap<FormField, number>,
  form: Form,
): Finding[] {
  const { cells } = table;
  const values = valueColumns(columnOf);
  const codes = new Set(form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  const holdsValue = (row: number) => values.some((column) => cells.text(row, column) !== "");
  const asked = rows
    .filter(({ sureness, row }) => sureness === "asked" && holdsValue(row))
    .map((match) =>
      readingFinding({
        id: "STR-ROW",
        class: "STR",
        severity: match.code !== null && codes.has(match.code) ? "error" : "query",
        cells: [printCell(cells.name, { row: match.row, column: cells.range.left })],
        actual: match.name === "" ? (match.code ?? "") : match.name,
        params: { suggestions: match.suggestions.join("、"), code: match.code ?? "" },
      }),
    );
  return [...asked, ...namelessFindings(table, rows, columnOf)];
}

/** Rows with a number and neither code nor name; lines of the foot (填表人：…) are labelled and none. */
function namelessFindings(
  { cells, headerRow, bottom }: LocatedTable,
  rows: readonly RowMatch[],
  columnOf: ReadonlyMap<FormField, number>,
): Finding[] {
  const known = new Set(rows.map(({ row }) => row));
  const values = valueColumns(columnOf);
  const stub = [columnOf.get("name"), columnOf.get("code")].flatMap((column) => column ?? []);
  const findings: Finding[] = [];
  for (let row = headerRow + 1; row <= bottom; row += 1) {
    if (known.has(row)) continue;
    const column = values.find((candidate) => isNumber(cells, row, candidate));
    if (column === undefined || isFoot(cells, row)) continue;
    const merged = stub.some((candidate) => cells.mergedFromAbove(row, candidate));
    findings.push(
      readingFinding({
        id: "STR-ROW",
        class: "STR",
        severity: merged ? "error" : "query",
        cells: [printCell(cells.name, { row, column })],
        actual: cells.text(row, column),
        params: { suggestions: "", code: "", nameless: merged ? "merged" : "blank" },
      }),
    );
  }
  return findings;
}

function isNumber(cells: SheetCells, row: number, column: number): boolean {
  const { value, format } = cells.at(row, column);
  return value !== null && readCellNumber(value, format).ok;
}

function isFoot(cells: SheetCells, row: number): boolean {
  for (let column = cells.range.left; column <= cells.range.right; column += 1) {
    if (/负责人|填表人|填报人|联系电话|电话|日期|盖章/.test(cells.text(row, column))) return true;
  }
  return false;
}

/** STR-TABLE: another header on the sheet with values under it; they are not read. */
export function tableFindings({ cells, headerRow, others }: LocatedTable): Finding[] {
  return others.flatMap(({ row, header }, index) => {
    const next = others[index + 1]?.row ?? cells.range.bottom + 1;
    const end = row < headerRow ? Math.min(next, headerRow) : next;
    if (!hasValues(cells, header, row + 1, end)) return [];
    return [
      readingFinding({
        id: "STR-TABLE",
        class: "STR",
        severity: "error",
        cells: [printCell(cells.name, { row, column: [...header.keys()][0] ?? cells.range.left })],
        actual: String(row),
        params: { read: String(headerRow) },
      }),
    ];
  });
}

function hasValues(cells: SheetCells, header: HeaderCells, from: number, end: number): boolean {
  const columns = [...header].flatMap(([column, { match }]) =>
    match !== null && valueFields.includes(match.field) ? [column] : [],
  );
  for (let row = from; row < end; row += 1) {
    if (columns.some((column) => isNumber(cells, row, column))) return true;
  }
  return false;
}

/** STR-HIDDEN: numbers in hidden rows or columns are read like all others; nobody sees them before they are submitted. */
export function hiddenFindings(
  cells: SheetCells,
  rows: readonly RowMatch[],
  columnOf: ReadonlyMap<FormField, number>,
): Finding[] {
  const values = valueColumns(columnOf);
  const hidden = rows
    .filter(({ sureness }) => sureness === "sure")
    .flatMap(({ row }) =>
      values
        .filter((column) => cells.text(row, column) !== "" && cells.hidden(row, column))
        .map((column) => printCell(cells.name, { row, column })),
    );
  if (hidden.length === 0) return [];
  const found = { id: "STR-HIDDEN", class: "STR", severity: "hint" } as const;
  return [readingFinding({ ...found, cells: hidden, actual: String(hidden.length) })];
}

export const valueColumns = (columnOf: ReadonlyMap<FormField, number>): number[] =>
  valueFields.flatMap((field) => columnOf.get(field) ?? []);
