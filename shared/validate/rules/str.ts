import { yearOf } from "../../codec/period.ts";
import { blankActual } from "../../schema/blank-actual.ts";
import type { ActualFigure, Figure, TargetFigure } from "../../schema/figure.ts";
import type { Severity } from "../../schema/finding.ts";
import type { IndicatorRow } from "../../schema/form.ts";
import type { Indicator } from "../../schema/indicator.ts";
import { figuresByKey } from "../figures-by-key.ts";
import { ofSentFigures, ofSentTable, type Rule } from "../rule.ts";

/** STR: the document is no table of this form. */
export const strRules: readonly Rule[] = [
  {
    id: "STR-INDICATOR",
    version: 1,
    class: "STR",
    severity: "error",
    ...ofSentFigures,
    run: ({ document, rowOf }) =>
      document.figures
        .filter((figure) => !rowOf.has(figure.indicator))
        .map((figure) => ({ outcome: "fail", figures: [figure] })),
  },
  {
    // One value for one unit, scope, period, indicator and kind (traps A01: 157家 and 175家).
    id: "STR-DUPLICATE",
    version: 1,
    class: "STR",
    severity: "error",
    ...ofSentTable,
    run: ({ document }) => {
      return [...figuresByKey(document.figures).values()].flatMap((same) => {
        const [first] = same;
        if (first === undefined || same.length < 2) return [];
        const printed = same.map(printFigure).sort().join("、").slice(0, longestPrinted);
        return [
          { outcome: "fail", figures: [first], actual: printed, params: { count: String(same.length) } },
        ];
      });
    },
  },
  {
    // A figure's shape is the form's, not the sender's to choose: its unit, its basis, how it came about.
    id: "STR-FIGURE",
    version: 2,
    class: "STR",
    severity: "error",
    ...ofSentFigures,
    run: ({ actuals, rowOf, indicators }) =>
      actuals.flatMap((figure) => {
        const indicator = indicators.get(figure.indicator);
        const row = rowOf.get(figure.indicator);
        if (indicator === undefined || row === undefined) return []; // STR-INDICATOR
        const problem = shapeProblem(figure, indicator, row.entry);
        return problem === null
          ? []
          : [{ outcome: "fail", figures: [figure], actual: figure.unit, params: { problem } }];
      }),
  },
  {
    // A table has the targets of its year and of the next, of the whole unit, over an earlier year.
    id: "STR-TARGET",
    version: 1,
    class: "STR",
    severity: "error",
    ...ofSentFigures,
    run: ({ targets, rowOf, document }) =>
      targets.flatMap((figure) => {
        if (!rowOf.has(figure.indicator)) return []; // STR-INDICATOR
        const fault = targetFault(figure, yearOf(document.period));
        return fault === null
          ? []
          : [{ outcome: "fail", figures: [figure], expected: document.period.slice(0, 4), ...fault }];
      }),
  },
];

type TargetFault = {
  severity: Severity;
  actual: string;
  params: { problem: "scope" | "period" | "baseYear" };
};

/** A target of a park may have been meant; one of another year stands in no column of the form. */
function targetFault({ scope, period, target }: TargetFigure, year: number): TargetFault | null {
  const fault = (problem: TargetFault["params"]["problem"], actual: string): TargetFault => ({
    severity: problem === "scope" ? "query" : "error",
    actual,
    params: { problem },
  });
  if (scope.kind !== "whole") return fault("scope", scope.name);
  if (period !== String(year) && period !== String(year + 1)) return fault("period", period);
  const { baseYear } = target;
  return baseYear !== null && baseYear >= yearOf(period) ? fault("baseYear", String(baseYear)) : null;
}

function shapeProblem(
  figure: ActualFigure,
  indicator: Indicator,
  entry: IndicatorRow["entry"],
): string | null {
  if (entry === "imported") return "imported"; // the city's to fill
  if (figure.unit !== indicator.unit) return "unit";
  if (figure.basis !== blankActual(indicator, figure.period).basis) return "basis";
  if (figure.obtained === "imported" || (figure.obtained === "derived" && indicator.derive === null))
    return "obtained";
  if (figure.obtained === "typed" && figure.value !== null && figure.typed === null) return "typed";
  return null;
}

/** Of a finding's text; a figure may stand very often. */
const longestPrinted = 300;

const printFigure = (figure: Figure): string =>
  figure.kind === "actual" ? (figure.typed?.text ?? figure.value ?? figure.availability) : figure.target.text;
