import type { CellAddress, CellRange, CellValue } from "../../snapshot.ts";

/** One cell to write into a sheet part. */
export type SheetEdit = {
  at: CellAddress;
  value: CellValue;
  /** keep: a formula stays and `value` is its result; drop: value only; else the new formula, without "=". */
  formula: "keep" | "drop" | { text: string };
  /** Style for the cell; without it a cell keeps its own and a new one takes that of its row or column. */
  style?: number;
};

export const editKey = ({ row, column }: CellAddress): number => row * 16_384 + column - 1;

export const isWithin = ({ row, column }: CellAddress, range: CellRange): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

export const isSingleCell = (range: CellRange): boolean =>
  range.top === range.bottom && range.left === range.right;

/** The smallest range around both. */
export const union = (a: CellRange, b: CellRange): CellRange => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});
