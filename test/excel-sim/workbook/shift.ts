import type { CellRange } from "../../../addin/host/snapshot.ts";
import { LAST_COLUMN, LAST_ROW } from "./rectangle.ts";

/** Whole rows or columns put in before `at` (count > 0), or `-count` of them taken out from `at` on. */
export type Shift = { axis: "row" | "column"; at: number; count: number };

/** Where a rectangle stands afterwards; null when nothing of it is left. */
export function shifted(range: CellRange, { axis, at, count }: Shift): CellRange | null {
  const [from, to, last] =
    axis === "row" ? [range.top, range.bottom, LAST_ROW] : [range.left, range.right, LAST_COLUMN];
  if (from === 1 && to === last) return range;
  const moved = count > 0 ? widened(from, to, at, count) : narrowed(from, to, at, -count);
  if (!moved) return null;
  const [first, end] = moved;
  return axis === "row" ? { ...range, top: first, bottom: end } : { ...range, left: first, right: end };
}

const widened = (from: number, to: number, at: number, count: number): [number, number] => [
  from >= at ? from + count : from,
  to >= at ? to + count : to,
];

function narrowed(from: number, to: number, at: number, count: number): [number, number] | null {
  const after = (place: number) => place - Math.min(Math.max(place - at, 0), count);
  const first = after(from);
  const end = to >= at && to < at + count ? at - 1 : after(to);
  return first <= end ? [first, end] : null;
}
