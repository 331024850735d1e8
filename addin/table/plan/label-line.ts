import { type ReportGeometry, spanWidth } from "./report-geometry.ts";

/** Columns, counted from 1, inclusive. */
export type ColumnSpan = { left: number; right: number };
export type PlacedPair = { line: number; label: ColumnSpan; value: ColumnSpan };

/** Finds the narrowest span from `left` on that is wide enough and ends within `right`. */
function narrowest(
  geometry: ReportGeometry,
  left: number,
  right: number,
  width: number,
): ColumnSpan | undefined {
  for (let end = left; end <= right; end += 1)
    if (spanWidth(geometry, left, end) >= width) return { left, right: end };
  return undefined;
}

/**
 * Places label and value pairs (填表人：____) beside each other in the table's columns, on as few lines as they need.
 * No label or value stands across the freeze line, where a merged input could not be used. Undefined where a pair does not
 * fit at all.
 */
export function placePairs(
  geometry: ReportGeometry,
  pairs: readonly { labelWidth: number; valueWidth: number }[],
  between: ColumnSpan,
): PlacedPair[] | undefined {
  const segments = [
    { left: between.left, right: Math.min(between.right, geometry.frozen) },
    { left: Math.max(between.left, geometry.frozen + 1), right: between.right },
  ].filter(({ left, right }) => left <= right);
  const placed: PlacedPair[] = [];
  let line = 0;
  let segment = 0;
  let left = segments[0]?.left ?? between.left;
  for (const pair of pairs) {
    for (let tries = 0; tries <= segments.length; tries += 1) {
      const spans = fitPair(geometry, left, segments[segment]?.right ?? between.right, pair);
      if (spans !== undefined) {
        placed.push({ line, ...spans });
        left = spans.value.right + 1;
        break;
      }
      segment = (segment + 1) % segments.length;
      if (segment === 0) line += 1;
      left = segments[segment]?.left ?? between.left;
    }
  }
  return placed.length < pairs.length ? undefined : placed;
}

function fitPair(
  geometry: ReportGeometry,
  left: number,
  right: number,
  pair: { labelWidth: number; valueWidth: number },
): { label: ColumnSpan; value: ColumnSpan } | undefined {
  const label = narrowest(geometry, left, right, pair.labelWidth);
  const value = label && narrowest(geometry, label.right + 1, right, pair.valueWidth);
  return label && value ? { label, value } : undefined;
}
