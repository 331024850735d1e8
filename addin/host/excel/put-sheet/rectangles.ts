import { printRange } from "../../../table/address.ts";
import { cellKey } from "../../cell-range.ts";
import type { CellAddress, CellRange } from "../../snapshot.ts";

/** Joins cells into rectangles, each cell in exactly one: runs along the rows, then equal runs under each other. */
export function joinIntoRectangles(cells: readonly CellAddress[]): CellRange[] {
  const places = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const inOrder = [...places].sort(([a], [b]) => a - b).map(([, cell]) => cell);
  const joined: CellRange[] = [];
  const lowest = new Map<string, CellRange>();
  for (const run of runs(inOrder)) {
    const columns = `${run.left}:${run.right}`;
    const above = lowest.get(columns);
    if (above?.bottom === run.top - 1) above.bottom = run.bottom;
    else {
      joined.push(run);
      lowest.set(columns, run);
    }
  }
  return joined;
}

function runs(inOrder: readonly CellAddress[]): CellRange[] {
  const found: CellRange[] = [];
  for (const { row, column } of inOrder) {
    const last = found.at(-1);
    if (last && last.top === row && last.right === column - 1) last.right = column;
    else found.push({ top: row, left: column, bottom: row, right: column });
  }
  return found;
}

/** `getRanges` takes at most 8,192 characters (Excel.Worksheet.getRanges). */
const LONGEST = 8_000;

/** The rectangles as texts "A1:B2,D5" that `getRanges` takes, as few as there can be. */
export function addressTexts(ranges: readonly CellRange[]): string[] {
  const texts: string[] = [];
  for (const range of ranges) {
    const address = printRange(range);
    const last = texts.at(-1);
    if (last !== undefined && last.length + address.length < LONGEST)
      texts[texts.length - 1] = `${last},${address}`;
    else texts.push(address);
  }
  return texts;
}

export function cellsOf({ top, left, bottom, right }: CellRange): CellAddress[] {
  const width = right - left + 1;
  return Array.from({ length: (bottom - top + 1) * width }, (_, index) => ({
    row: top + Math.floor(index / width),
    column: left + (index % width),
  }));
}
