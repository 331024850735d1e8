import type { Injector } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import {
  type FWorkbook,
  IRenderManagerService,
  ScrollCommand,
  SHEET_VIEWPORT_KEY,
  SheetSkeletonManagerService,
} from "@univerjs/preset-sheets-core";
import type { CellAddress } from "../snapshot.ts";

/**
 * Scrolls the sheet in front as far as it takes to see the cell. The engine's own scrolling measures by the frozen
 * columns instead of those beside them, and leaves cells hidden behind them.
 */
export function bringIntoView(
  api: FUniver,
  injector: Injector,
  book: FWorkbook,
  { row, column }: CellAddress,
): void {
  const render = injector.get(IRenderManagerService).getRenderById(book.getId());
  const viewport = render?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
  const skeleton = render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
  if (!render || !viewport || !skeleton) return;
  const { startRow, ySplit, startColumn, xSplit } = book.getActiveSheet().getFreeze();
  const x = scrolled(column - 1, skeleton.columnWidthAccumulation, {
    frozen: xSplit,
    first: startColumn,
    scroll: viewport.viewportScrollX,
    size: (viewport.width ?? 0) / render.scene.scaleX,
  });
  const y = scrolled(row - 1, skeleton.rowHeightAccumulation, {
    frozen: ySplit,
    first: startRow,
    scroll: viewport.viewportScrollY,
    size: (viewport.height ?? 0) / render.scene.scaleY,
  });
  if (x === viewport.viewportScrollX && y === viewport.viewportScrollY) return;
  api.syncExecuteCommand(ScrollCommand.id, {
    sheetViewStartRow: 0,
    sheetViewStartColumn: 0,
    offsetX: x,
    offsetY: y,
  });
}

/** `first`: the first line that scrolls, `frozen` lines stand before it; `size` of what scrolls, in pixels of the sheet. */
type Axis = { frozen: number; first: number; scroll: number; size: number };

/** How far to scroll so that the line is in view; `ends`: where each line ends. */
function scrolled(line: number, ends: readonly number[], { frozen, first, scroll, size }: Axis): number {
  if (frozen > 0 && line < first) return scroll;
  const endOf = (index: number) => ends[Math.min(index, ends.length - 1)] ?? 0;
  const covered = frozen > 0 ? endOf(first - 1) - endOf(first - frozen - 1) : 0;
  const [from, to] = [endOf(line - 1) - covered, endOf(line) - covered];
  if (from < scroll) return from;
  return to > scroll + size ? Math.min(from, to - size) : scroll;
}
