import { periodBefore } from "../../codec/period.ts";
import { valueKey } from "../context.ts";
import { ofSoundFigures, type Rule } from "../rule.ts";
import { isLeap, isRank } from "../size.ts";

/** CHG: what stands at a time has leapt since the quarter (month) before. 年初累计 starts anew and is CUM's and YOY's matter. */
export const chgRules: readonly Rule[] = [
  {
    id: "CHG-QUARTER",
    version: 1,
    class: "CHG",
    severity: "query",
    ...ofSoundFigures,
    needs: "acceptedSeries",
    appliesTo: ({ document }) => document.period.length > 4,
    run: ({ currentOf, acceptedOf, indicators }) =>
      [...currentOf.values()].flatMap((figure) => {
        const indicator = indicators.get(figure.indicator);
        const before = acceptedOf.get(
          valueKey({ indicator: figure.indicator, period: periodBefore(figure.period) }),
        );
        if (indicator === undefined || before === undefined || figure.value === null) return [];
        if (indicator.overTime === "flow" || isRank(indicator)) return [];
        if (!isLeap(indicator, figure.value, before.value)) return [];
        return [
          {
            outcome: "fail",
            figures: [figure],
            expected: before.value,
            actual: figure.value,
            params: { previousPeriod: before.period },
          },
        ];
      }),
  },
];
