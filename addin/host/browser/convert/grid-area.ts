import type { IRange } from "@univerjs/core";
import { parseRange } from "../../../table/address.ts";
import type { CellRange } from "../../snapshot.ts";

/** Rows and columns the grid draws of a sheet. */
export type GridArea = { rows: number; columns: number };

/** The grid counts from 0. */
export const gridRange = ({ top, left, bottom, right }: CellRange): IRange => ({
  startRow: top - 1,
  startColumn: left - 1,
  endRow: bottom - 1,
  endColumn: right - 1,
});

/** The part of a range that the grid draws; undefined when none. */
export function clipped(range: CellRange, { rows, columns }: GridArea): CellRange | undefined {
  if (range.top > rows || range.left > columns) return undefined;
  return { ...range, bottom: Math.min(range.bottom, rows), right: Math.min(range.right, columns) };
}

/** "A1:B3 D5" → ranges; what is no range is passed over. Whole columns and rows ("A:C") are ranges too. */
export function parseRanges(text: string): CellRange[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((one) => parseRange(wholeLines(one)) ?? []);
}

function wholeLines(text: string): string {
  const columns = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i.exec(text);
  if (columns) return `${columns[1]}1:${columns[2]}1048576`;
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(text);
  return rows ? `A${rows[1]}:XFD${rows[2]}` : text;
}
