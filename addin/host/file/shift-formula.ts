import { columnLetters, columnNumber } from "../../table/address.ts";

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/**
 * A formula as it reads some rows down and columns right: relative references move, those with $ stay, text and
 * sheet names are left alone. References that fall off the sheet become #REF!. Used for shared formulas
 * (ECMA-376 part 1, 18.3.1.40). "A1*$B$1" moved by 2 rows → "A3*$B$1".
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(TOKEN, (token: string, ...groups: (string | undefined)[]) => {
    const [columnFixed, column, rowFixed, row] = groups;
    if (column !== undefined && row !== undefined) {
      // Beyond XFD it is a name that only looks like a cell.
      if (columnNumber(column) > LAST_COLUMN) return token;
      const letters = shiftColumn(columnFixed, column, columns);
      const number = shiftRow(rowFixed, row, rows);
      return letters === undefined || number === undefined ? "#REF!" : letters + number;
    }
    return shiftWhole(token, groups.slice(4, 12), rows, columns);
  });
}

/**
 * What is left alone comes first: "text", 'sheet name', [table column], words and numbers that only look like
 * references (LOG10(, A1B, TAX2024). Then whole columns (A:C), whole rows (1:3) and cells.
 */
const TOKEN = new RegExp(
  [
    '"(?:[^"]|"")*"',
    "'(?:[^']|'')*'",
    String.raw`\[(?:[^\[\]]|\[[^\[\]]*\])*\]`,
    String.raw`(?<![\p{L}\p{N}_.$\\])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.(!])`,
    String.raw`(?<![\p{L}\p{N}_.$\\])(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})(?![\p{L}\p{N}_.(!$])`,
    String.raw`(?<![\p{L}\p{N}_.$\\])(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.(!$])`,
  ].join("|"),
  "gu",
);

function shiftWhole(
  token: string,
  groups: readonly (string | undefined)[],
  rows: number,
  columns: number,
): string {
  const [fromFixed, from, toFixed, to, topFixed, top, bottomFixed, bottom] = groups;
  const pair = (first: string | undefined, last: string | undefined): string =>
    first === undefined || last === undefined ? "#REF!" : `${first}:${last}`;
  if (from !== undefined && to !== undefined) {
    return pair(shiftColumn(fromFixed, from, columns), shiftColumn(toFixed, to, columns));
  }
  if (top !== undefined && bottom !== undefined) {
    return pair(shiftRow(topFixed, top, rows), shiftRow(bottomFixed, bottom, rows));
  }
  return token;
}

function shiftColumn(fixed: string | undefined, letters: string, by: number): string | undefined {
  if (fixed) return `$${letters}`;
  const column = columnNumber(letters) + by;
  return column >= 1 && column <= LAST_COLUMN ? columnLetters(column) : undefined;
}

function shiftRow(fixed: string | undefined, digits: string, by: number): string | undefined {
  if (fixed) return `$${digits}`;
  const row = Number(digits) + by;
  return row >= 1 && row <= LAST_ROW ? String(row) : undefined;
}
