import { BooleanNumber, type IWorksheetData } from "@univerjs/core";

/** Columns beside the frozen ones that should show without scrolling. */
const COLUMNS = 5;

/** Below this nobody can read the cells. */
const SMALLEST = 0.7;

/** Pixels of the row numbers, and of the scroll bar. */
const [ROW_HEAD, SCROLL_BAR] = [46, 10];

/**
 * The zoom at which a sheet opens in a grid of that width in pixels: the file's, or as much smaller as it takes to show
 * five columns beside the frozen ones, which else may fill a narrow screen.
 */
export function fittingZoom(sheet: Partial<IWorksheetData>, width: number): number {
  const { zoomRatio: zoom = 1, freeze, columnData, columnCount = 0, defaultColumnWidth = 0 } = sheet;
  if (!freeze || freeze.xSplit === 0) return zoom;
  let needed = ROW_HEAD;
  let beside = 0;
  for (let column = freeze.startColumn - freeze.xSplit; column < columnCount && beside < COLUMNS; column++) {
    const { w = defaultColumnWidth, hd } = columnData?.[column] ?? {};
    if (hd === BooleanNumber.TRUE) continue;
    needed += w;
    if (column >= freeze.startColumn) beside++;
  }
  const fitting = Math.floor(((width - SCROLL_BAR) / needed) * 100) / 100;
  return Math.min(zoom, Math.max(SMALLEST, fitting));
}
