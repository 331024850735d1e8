import { big, printDecimal } from "../../codec/decimal.ts";
import { periodYearBefore } from "../../codec/period.ts";
import type { CheckContext } from "../context.ts";
import { ofSoundFigures, type Rule, unjudged } from "../rule.ts";
import { isLeap, isPercent, isRank } from "../size.ts";

/** YOY: a value has leapt since the same period of last year. Computed ones follow their base items, which are asked about. */
export const yoyRules: readonly Rule[] = [
  {
    id: "YOY-CHANGE",
    version: 1,
    class: "YOY",
    severity: "query",
    ...ofSoundFigures,
    needs: "previousPeriod",
    run: (context) => {
      const compared = typedValues(context);
      const alone = compared.filter(({ before }) => before === null);
      return [
        ...compared.flatMap(({ figure, indicator, value, before }) => {
          if (before === null || !isLeap(indicator, value, before)) return [];
          return [
            {
              outcome: "fail" as const,
              figures: [figure],
              expected: before,
              actual: value,
              imbalance: printDecimal(big(value).minus(before)),
              params: {
                previousPeriod: periodYearBefore(figure.period),
                by: isPercent(indicator) ? "points" : "factor",
              },
            },
          ];
        }),
        ...unjudged(alone.map(({ figure }) => figure)),
      ];
    },
  },
];

/** Typed numbers with the accepted or stated one of exactly a year before. */
const typedValues = ({ currentOf, previousOf, indicators }: CheckContext) =>
  [...currentOf.values()].flatMap((figure) => {
    const indicator = indicators.get(figure.indicator);
    const { value, obtained } = figure;
    if (indicator === undefined || value === null || obtained !== "typed" || isRank(indicator)) return [];
    const known = previousOf.get(figure.indicator);
    const before = known?.period === periodYearBefore(figure.period) ? known.value : null;
    return [{ figure, indicator, value, before }];
  });
