import type { CellRange } from "../snapshot.ts";
import { areaOf, rangeOf } from "./range-of.ts";

/** Excel answers for at most 512 merged areas a call, and no band of so few cells holds more that begin in it. */
const SMALLEST_BAND = 512;

/** More calls than this in one sync are slower than a sheet with that many merges is likely. */
const MOST_BANDS = 200;

/**
 * Asks for the merged areas whose top left cell lies in the area; the answer, row by row, is there after the next sync.
 * Excel itself tells no others (OfficeDev/office-js#3611), so that every band of rows gives its own.
 */
export function askForMerges(sheet: Excel.Worksheet, area: CellRange): () => CellRange[] {
  const [height, width] = [area.bottom - area.top + 1, area.right - area.left + 1];
  const cells = Math.max(SMALLEST_BAND, Math.ceil((height * width) / MOST_BANDS));
  const rows = Math.max(1, Math.floor(cells / width));
  const bands: Excel.RangeAreas[] = [];
  for (let top = area.top; top <= area.bottom; top += rows) {
    const band = { ...area, top, bottom: Math.min(area.bottom, top + rows - 1) };
    const merged = rangeOf(sheet, band).getMergedAreasOrNullObject();
    merged.load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount");
    bands.push(merged);
  }
  return () => bands.flatMap((merged) => (merged.isNullObject ? [] : merged.areas.items.map(areaOf)));
}
