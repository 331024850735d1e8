import { columnNumber, parseAddress } from "../../../table/address.ts";
import type { CellRange } from "../../snapshot.ts";
import { LAST_COLUMN, LAST_ROW } from "../sheet/scan-sheet.ts";

/** A range of a sheet, the sheet's name in lower case. */
export type Area = { sheet: string; range: CellRange };

/** What a formula reads. `opaque`: also cells that its text does not show (INDIRECT, table columns, ranges made by functions). */
export type FormulaReferences = { areas: Area[]; names: string[]; opaque: boolean };

const SHEET = String.raw`(?:'((?:[^']|'')+)'|([\p{L}_\\][\p{L}\p{N}_.:]*))!`;
const CELL = String.raw`(\$?[A-Z]{1,3}\$?[1-9]\d{0,6})(?::(\$?[A-Z]{1,3}\$?[1-9]\d{0,6}))?`;
const COLUMNS = String.raw`\$?([A-Z]{1,3}):\$?([A-Z]{1,3})`;
const ROWS = String.raw`\$?([1-9]\d{0,6}):\$?([1-9]\d{0,6})`;
const TOKEN = new RegExp(
  [
    '"(?:[^"]|"")*"',
    String.raw`(?:${SHEET})?(?:${CELL}|${COLUMNS}|${ROWS})(?![\p{L}\p{N}_.(!\[])`,
    String.raw`([\p{L}_\\][\p{L}\p{N}_.\\?]*)`,
    String.raw`\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`,
  ].join("|"),
  "giu",
);

/** References whose cells only show when the formula runs, table columns and other workbooks, ranges over sheets. */
const OPAQUE = /\b(?:INDIRECT|OFFSET)\(|\[|:\s*[A-Z.]+\(|\)\s*:|'[^']*:[^']*'!/i;
const STRINGS = /"(?:[^"]|"")*"/g;

/** What a formula (without "=") of that sheet reads. Never too little; too much only makes more be calculated again. */
export function formulaReferences(formula: string, sheet: string): FormulaReferences {
  const found: FormulaReferences = {
    areas: [],
    names: [],
    opaque: OPAQUE.test(formula.replace(STRINGS, "")),
  };
  for (const match of formula.matchAll(TOKEN)) {
    const [, quoted, plain, from, to, left, right, top, bottom, name] = match;
    if (name !== undefined) found.names.push(name.toLowerCase());
    const range = rangeOf(from, to, left, right, top, bottom);
    if (!range) continue;
    const named = quoted?.replaceAll("''", "'") ?? plain;
    if (named?.includes(":")) found.opaque = true;
    found.areas.push({ sheet: (named ?? sheet).toLowerCase(), range });
  }
  return found;
}

function rangeOf(
  from: string | undefined,
  to: string | undefined,
  left: string | undefined,
  right: string | undefined,
  top: string | undefined,
  bottom: string | undefined,
): CellRange | undefined {
  if (from !== undefined) {
    const [a, b] = [parseAddress(from), parseAddress(to ?? from)];
    return a && b && ordered(a.row, a.column, b.row, b.column);
  }
  if (left !== undefined && right !== undefined) {
    return ordered(1, columnNumber(left), LAST_ROW, columnNumber(right));
  }
  if (top !== undefined && bottom !== undefined) {
    return ordered(Number(top), 1, Number(bottom), LAST_COLUMN);
  }
  return undefined;
}

const ordered = (row: number, column: number, otherRow: number, otherColumn: number): CellRange => ({
  top: Math.min(row, otherRow),
  left: Math.min(column, otherColumn),
  bottom: Math.max(row, otherRow),
  right: Math.max(column, otherColumn),
});
