import type { CellAddress, CellRange } from "../../snapshot.ts";
import { rangeOf } from "../range-of.ts";
import { type QueuedWrite, queued } from "./queued-writes.ts";

/** What goes into a cell; null leaves it as it is, "" empties it. */
export type CellEntry = string | number | boolean | null;

/** Entries of the cells of an area, row by row. */
export function gridOf(area: CellRange, entries: Iterable<readonly [CellAddress, CellEntry]>): CellEntry[][] {
  const width = area.right - area.left + 1;
  const grid = Array.from({ length: area.bottom - area.top + 1 }, () => Array<CellEntry>(width).fill(null));
  for (const [{ row, column }, entry] of entries) {
    const line = grid[row - area.top];
    if (line) line[column - area.left] = entry;
  }
  return grid;
}

/** Cells of one block: with texts of some hundred letters still a fraction of a call. */
const BLOCK_CELLS = 2_000;

/** Writes the grid in blocks of whole rows; rows that change nothing at the ends of a block are left out. */
export function gridWrites(
  sheet: Excel.Worksheet,
  area: CellRange,
  property: "formulas" | "numberFormat",
  grid: readonly CellEntry[][],
): QueuedWrite[] {
  const rows = Math.max(1, Math.floor(BLOCK_CELLS / (area.right - area.left + 1)));
  const writes: QueuedWrite[] = [];
  for (let from = 0; from < grid.length; from += rows) {
    const block = grid.slice(from, from + rows);
    const first = block.findIndex(changes);
    if (first < 0) continue;
    const lines = block.slice(first, block.findLastIndex(changes) + 1);
    const top = area.top + from + first;
    writes.push(
      queued(lines, 1, () => {
        rangeOf(sheet, { ...area, top, bottom: top + lines.length - 1 })[property] = lines;
      }),
    );
  }
  return writes;
}

const changes = (line: readonly CellEntry[]): boolean => line.some((entry) => entry !== null);
