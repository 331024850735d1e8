import type { CellAddress, CellRange } from "./snapshot.ts";

/** One number for a place on a sheet; no two places of a sheet share it (16,384 columns are the format's limit). */
export const cellKey = ({ row, column }: CellAddress): number => row * 16_384 + column - 1;

export const isWithin = ({ row, column }: CellAddress, range: CellRange): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

export const isSingleCell = (range: CellRange): boolean =>
  range.top === range.bottom && range.left === range.right;

export const isSameRange = (a: CellRange, b: CellRange): boolean =>
  a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;

/** The smallest range around both. */
export const union = (a: CellRange, b: CellRange): CellRange => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

export const touches = (a: CellRange, b: CellRange): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
