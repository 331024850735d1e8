import type { CellAddress, CellRange } from "../host/snapshot.ts";

/** 1 → "A", 27 → "AA". */
export function columnLetters(column: number): string {
  if (column <= 26) return String.fromCharCode(64 + column);
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** "A" → 1, "AA" → 27. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** { row: 12, column: 8 } → "H12". */
export const printAddress = ({ row, column }: CellAddress): string => `${columnLetters(column)}${row}`;

/** "H12", "$H$12" → { row: 12, column: 8 }; undefined for anything else. */
export function parseAddress(text: string): CellAddress | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text.trim());
  if (!match?.[1] || !match[2]) return undefined;
  return { row: Number(match[2]), column: columnNumber(match[1]) };
}

/** { top: 1, left: 1, bottom: 3, right: 2 } → "A1:B3"; a single cell without colon. */
export function printRange({ top, left, bottom, right }: CellRange): string {
  const first = printAddress({ row: top, column: left });
  return top === bottom && left === right
    ? first
    : `${first}:${printAddress({ row: bottom, column: right })}`;
}

/** "A1:B3" or "$A$1" → range; undefined for anything else. */
export function parseRange(text: string): CellRange | undefined {
  const [from, to = from, rest] = text.split(":");
  if (from === undefined || to === undefined || rest !== undefined) return undefined;
  const a = parseAddress(from);
  const b = parseAddress(to);
  if (!a || !b) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

const REFERENCE = /^(?:'((?:[^']|'')+)'|([^'!\s]+))!(\$[A-Za-z]{1,3}\$\d+(?::\$[A-Za-z]{1,3}\$\d+)?)$/;

/** "'年报表'!$A$1:$B$2" → sheet and range; undefined for constants, formulas, several or relative ranges. */
export function parseReference(formula: string): { sheet: string; range: CellRange } | undefined {
  const match = REFERENCE.exec(formula);
  const range = parseRange(match?.[3] ?? "");
  const sheet = match?.[1]?.replaceAll("''", "'") ?? match?.[2];
  return sheet !== undefined && range ? { sheet, range } : undefined;
}

/** Address with its sheet as a person reads it: "年报表!H12". */
export const printCell = (sheet: string, address: CellAddress): string => `${sheet}!${printAddress(address)}`;

/** "'年报表'!$A$1:$B$2". */
export const absoluteReference = (sheet: string, range: CellRange): string =>
  `${quotedSheet(sheet)}!${printRange(range).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;

/** A sheet's name as formulas take it whatever it holds. */
export const quotedSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** "年报表!H12" → its sheet and address; undefined for anything else. A sheet's name may hold "!" itself. */
export function parseCell(text: string): { sheet: string; address: CellAddress } | undefined {
  const end = text.lastIndexOf("!");
  const address = parseAddress(text.slice(end + 1));
  return end > 0 && address ? { sheet: text.slice(0, end), address } : undefined;
}
