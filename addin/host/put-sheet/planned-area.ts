import type { SheetPlan } from "../../table/layout-plan.ts";
import { union } from "../cell-range.ts";
import type { CellRange } from "../snapshot.ts";

/** The smallest range around all planned cells and merges; A1 for a plan without any. */
export function plannedArea({ cells, merges }: SheetPlan): CellRange {
  const ranges = [
    ...cells.map(({ at }) => ({ top: at.row, left: at.column, bottom: at.row, right: at.column })),
    ...merges,
  ];
  const [first = { top: 1, left: 1, bottom: 1, right: 1 }, ...rest] = ranges;
  return rest.reduce(union, first);
}
