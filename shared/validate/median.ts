import type Big from "big.js";

/** The middle one, or what lies between the two middle ones. Throws without values. */
export function median(values: readonly Big[]): Big {
  const sorted = [...values].sort((a, b) => a.cmp(b));
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  if (low === undefined || high === undefined) throw new Error("a median needs values");
  return low.plus(high).div(2);
}
