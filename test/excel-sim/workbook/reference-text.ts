import type { CellRange } from "../../../addin/host/snapshot.ts";
import { columnLetters, columnNumber, parseRange, printRange } from "../../../addin/table/address.ts";
import { isEntireColumns, isEntireRows, isOnSheet, LAST_COLUMN, LAST_ROW } from "./rectangle.ts";

/** "A1", "$A$1:B2", "A:B", "3:5" → rectangle; undefined for anything else, or what no sheet has. */
export function parseLocal(text: string): CellRange | undefined {
  const plain = text.replaceAll("$", "");
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain);
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  const range = columns
    ? between(columnNumber(columns[1] ?? ""), columnNumber(columns[2] ?? ""), "columns")
    : rows
      ? between(Number(rows[1]), Number(rows[2]), "rows")
      : parseRange(text);
  return range && isOnSheet(range) ? range : undefined;
}

function between(from: number, to: number, what: "columns" | "rows"): CellRange {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  return what === "rows"
    ? { top: first, bottom: last, left: 1, right: LAST_COLUMN }
    : { top: 1, bottom: LAST_ROW, left: first, right: last };
}

/** As Excel prints it: "A1:B2", "3:5" for entire rows, "A:B" for entire columns. */
export function printLocal(range: CellRange): string {
  if (isEntireRows(range)) return `${range.top}:${range.bottom}`;
  if (isEntireColumns(range)) return `${columnLetters(range.left)}:${columnLetters(range.right)}`;
  return printRange(range);
}

/** "$A$1:$B$2", as formulas of names hold it. */
export const printAbsolute = (range: CellRange): string =>
  printLocal(range).replace(
    /([A-Z]+)?(\d+)?/g,
    (all, letters: string | undefined, digits: string | undefined) =>
      all === "" ? "" : `${letters ? `$${letters}` : ""}${digits ? `$${digits}` : ""}`,
  );

/** A sheet's name as it stands before "!" in a reference: in quotes where it needs them. */
export function printSheetName(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^([A-Za-z]{1,3}\d+|[Rr]\d*([Cc]\d*)?|[Cc]\d*)$/.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** "'年报 1'!A1:B2" → sheet name and the rest; without "!" no sheet. */
export function splitReference(text: string): { sheet: string | null; local: string } {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(text.trim());
  if (!match) return { sheet: null, local: text.trim() };
  return { sheet: match[1]?.replaceAll("''", "'") ?? match[2] ?? "", local: match[3] ?? "" };
}
