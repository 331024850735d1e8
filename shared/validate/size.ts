import { big } from "../codec/decimal.ts";
import type { Indicator } from "../schema/indicator.ts";
import { thresholds } from "./thresholds.ts";

/** True for shares and growth in per cent, which are compared in 百分点, never as multiples. */
export const isPercent = ({ unit }: Indicator): boolean => unit === "%";

/** True where a number is a place in a list; the unit does not tell. */
export const isRank = ({ measure }: Indicator): boolean => measure === "排名";

/** Below it the ratio of two numbers says nothing: 1 incubator becomes 3. */
const smallOf = ({ valueType }: Indicator): string =>
  valueType === "integer" ? thresholds.smallCount : thresholds.smallAmount;

/** True where the indicator's numbers are large enough, and far enough from each other, for a ratio to mean something. */
export function isSizeable(indicator: Indicator, a: string, b: string): boolean {
  const small = smallOf(indicator);
  return (big(a).abs().gte(small) || big(b).abs().gte(small)) && pointsApart(a, b, small);
}

/** True where one is at least `factor` times the other, up or down. Multiplied, not divided: dividing costs thirty times as much. */
export function farApart(a: string, b: string, factor: string | number): boolean {
  const [one, other] = [big(a).abs(), big(b).abs()];
  return one.lt(other) ? other.gte(one.times(factor)) : one.gte(other.times(factor));
}

/** a − b, without its sign, is at least `limit`. */
export const pointsApart = (a: string, b: string, limit: string): boolean => big(a).minus(b).abs().gte(limit);

/** Money, and what stands at a time, moves more slowly than what is newly counted each year. */
export const changeFactorOf = ({ unit, overTime }: Indicator): string =>
  unit.endsWith("元") || overTime === "stock" ? thresholds.steadyFactor : thresholds.changeFactor;

/**
 * True where `now` is too far from `before` to be taken without a question: by points for per cent, by a factor for the rest, and
 * never where both are small. From or to zero only what is not small counts.
 */
export function isLeap(indicator: Indicator, now: string, before: string): boolean {
  if (isPercent(indicator)) return pointsApart(now, before, thresholds.changePoints);
  return farApart(now, before, changeFactorOf(indicator)) && isSizeable(indicator, now, before);
}
