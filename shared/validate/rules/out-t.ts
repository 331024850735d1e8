import { big, printDecimal, roundDecimal } from "../../codec/decimal.ts";
import { type ComparedSeries, comparedSeries } from "../compared-series.ts";
import { median } from "../median.ts";
import { ofSoundFigures, type Rule, type RuleResult, unjudged } from "../rule.ts";
import { isSizeable } from "../size.ts";
import { thresholds } from "../thresholds.ts";

/** OUT-T: a value lies apart from the unit's own series: modified z-score, by medians, so that one odd year does not hide the next. */
export const outTRules: readonly Rule[] = [
  {
    id: "OUT-T-SERIES",
    version: 1,
    class: "OUT-T",
    severity: "query",
    ...ofSoundFigures,
    needs: "acceptedSeries",
    run: (context) => {
      const all = comparedSeries(context);
      const short = all.filter(({ earlier }) => earlier.length < thresholds.seriesLength);
      return [
        ...all.filter(({ earlier }) => earlier.length >= thresholds.seriesLength).flatMap(apart),
        ...unjudged(
          short.map(({ figure }) => figure),
          { least: String(thresholds.seriesLength) },
        ),
      ];
    },
  },
];

function apart({ figure, indicator, value, earlier }: ComparedSeries): RuleResult[] {
  const middle = median(earlier.map((one) => big(one)));
  const spread = median(earlier.map((one) => big(one).minus(middle).abs()));
  const distance = big(value).minus(middle).abs();
  if (!isSizeable(indicator, value, printDecimal(middle))) return [];
  // |x − median| × 0.6745 > 3.5 × spread, without dividing: a series that never moved has no spread.
  if (distance.times(thresholds.outlierScale).lte(spread.times(thresholds.outlierScore))) return [];
  return [
    {
      outcome: "fail",
      figures: [figure],
      expected: roundDecimal(printDecimal(middle), 4),
      actual: value,
      params: { years: String(earlier.length) },
    },
  ];
}
