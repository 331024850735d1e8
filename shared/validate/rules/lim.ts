import type Big from "big.js";
import { big, printDecimal } from "../../codec/decimal.ts";
import { type ComparedSeries, comparedSeries } from "../compared-series.ts";
import { ofSoundFigures, type Rule, type RuleResult, unjudged } from "../rule.ts";
import { changeFactorOf, isPercent, isSizeable } from "../size.ts";
import { thresholds } from "../thresholds.ts";

/** LIM: a value is far outside what the unit has had in three to five earlier years; with more, OUT-T judges. */
export const limRules: readonly Rule[] = [
  {
    id: "LIM-HISTORY",
    version: 1,
    class: "LIM",
    severity: "query",
    ...ofSoundFigures,
    needs: "acceptedSeries",
    run: (context) => {
      const all = comparedSeries(context);
      const short = all.filter(({ earlier }) => earlier.length < thresholds.rangeLength);
      return [
        ...all.filter(({ earlier }) => isRange(earlier)).flatMap(outside),
        ...unjudged(
          short.map(({ figure }) => figure),
          { least: String(thresholds.rangeLength) },
        ),
      ];
    },
  },
];

const isRange = ({ length }: readonly string[]): boolean =>
  length >= thresholds.rangeLength && length < thresholds.seriesLength;

/** Beyond the range by as much as it spans, and by what a year's change may be. */
function outside({ figure, indicator, value, earlier }: ComparedSeries): RuleResult[] {
  const sorted = earlier.map((one) => big(one)).sort((a, b) => a.cmp(b));
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return [];
  if (!isPercent(indicator) && !isSizeable(indicator, value, printDecimal(highest))) return [];
  const now = big(value);
  const span = highest.minus(lowest);
  const factor = changeFactorOf(indicator);
  const tooHigh = isPercent(indicator)
    ? now.gt(highest.plus(larger(span, big(thresholds.changePoints))))
    : now.gt(larger(highest.plus(span), highest.times(factor)));
  const tooLow = isPercent(indicator)
    ? now.lt(lowest.minus(larger(span, big(thresholds.changePoints))))
    : now.lt(lowest.minus(span)) && now.times(factor).lt(lowest);
  if (!tooHigh && !tooLow) return [];
  const [least, most] = [printDecimal(lowest), printDecimal(highest)];
  return [
    {
      outcome: "fail",
      figures: [figure],
      expected: `${least}–${most}`,
      actual: value,
      params: { least, most, count: String(earlier.length) },
    },
  ];
}

const larger = (a: Big, b: Big): Big => (a.gt(b) ? a : b);
