import { big, printDecimal } from "../codec/decimal.ts";
import type { Derivation } from "../schema/indicator.ts";

/**
 * A ratio, rate or growth from its two parts, in the ratio's unit: ratio and rate n / d × scale, growth (n / d − 1) × scale.
 * Null when the denominator is not above zero: there is no base to compare with.
 */
export function deriveRatio(derivation: Derivation, numerator: string, denominator: string): string | null {
  const base = big(denominator);
  if (base.lte(0)) return null;
  // Multiplied before it is divided, so that 1 / 3 × 100 keeps all its digits.
  const part = derivation.kind === "growth" ? big(numerator).minus(base) : big(numerator);
  return printDecimal(part.times(derivation.scale).div(base));
}
