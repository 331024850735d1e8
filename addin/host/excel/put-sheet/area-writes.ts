import type { CellAddress, CellRange } from "../../snapshot.ts";
import { type Entry, enterCells } from "../enter-cells.ts";
import { rangeOf } from "../range-of.ts";
import { type QueuedWrite, queued } from "./queued-writes.ts";

/** What goes into a cell, and the number format the cell has by then. */
export type PlacedEntry = { at: CellAddress; entry: Entry; format: string };

/** Writes the entries; cells of the area that have none are left as they are. */
export function entryWrites(
  sheet: Excel.Worksheet,
  area: CellRange,
  placed: readonly PlacedEntry[],
): QueuedWrite[] {
  const entries = gridOf(
    area,
    placed.map(({ at, entry }) => [at, entry]),
  );
  const formats = gridOf(
    area,
    placed.map(({ at, format }) => [at, format]),
  );
  return blocksOf(area, entries).map(({ part, lines, from }) => {
    const lineFormats = formats
      .slice(from, from + lines.length)
      .map((line) => line.map((format) => format ?? "General"));
    return queued(lines, 3, () => enterCells(rangeOf(sheet, part), lines, lineFormats));
  });
}

/** Gives cells their number formats; cells of the area that have none in the list keep theirs. */
export function formatWrites(
  sheet: Excel.Worksheet,
  area: CellRange,
  placed: readonly { at: CellAddress; format: string }[],
): QueuedWrite[] {
  const formats = gridOf(
    area,
    placed.map(({ at, format }) => [at, format]),
  );
  return blocksOf(area, formats).map(({ part, lines }) =>
    queued(lines, 1, () => {
      rangeOf(sheet, part).numberFormat = lines;
    }),
  );
}

/** What is placed in the cells of an area, row by row; null where there is nothing. */
function gridOf<T>(area: CellRange, placed: readonly (readonly [CellAddress, T])[]): (T | null)[][] {
  const width = area.right - area.left + 1;
  const grid = Array.from({ length: area.bottom - area.top + 1 }, () => Array<T | null>(width).fill(null));
  for (const [{ row, column }, item] of placed) {
    const line = grid[row - area.top];
    if (line) line[column - area.left] = item;
  }
  return grid;
}

/** Cells of one block: with texts of some hundred letters still a fraction of a call. */
const BLOCK_CELLS = 2_000;

/** Whole rows of the area, those with nothing in them at the ends of a block left out. */
function blocksOf<T>(
  area: CellRange,
  grid: readonly (T | null)[][],
): { part: CellRange; lines: (T | null)[][]; from: number }[] {
  const rows = Math.max(1, Math.floor(BLOCK_CELLS / (area.right - area.left + 1)));
  const isHeld = (line: readonly (T | null)[]) => line.some((item) => item !== null);
  return Array.from({ length: Math.ceil(grid.length / rows) }, (_, index) => index * rows).flatMap(
    (start) => {
      const block = grid.slice(start, start + rows);
      const first = block.findIndex(isHeld);
      if (first < 0) return [];
      const lines = block.slice(first, block.findLastIndex(isHeld) + 1);
      const from = start + first;
      const top = area.top + from;
      return [{ part: { ...area, top, bottom: top + lines.length - 1 }, lines, from }];
    },
  );
}
