import { compareDecimal } from "../../codec/decimal.ts";
import { readNumber } from "../../codec/number.ts";
import { contextOfIndicator, describeTarget, saysWhatItAsks } from "../../codec/target.ts";
import { convert } from "../../codec/unit.ts";
import type { ActualFigure } from "../../schema/figure.ts";
import { ofSentFigures, type Rule, type RuleResult } from "../rule.ts";
import { unreachableUnit } from "../typed-unit.ts";

/** TYP: what stands in the cell is no number of the asked kind. */
export const typRules: readonly Rule[] = [
  {
    // Text, approximations (余, 近, 左右: traps E09), comparisons (突破: E10) are no actual.
    id: "TYP-NUMBER",
    version: 1,
    class: "TYP",
    severity: "error",
    ...ofSentFigures,
    run: ({ actuals }) =>
      actuals.flatMap((figure) => {
        if (figure.availability !== "available" || figure.value !== null || figure.typed === null) return [];
        const read = readNumber(figure.typed.text);
        if (!read.ok) return [fail(figure, figure.typed.text, { problem: read.error.code })];
        // The text alone is a number: its unit is at fault (UNIT-DIFFERENT), or it could not be read in its cell, as a
        // date or a number shown in 万 cannot. Whatever the reason, what was typed never gets lost as "no number".
        return unreachableUnit(figure) === null
          ? [fail(figure, figure.typed.text, { problem: "unread" })]
          : [];
      }),
  },
  {
    // The value is what was typed, in the indicator's unit. Found out here when a client sends something else.
    id: "TYP-VALUE",
    version: 1,
    class: "TYP",
    severity: "error",
    ...ofSentFigures,
    run: ({ actuals }) =>
      actuals.flatMap((figure) => {
        if (figure.value === null || figure.typed === null || figure.obtained !== "typed") return [];
        const read = readNumber(figure.typed.text);
        const reread = read.ok
          ? convert(read.value.value, read.value.unit ?? figure.typed.unit ?? figure.unit, figure.unit)
          : undefined;
        if (reread?.ok && compareDecimal(reread.value, figure.value) === 0) return [];
        return [fail(figure, figure.value, { typed: figure.typed.text })];
      }),
  },
  {
    // What a target asks is what its words say, which is what people read. Found out here when a client sends something else.
    id: "TYP-TARGETWORDS",
    version: 1,
    class: "TYP",
    severity: "error",
    ...ofSentFigures,
    run: ({ targets, indicators }) =>
      targets.flatMap((figure) => {
        const { target } = figure;
        const indicator = indicators.get(figure.indicator);
        if (indicator === undefined || saysWhatItAsks(target, indicator.unit, contextOfIndicator(indicator)))
          return [];
        const asked = target.requirement === "text" ? (target.number ?? "") : describeTarget(target);
        return [{ outcome: "fail", figures: [figure], actual: target.text, params: { asked } }];
      }),
  },
  {
    id: "TYP-INTEGER",
    version: 1,
    class: "TYP",
    severity: "error",
    ...ofSentFigures,
    run: ({ actuals, indicators }) =>
      actuals
        .filter(
          ({ indicator, value }) =>
            indicators.get(indicator)?.valueType === "integer" && value?.includes("."),
        )
        .map((figure) => fail(figure, figure.value ?? "", {})),
  },
];

const fail = (figure: ActualFigure, actual: string, params: Record<string, string>): RuleResult => ({
  outcome: "fail",
  figures: [figure],
  actual,
  params,
});
