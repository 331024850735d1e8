import type { ActualFigure } from "../../schema/figure.ts";
import type { CheckContext } from "../context.ts";
import { allAtOnce, ofSentFigures, ofSentTable, type Rule } from "../rule.ts";
import { thresholds } from "../thresholds.ts";

/** FMT: a number is written longer than it can be kept or is known. */
export const fmtRules: readonly Rule[] = [
  {
    // What a formula gives (66.66666…) is sent as it is; the form shows fewer digits, so it is said once for all rows.
    id: "FMT-DECIMALS",
    version: 1,
    class: "FMT",
    severity: "hint",
    ...ofSentTable,
    run: (context) => allAtOnce(context.actuals.filter((figure) => isLonger(context, figure))),
  },
  {
    // Excel has turned the digits behind the fifteenth into zeros, so this is not the number that was typed.
    id: "FMT-LENGTH",
    version: 1,
    class: "FMT",
    severity: "error",
    ...ofSentFigures,
    run: ({ actuals }) =>
      actuals
        .filter(({ value }) => value !== null && digitsBefore(value) > thresholds.excelDigits)
        .map((figure) => ({ outcome: "fail", figures: [figure], actual: figure.value ?? "" })),
  },
];

/** A whole number that must be one is TYP-INTEGER's matter. */
function isLonger({ indicators }: CheckContext, { indicator, value, obtained }: ActualFigure): boolean {
  const known = indicators.get(indicator);
  if (known === undefined || value === null || obtained !== "typed" || known.valueType === "integer")
    return false;
  return (value.split(".")[1] ?? "").length > known.decimals;
}

const digitsBefore = (value: string): number => (value.split(".")[0] ?? "").replace("-", "").length;
