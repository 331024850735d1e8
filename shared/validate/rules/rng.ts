import { big, compareDecimal, printDecimal } from "../../codec/decimal.ts";
import type { Figure } from "../../schema/figure.ts";
import type { Indicator } from "../../schema/indicator.ts";
import type { Requirement } from "../../schema/target.ts";
import type { Rule, RuleResult } from "../rule.ts";

/** Requirements whose number is in the indicator's own unit and range. */
const inOwnUnit: ReadonlySet<Requirement> = new Set(["atLeast", "moreThan", "atMost", "keep"]);

/** RNG: fixed limits of an indicator, and of the year a figure may speak of. */
export const rngRules: readonly Rule[] = [
  {
    id: "RNG-LIMITS",
    version: 1,
    class: "RNG",
    severity: "error",
    run: ({ document, indicators }) =>
      document.figures.flatMap((figure) => {
        const limits = indicators.get(figure.indicator);
        const value = comparable(figure);
        return limits === undefined || value === null ? [] : outside(figure, value, limits);
      }),
  },
  {
    // No figure speaks of a year that has not come, nor of one older than the indicator's usual lag (traps B03).
    id: "RNG-PERIOD",
    version: 1,
    class: "RNG",
    severity: "query",
    run: ({ currentOf, indicators, document }) =>
      [...currentOf.values()].flatMap((figure) => {
        const year = Number(figure.period.slice(0, 4));
        const due = Number(document.period.slice(0, 4));
        const lag = indicators.get(figure.indicator)?.lag ?? 0;
        if (figure.value === null || (year <= due && year >= due - lag)) return [];
        const late = year > due;
        return [
          {
            outcome: "fail",
            severity: late ? "error" : "query",
            figures: [figure],
            expected: document.period,
            actual: figure.period,
            params: { late: String(late) },
          },
        ];
      }),
  },
];

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
