import { deriveValue } from "../catalogue/derive-value.ts";
import { big } from "../codec/decimal.ts";
import type { Derivation } from "../schema/indicator.ts";

/**
 * A ratio, rate or growth from two parts or two sums of parts. Null unless the denominator is above zero: a base of zero
 * or less is none to compare with, and with bases above zero the ratio of the sums lies between the units' ratios.
 */
export function ratioValue(derivation: Derivation, numerator: string, denominator: string): string | null {
  if (big(denominator).lte(0)) return null;
  const derived = deriveValue(derivation, numerator, denominator);
  return "value" in derived ? derived.value : null;
}
