import { compareDecimal } from "../codec/decimal.ts";

/**
 * Position of each value, 1 = best; equal values share the better position and the next one is skipped (1, 2, 2, 4).
 * Null where there is no value to compare. `better` says which end is best.
 */
export function ranksOf(values: readonly (string | null)[], better: "up" | "down"): (number | null)[] {
  const best = values
    .filter((value) => value !== null)
    .sort((a, b) => (better === "up" ? compareDecimal(b, a) : compareDecimal(a, b)));
  const position = new Map<string, number>();
  best.forEach((value, index) => {
    if (!position.has(value)) position.set(value, index + 1);
  });
  return values.map((value) => (value === null ? null : (position.get(value) ?? null)));
}
