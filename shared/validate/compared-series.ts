import type { ActualFigure } from "../schema/figure.ts";
import type { Indicator } from "../schema/indicator.ts";
import type { CheckContext } from "./context.ts";
import { isRank } from "./size.ts";

/** A typed number and the accepted ones of the same part of earlier years, the earliest first. */
export type ComparedSeries = {
  figure: ActualFigure;
  indicator: Indicator;
  value: string;
  earlier: readonly string[];
};

/** Of every current number that was typed. Computed ones follow their base items; places in a list have no size. */
export const comparedSeries = ({ currentOf, seriesOf, indicators }: CheckContext): ComparedSeries[] =>
  [...currentOf.values()].flatMap((figure) => {
    const indicator = indicators.get(figure.indicator);
    const { value, obtained } = figure;
    if (indicator === undefined || value === null || obtained !== "typed" || isRank(indicator)) return [];
    const earlier = (seriesOf.get(figure.indicator) ?? []).map((known) => known.value);
    return [{ figure, indicator, value, earlier }];
  });
