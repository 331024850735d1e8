import { BooleanNumber, type IColumnData, type IRowData } from "@univerjs/core";

/** Width of a digit of the standard font and the margin of a cell, in pixels. */
const DIGIT = 7;
const MARGIN = 5;
const PIXELS_PER_POINT = 4 / 3;

/** Digits of the standard font → pixels. */
export const columnPixels = (width: number): number => Math.trunc(width * DIGIT + MARGIN);
/** Points → pixels. */
export const rowPixels = (height: number): number => height * PIXELS_PER_POINT;

/** Where a file says nothing: 8.43 digits and 15 points. */
export const STANDARD_WIDTH = 64;
export const STANDARD_HEIGHT = 15;

export type RowSize = { height: number | undefined; fixed: boolean; hidden: boolean };
export type ColumnSize = { width: number | undefined; hidden: boolean };

/** A height the person did not set stays open to grow with what is typed. */
export function gridRow({ height, fixed, hidden }: RowSize): Partial<IRowData> {
  const row: Partial<IRowData> = {};
  if (height !== undefined) {
    row.h = rowPixels(height);
    row.ia = fixed ? BooleanNumber.FALSE : BooleanNumber.TRUE;
    if (!fixed) row.ah = row.h;
  }
  if (hidden) row.hd = BooleanNumber.TRUE;
  return row;
}

export function gridColumn({ width, hidden }: ColumnSize): Partial<IColumnData> {
  return {
    ...(width === undefined ? {} : { w: columnPixels(width) }),
    ...(hidden ? { hd: BooleanNumber.TRUE } : {}),
  };
}
