import { big } from "../../codec/decimal.ts";
import { compareUnits } from "../../codec/unit.ts";
import { inOrder, type Rule } from "../rule.ts";
import { typedUnit, unreachableUnit } from "../typed-unit.ts";

/** From this factor on a value is asked about: 万元 taken for 亿元 is 10⁴, a slipped 千 is 10³ (traps D01). */
const slipFactor = 1000;

/** UNIT: a figure in another unit than the indicator's, or that looks so. */
export const unitRules: readonly Rule[] = [
  {
    // 家次 is not 家 (traps D02), 650亿 is not 650亿元 (D07): neither converted nor guessed.
    id: "UNIT-DIFFERENT",
    version: 1,
    class: "UNIT",
    severity: "error",
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
    version: 1,
    class: "UNIT",
    severity: "query",
    run: ({ currentOf, previousOf }) => {
      const compared = [...currentOf.values()].filter(({ value }) => value !== null && value !== "0");
      const slipped = compared.flatMap((figure) => {
        const previous = previousOf.get(figure.indicator);
        if (figure.value === null || previous === undefined) return [];
        if (previous.value === "0" || !farApart(figure.value, previous.value)) return [];
        return [
          {
            outcome: "fail" as const,
            figures: [figure],
            expected: previous.value,
            actual: figure.value,
            params: { previousPeriod: previous.period },
          },
        ];
      });
      const alone = compared.filter(({ indicator }) => !previousOf.has(indicator));
      if (alone.length === 0) return slipped;
      return [
        ...slipped,
        { outcome: "na", figures: inOrder(alone), params: { count: String(alone.length) } },
      ];
    },
  },
];

/** True from `slipFactor` on, up or down. Multiplied, not divided: dividing decimals costs thirty times as much. */
function farApart(a: string, b: string): boolean {
  const [one, other] = [big(a).abs(), big(b).abs()];
  return one.gte(other.times(slipFactor)) || other.gte(one.times(slipFactor));
}
