import { columnNumber, parseAddress } from "../../../table/address.ts";
import type { CellRange } from "../../snapshot.ts";
import { LAST_COLUMN, LAST_ROW } from "../sheet/scan-sheet.ts";

/** A range of a sheet, the sheet's name in lower case. */
export type Area = { sheet: string; range: CellRange };

/**
 * What a formula reads; names and tables in lower case. `opaque`: also cells that its text does not show (INDIRECT,
 * ranges made by functions). Other workbooks are not told: nothing that changes here changes what is read there.
 */
export type FormulaReferences = { areas: Area[]; names: string[]; tables: string[]; opaque: boolean };

const SHEET = String.raw`(?:'((?:[^']|'')+)'|([\p{L}_\\][\p{L}\p{N}_.:]*))!`;
const CELL = String.raw`(\$?[A-Z]{1,3}\$?[1-9]\d{0,6})(?::(\$?[A-Z]{1,3}\$?[1-9]\d{0,6}))?`;
const COLUMNS = String.raw`\$?([A-Z]{1,3}):\$?([A-Z]{1,3})`;
const ROWS = String.raw`\$?([1-9]\d{0,6}):\$?([1-9]\d{0,6})`;
const NAME = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\?]*`;
const TOKEN = new RegExp(
  [
    String.raw`(?:${SHEET})?(?:${CELL}|${COLUMNS}|${ROWS})(?![\p{L}\p{N}_.(!\[])`,
    `(${NAME})`,
    String.raw`\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`,
  ].join("|"),
  "giu",
);

/** A sheet or name of another workbook: [1]Sheet1!A1:B2, '[1]Sheet 1'!A1, [1]!Name, 'C:\\[Book.xlsx]Sheet1'!A1. */
const ELSEWHERE = [
  String.raw`(?:'(?:[^'[]|'')*\[(?:[^'\]]|'')+\](?:[^']|'')*'|\[(?:'[^']*'|[^[\]'!]+)\][\p{L}\p{N}_.:]*)!`,
  String.raw`[\p{L}\p{N}_.$\\?]*(?::\$?[A-Z]{0,3}\$?\d{0,7}(?![\p{L}\p{N}_.(]))?`,
].join("");
/** What follows a table's name, once nested: [列], [[#This Row],[列]]; ' takes the meaning from the mark behind it. */
const COLUMNS_OF_TABLE = String.raw`\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\]`;
const ASIDE = new RegExp(
  ['"(?:[^"]|"")*"', ELSEWHERE, "'(?:[^']|'')*'", `(${NAME})${COLUMNS_OF_TABLE}`].join("|"),
  "giu",
);

/** References whose cells only show when the formula runs, brackets that are neither, ranges over sheets. */
const OPAQUE = /\b(?:INDIRECT|OFFSET)\(|\[|:\s*[A-Z.]+\(|\)\s*:|'[^']*:[^']*'!/i;

/** What a formula (without "=") of that sheet reads. Never too little; too much only makes more be calculated again. */
export function formulaReferences(formula: string, sheet: string): FormulaReferences {
  const tables: string[] = [];
  const plain = formula.replace(ASIDE, (text, table?: string) => {
    if (table !== undefined) tables.push(table.toLowerCase());
    const isSheet = text.startsWith("'") && text.endsWith("'");
    return isSheet ? text : "";
  });
  const found: FormulaReferences = { areas: [], names: [], tables, opaque: OPAQUE.test(plain) };
  for (const match of plain.matchAll(TOKEN)) {
    const [, quoted, word, from, to, left, right, top, bottom, name] = match;
    if (name !== undefined) found.names.push(name.toLowerCase());
    const range = rangeOf(from, to, left, right, top, bottom);
    if (!range) continue;
    const named = quoted?.replaceAll("''", "'") ?? word;
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
