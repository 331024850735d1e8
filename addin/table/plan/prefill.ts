import { periodYearBefore, yearOf } from "../../../shared/codec/period.ts";
import type { ActualFigure, Figure, TargetFigure } from "../../../shared/schema/figure.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";

/** What is already known of one indicator when the template is made. */
export type Prefill = {
  /** Accepted actual of the year before the row's data year. */
  previous: ActualFigure | null;
  actual: ActualFigure | null;
  target: TargetFigure | null;
  nextTarget: TargetFigure | null;
  /** 数据年份 the row starts with; null where it has to be chosen because the data usually lag behind. */
  dataYear: number | null;
};

/** The same period a year later, for 下年目标: 2024 → 2025. */
export const periodYearAfter = (period: string): string => `${yearOf(period) + 1}${period.slice(4)}`;

/**
 * Sorts the figures of one indicator into the form's columns; only figures of the whole unit. 上年实绩 is always the year
 * before the row's data year: where the data lag and last year's number is older still, the data year follows it.
 */
export function prefillOf(figures: readonly Figure[], { code, lag }: Indicator, period: string): Prefill {
  const own = figures.filter((figure) => figure.indicator === code && figure.scope.kind === "whole");
  const actualOf = (wanted: string) =>
    own.flatMap((figure) => (figure.kind === "actual" && figure.period === wanted ? [figure] : []))[0] ??
    null;
  const targetOf = (wanted: string) =>
    own.flatMap((figure) => (figure.kind === "target" && figure.period === wanted ? [figure] : []))[0] ??
    null;
  const actual = actualOf(period);
  const lastYear = actualOf(periodYearBefore(period));
  const lagged = `${yearOf(period) - 1 - lag}${period.slice(4)}`;
  const older = lastYear === null && actual === null && lag > 0 ? actualOf(lagged) : null;
  const usual = lag === 0 || lastYear !== null || actual !== null ? yearOf(period) : null;
  return {
    previous: lastYear ?? older,
    actual,
    target: targetOf(period),
    nextTarget: targetOf(periodYearAfter(period)),
    dataYear: older === null ? usual : yearOf(older.period) + 1,
  };
}
