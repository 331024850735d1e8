import type { Figure } from "../schema/figure.ts";
import type { Indicator } from "../schema/indicator.ts";
import { deriveValue } from "./derive-value.ts";

/**
 * Looks derived values up in a unit's figures: the value of a derived indicator for a period, from its base items of
 * that period. Undefined where it is not derived, a base item has no number, or the base is not above zero.
 */
export function deriveFrom(
  figures: readonly Figure[],
): (indicator: Indicator, period: string) => string | undefined {
  const values = new Map(
    figures.flatMap((figure) =>
      figure.kind === "actual" && figure.value !== null
        ? [[`${figure.indicator}/${figure.period}`, figure.value]]
        : [],
    ),
  );
  return ({ derive }, period) => {
    if (derive === null) return undefined;
    const numerator = values.get(`${derive.numerator}/${period}`);
    const denominator = values.get(`${derive.denominator}/${period}`);
    if (numerator === undefined || denominator === undefined) return undefined;
    const derived = deriveValue(derive, numerator, denominator);
    return derived.ok ? derived.value : undefined;
  };
}
