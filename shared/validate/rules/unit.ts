import { big } from "../../codec/decimal.ts";
import { compareUnits } from "../../codec/unit.ts";
import type { Indicator } from "../../schema/indicator.ts";
import { ofSentFigures, ofSoundFigures, type Rule, unjudged } from "../rule.ts";
import { farApart, isPercent, isRank, isSizeable } from "../size.ts";
import { thresholds } from "../thresholds.ts";
import { typedUnit, unreachableUnit } from "../typed-unit.ts";

/** UNIT: a figure in another unit than the indicator's, or that looks so. */
export const unitRules: readonly Rule[] = [
  {
    // 家次 is not 家 (traps D02), 650亿 is not 650亿元 (D07): neither converted nor guessed.
    id: "UNIT-DIFFERENT",
    version: 1,
    class: "UNIT",
    severity: "error",
    ...ofSentFigures,
    run: ({ actuals }) =>
      actuals.flatMap((figure) => {
        const found = unreachableUnit(figure);
        if (found === null) return [];
        const { unit, comparison } = found;
        return [
          { outcome: "fail", figures: [figure], expected: figure.unit, actual: unit, params: { comparison } },
        ];
      }),
  },
  {
    // A value in 万元 is converted to 亿元, and said: a unit written by mistake is a factor of 10⁴ (traps D01).
    id: "UNIT-CONVERTED",
    version: 1,
    class: "UNIT",
    severity: "query",
    ...ofSoundFigures,
    phases: ["typing", "check", "receive"],
    run: ({ actuals }) =>
      actuals.flatMap((figure) => {
        const unit = typedUnit(figure);
        if (unit === null || figure.value === null || typeof compareUnits(unit, figure.unit) === "string")
          return [];
        return [
          {
            outcome: "fail",
            figures: [figure],
            actual: figure.value,
            params: { typed: figure.typed?.text ?? "", unit },
          },
        ];
      }),
  },
  {
    id: "UNIT-SLIP",
    version: 2,
    class: "UNIT",
    severity: "query",
    ...ofSoundFigures,
    tolerance: { abs: "0", rel: thresholds.slipNear },
    needs: "previousPeriod",
    run: ({ currentOf, previousOf, indicators }) => {
      const compared = [...currentOf.values()].filter(({ value }) => value !== null && value !== "0");
      const slipped = compared.flatMap((figure) => {
        const previous = previousOf.get(figure.indicator);
        const indicator = indicators.get(figure.indicator);
        if (figure.value === null || indicator === undefined || previous === undefined) return [];
        const factor = slipOf(indicator, figure.value, previous.value);
        if (factor === null) return [];
        return [
          {
            outcome: "fail" as const,
            figures: [figure],
            expected: previous.value,
            actual: figure.value,
            params: { previousPeriod: previous.period, factor: String(factor) },
          },
        ];
      });
      const alone = compared.filter(({ indicator }) => !previousOf.has(indicator));
      return [...slipped, ...unjudged(alone)];
    },
  },
];

/** The factor two values of one indicator look to be apart by mistake; null where they do not. */
function slipOf(indicator: Indicator, now: string, before: string): number | null {
  // What is not ten times apart, allowing for nearness, is the common case and decided first.
  if (before === "0" || isRank(indicator) || !farApart(now, before, "9")) return null;
  if (farApart(now, before, thresholds.slipFactor)) return thresholds.slipFactor;
  if (!isPercent(indicator) && !isSizeable(indicator, now, before)) return null;
  return thresholds.slipTens.find((factor) => isNear(now, before, factor)) ?? null;
}

/** One is `factor` times the other, or nearly. */
function isNear(a: string, b: string, factor: number): boolean {
  const [smaller, larger] = big(a).abs().lt(big(b).abs()) ? [a, b] : [b, a];
  const wanted = big(smaller).abs().times(factor);
  return big(larger).abs().minus(wanted).abs().lte(wanted.times(thresholds.slipNear));
}
