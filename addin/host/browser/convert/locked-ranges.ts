import type { CellRange } from "../../snapshot.ts";
import type { GridArea } from "./grid-area.ts";

/**
 * Cells that take no input, as few rectangles: runs of a row, joined downwards while they stay the same. Every
 * rectangle costs the grid a rule.
 */
export function lockedRanges(
  area: GridArea,
  isUnlocked: (row: number, column: number) => boolean,
): CellRange[] {
  const done: CellRange[] = [];
  let open = new Map<string, CellRange>();
  for (let row = 1; row <= area.rows; row++) {
    const now = new Map<string, CellRange>();
    for (const { left, right } of lockedRuns(row, area.columns, isUnlocked)) {
      const key = `${left}:${right}`;
      const range = open.get(key) ?? { top: row, left, bottom: row, right };
      range.bottom = row;
      now.set(key, range);
      open.delete(key);
    }
    done.push(...open.values());
    open = now;
  }
  return [...done, ...open.values()];
}

function lockedRuns(row: number, columns: number, isUnlocked: (row: number, column: number) => boolean) {
  const runs: { left: number; right: number }[] = [];
  for (let column = 1; column <= columns; column++) {
    if (isUnlocked(row, column)) continue;
    const last = runs.at(-1);
    if (last?.right === column - 1) last.right = column;
    else runs.push({ left: column, right: column });
  }
  return runs;
}
