import { big, printDecimal } from "../codec/decimal.ts";
import { type Result, refuse, succeed } from "../result.ts";
import type { Derivation } from "../schema/indicator.ts";

/**
 * How far a stated ratio may be from its recomputation: half a unit of the last of two digits, and a margin for base
 * items that were rounded before they were typed.
 */
export const ratioTolerance = "0.05";

/** Digits after the point that a derived value is given with. */
const digits = 10;

/**
 * The value of a derived indicator from its two base items, each in its canonical unit.
 * ratio: n ÷ d × 100 (%) · rate: n ÷ d × 1, because the denominator is already in 万家 or 万人 ·
 * growth: (n ÷ d − 1) × 100 (%). Over several units n and d are sums; a ratio of ratios is never formed (needs N05).
 * Decimal strings in and out, rounded half up to 10 digits after the point: far beyond what any base item is known
 * to, so nothing that is compared or shown depends on it, and a pull of years is not filled with digits.
 * A denominator that is not above zero is no base to compare with: "zeroBase".
 */
export function deriveValue(
  derivation: Derivation,
  numerator: string,
  denominator: string,
): Result<string, "zeroBase"> {
  const base = big(denominator);
  if (base.lte(0)) return refuse("zeroBase");
  // n − d over d rather than n ÷ d − 1, and the scale before the division: one rounding instead of two.
  const part = derivation.kind === "growth" ? big(numerator).minus(base) : big(numerator);
  return succeed(printDecimal(part.times(derivation.scale).div(base).round(digits)));
}
