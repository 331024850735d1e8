import { big, compareDecimal, printDecimal } from "../../codec/decimal.ts";
import type { ActualFigure } from "../../schema/figure.ts";
import type { CheckContext } from "../context.ts";
import type { Rule, RuleResult } from "../rule.ts";

/** SUB: a part is never more than its whole (traps A06, C09). */
export const subRules: readonly Rule[] = [
  {
    id: "SUB-PART",
    version: 1,
    class: "SUB",
    severity: "error",
    run: (context) =>
      [...context.indicators.values()].flatMap(({ code, partOf }) =>
        partOf.flatMap((whole) => exceeds(context, code, whole)),
      ),
  },
  {
    // 有研发活动的企业数 ≤ 企业总数: of a share the numerator is part of the denominator.
    id: "SUB-NUMERATOR",
    version: 1,
    class: "SUB",
    severity: "error",
    run: (context) =>
      [...context.indicators.values()].flatMap(({ derive, max }) => {
        if (derive?.kind !== "ratio" || max !== "100") return [];
        const { numerator, denominator } = derive;
        const isPart = context.indicators.get(numerator)?.partOf.includes(denominator) ?? false; // SUB-PART's
        return isPart ? [] : exceeds(context, numerator, denominator);
      }),
  },
];

/** Compares only values of one data period: a lagging part says nothing about this year's whole. */
function exceeds({ currentOf }: CheckContext, partCode: string, wholeCode: string): RuleResult[] {
  const part: ActualFigure | undefined = currentOf.get(partCode);
  const whole: ActualFigure | undefined = currentOf.get(wholeCode);
  if (part?.value == null || whole?.value == null || part.period !== whole.period) return [];
  if (compareDecimal(part.value, whole.value) <= 0) return [];
  return [
    {
      outcome: "fail",
      figures: [part, whole],
      expected: whole.value,
      actual: part.value,
      imbalance: printDecimal(big(part.value).minus(whole.value)),
      params: { part: partCode, whole: wholeCode },
    },
  ];
}
