import type { CellAddress, CellRange } from "../../../addin/host/snapshot.ts";

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** Rectangles of cells: rows and columns from 1, inclusive on all sides. */
export const WHOLE_SHEET: CellRange = { top: 1, left: 1, bottom: LAST_ROW, right: LAST_COLUMN };

export const rowsOf = ({ top, bottom }: CellRange): number => bottom - top + 1;
export const columnsOf = ({ left, right }: CellRange): number => right - left + 1;

export const isEntireRows = ({ left, right }: CellRange): boolean => left === 1 && right === LAST_COLUMN;
export const isEntireColumns = ({ top, bottom }: CellRange): boolean => top === 1 && bottom === LAST_ROW;
export const isUnbounded = (range: CellRange): boolean => isEntireRows(range) || isEntireColumns(range);

export const isOnSheet = ({ top, left, bottom, right }: CellRange): boolean =>
  top >= 1 && left >= 1 && bottom <= LAST_ROW && right <= LAST_COLUMN && top <= bottom && left <= right;

export const cellRange = ({ row, column }: CellAddress): CellRange => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});

export const contains = (range: CellRange, { row, column }: CellAddress): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

export const covers = (outer: CellRange, inner: CellRange): boolean =>
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom &&
  inner.left >= outer.left &&
  inner.right <= outer.right;

/** What two rectangles share; undefined if nothing. */
export function intersect(a: CellRange, b: CellRange): CellRange | undefined {
  const shared = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return shared.top <= shared.bottom && shared.left <= shared.right ? shared : undefined;
}

/** The smallest rectangle around both. */
export const bound = (a: CellRange, b: CellRange): CellRange => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

/** What is left of a rectangle without another: up to four rectangles. */
export function subtract(from: CellRange, hole: CellRange): CellRange[] {
  const cut = intersect(from, hole);
  if (!cut) return [from];
  return [
    { ...from, bottom: cut.top - 1 },
    { top: cut.top, bottom: cut.bottom, left: from.left, right: cut.left - 1 },
    { top: cut.top, bottom: cut.bottom, left: cut.right + 1, right: from.right },
    { ...from, top: cut.bottom + 1 },
  ].filter(isOnSheet);
}

export function* cellsOf({ top, left, bottom, right }: CellRange): Generator<CellAddress> {
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield { row, column };
}
