import type { CellRange } from "../snapshot.ts";
import { areaOf } from "./range-of.ts";

/** An empty sheet has the area without rows that starts at A1. */
const EMPTY: CellRange = { top: 1, left: 1, bottom: 0, right: 0 };

/**
 * Asks for the rectangle that holds values; formatted empty cells, which can reach the last row, do not count. The
 * answer is there after the next sync.
 */
export function askForUsedArea(sheet: Excel.Worksheet): () => CellRange {
  const range = sheet.getUsedRangeOrNullObject(true);
  range.load("rowIndex,columnIndex,rowCount,columnCount");
  return () => (range.isNullObject ? EMPTY : areaOf(range));
}
