import { big, compareDecimal, printDecimal } from "../../codec/decimal.ts";
import { periodEnd, yearOf } from "../../codec/period.ts";
import type { CheckContext } from "../context.ts";
import { endsBefore } from "../history.ts";
import { ofSentFigures, ofSoundFigures, type Rule } from "../rule.ts";

/** CUM: 年初累计 never falls within the year, and runs to a day of it. */
export const cumRules: readonly Rule[] = [
  {
    // A correction of the earlier quarter makes it fall rightly: asked, not refused.
    id: "CUM-FALLS",
    version: 1,
    class: "CUM",
    severity: "query",
    ...ofSoundFigures,
    needs: "acceptedSeries",
    // A yearly table is compared with the quarters of its year where there are any.
    appliesTo: (context) => context.document.period.length > 4 || hasParts(context),
    run: (context) =>
      [...context.currentOf.values()].flatMap((figure) => {
        const { indicator, period, value, basis } = figure;
        const cumulative = context.indicators.get(indicator)?.overTime === "flow" && basis !== "pointInTime";
        const before = cumulative ? lastWithin(context, indicator, period) : undefined;
        if (value === null || before === undefined || compareDecimal(value, before.value) >= 0) return [];
        return [
          {
            outcome: "fail",
            figures: [figure],
            expected: before.value,
            actual: value,
            imbalance: printDecimal(big(value).minus(before.value)),
            params: { previousPeriod: before.period },
          },
        ];
      }),
  },
  {
    // 截止日期 in another year, or after the period: the number is of another time than it is reported for.
    id: "CUM-ASOF",
    version: 1,
    class: "CUM",
    severity: "query",
    ...ofSentFigures,
    run: ({ actuals }) =>
      actuals.flatMap((figure) => {
        const { asOf, period } = figure;
        if (asOf === null || figure.value === null || isWithin(asOf, period)) return [];
        return [{ outcome: "fail", figures: [figure], expected: period, actual: asOf, params: { asOf } }];
      }),
  },
];

/** In the year of the period, and not after its end. */
const isWithin = (day: string, period: string): boolean =>
  yearOf(day) === yearOf(period) && Number(day.slice(5, 7)) <= periodEnd(period) - yearOf(period) * 12;

/** The latest accepted number of an earlier part of the year of `period`. */
const lastWithin = ({ history }: CheckContext, indicator: string, period: string) =>
  (history?.accepted ?? [])
    .filter(
      (value) =>
        value.indicator === indicator &&
        value.period.length > 4 &&
        yearOf(value.period) === yearOf(period) &&
        endsBefore(value.period, period),
    )
    .reduce<{ period: string; value: string } | undefined>(
      (last, value) => (last === undefined || endsBefore(last.period, value.period) ? value : last),
      undefined,
    );

const hasParts = ({ history, document }: CheckContext): boolean =>
  (history?.accepted ?? []).some(
    ({ period }) => period.length > 4 && yearOf(period) === yearOf(document.period),
  );
