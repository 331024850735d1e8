import type { CellRange } from "../snapshot.ts";

/** The range of a sheet; Excel counts from 0. */
export const rangeOf = (sheet: Excel.Worksheet, { top, left, bottom, right }: CellRange): Excel.Range =>
  sheet.getRangeByIndexes(top - 1, left - 1, bottom - top + 1, right - left + 1);

/** Where a loaded range stands. */
export const areaOf = (range: Excel.Range): CellRange => ({
  top: range.rowIndex + 1,
  left: range.columnIndex + 1,
  bottom: range.rowIndex + range.rowCount,
  right: range.columnIndex + range.columnCount,
});
