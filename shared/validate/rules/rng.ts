import { big, compareDecimal, printDecimal } from "../../codec/decimal.ts";
import type { Figure } from "../../schema/figure.ts";
import type { Indicator } from "../../schema/indicator.ts";
import type { Requirement } from "../../schema/target.ts";
import { type CheckContext, isCurrent } from "../context.ts";
import { ofSentFigures, type Rule, type RuleResult } from "../rule.ts";

/** Requirements whose number is in the indicator's own unit and range. */
const inOwnUnit: ReadonlySet<Requirement> = new Set(["atLeast", "moreThan", "atMost", "keep"]);

/** RNG: fixed limits of an indicator, and of the year a figure may speak of. */
export const rngRules: readonly Rule[] = [
  {
    id: "RNG-LIMITS",
    version: 1,
    class: "RNG",
    severity: "error",
    ...ofSentFigures,
    run: (context) =>
      context.document.figures.flatMap((figure) => {
        const limits = context.indicators.get(figure.indicator);
        const value = comparable(figure);
        if (limits === undefined || value === null || followsError(context, figure, limits)) return [];
        return outside(figure, value, limits);
      }),
  },
  {
    // The round asks for one period. A figure of a year to come, of another part of the year, or older than the
    // indicator's usual lag (traps B03) is not it, and last year's value never stands for this year's.
    id: "RNG-PERIOD",
    version: 1,
    class: "RNG",
    severity: "error",
    ...ofSentFigures,
    run: ({ actuals, currentOf, indicators, document: { period: due } }) =>
      actuals.flatMap((figure) => {
        if (figure.scope.kind !== "whole") return [];
        const lag = indicators.get(figure.indicator)?.lag ?? 0;
        const isPrevious = isCurrent(figure.period, due, lag + 1) && currentOf.has(figure.indicator);
        if (isCurrent(figure.period, due, lag) || isPrevious) return [];
        const why = figure.period.slice(4) !== due.slice(4) ? "part" : figure.period > due ? "late" : "early";
        return [
          { outcome: "fail", figures: [figure], expected: due, actual: figure.period, params: { why } },
        ];
      }),
  },
];

/** A computed ratio beyond its limits because one of its parts is beyond its own: the part has its finding. */
function followsError(
  { currentOf, indicators }: CheckContext,
  figure: Figure,
  { derive }: Indicator,
): boolean {
  if (derive === null || figure.kind !== "actual" || figure.obtained !== "derived") return false;
  return [derive.numerator, derive.denominator].some((code) => {
    const [part, limits] = [currentOf.get(code), indicators.get(code)];
    if (part?.value == null || limits === undefined || part.period !== figure.period) return false;
    return outside(part, part.value, limits).length > 0;
  });
}

function comparable(figure: Figure): string | null {
  if (figure.kind === "actual") return figure.value;
  return inOwnUnit.has(figure.target.requirement) ? figure.target.number : null;
}

function outside(figure: Figure, value: string, { min, max }: Indicator): RuleResult[] {
  const broken = (limit: string, bound: "min" | "max"): RuleResult => ({
    outcome: "fail",
    figures: [figure],
    expected: limit,
    actual: value,
    imbalance: printDecimal(big(value).minus(limit)),
    params: { bound },
  });
  if (min !== null && compareDecimal(value, min) < 0) return [broken(min, "min")];
  if (max !== null && compareDecimal(value, max) > 0) return [broken(max, "max")];
  return [];
}
