import { big, compareDecimal, printDecimal } from "../../codec/decimal.ts";
import type { ActualFigure, TargetFigure } from "../../schema/figure.ts";
import type { Requirement } from "../../schema/target.ts";
import { type CheckContext, ofWhole, valueKey } from "../context.ts";
import { ofSoundFigures, type Rule, type RuleResult } from "../rule.ts";

/** SUB: a part is never more than its whole (traps A06, C09). */
export const subRules: readonly Rule[] = [
  {
    id: "SUB-PART",
    version: 1,
    class: "SUB",
    severity: "error",
    ...ofSoundFigures,
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
    ...ofSoundFigures,
    run: (context) =>
      [...context.indicators.values()].flatMap(({ derive, max }) => {
        if (derive?.kind !== "ratio" || max !== "100") return [];
        const { numerator, denominator } = derive;
        const isPart = context.indicators.get(numerator)?.partOf.includes(denominator) ?? false; // SUB-PART's
        return isPart ? [] : exceeds(context, numerator, denominator);
      }),
  },
  {
    // 省级以上 at least 30 and 市级以上 at least 20: the wider target says nothing, or one of the two is mistaken (traps A02, C09).
    id: "SUB-TARGET",
    version: 1,
    class: "SUB",
    severity: "query",
    ...ofSoundFigures,
    run: ({ targets, indicators }) => {
      const floorOf = new Map(
        targets
          .filter((figure) => ofWhole(figure) && atLeast.has(figure.target.requirement))
          .map((figure) => [valueKey(figure), figure]),
      );
      return [...floorOf.values()].flatMap((part) =>
        (indicators.get(part.indicator)?.partOf ?? []).flatMap((indicator) => {
          const whole = floorOf.get(valueKey({ indicator, period: part.period }));
          return whole === undefined ? [] : targetExceeds(part, whole);
        }),
      );
    },
  },
];

const atLeast: ReadonlySet<Requirement> = new Set(["atLeast", "moreThan", "keep"]);

/** Compares only targets in one unit; what is part of what is counted alike. */
function targetExceeds(part: TargetFigure, whole: TargetFigure): RuleResult[] {
  const [less, more] = [part.target, whole.target];
  if (less.number === null || more.number === null || less.unit !== more.unit) return [];
  if (compareDecimal(less.number, more.number) <= 0) return [];
  return [
    {
      outcome: "fail",
      figures: [part, whole],
      expected: more.number,
      actual: less.number,
      imbalance: printDecimal(big(less.number).minus(more.number)),
      params: { part: part.indicator, whole: whole.indicator },
    },
  ];
}

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
