import { deriveValue } from "../catalogue/derive-value.ts";
import { big, printDecimal } from "../codec/decimal.ts";
import type { ActualFigure } from "../schema/figure.ts";
import type { Indicator } from "../schema/indicator.ts";
import type { Aggregate, Gap, MergedIndicator } from "../schema/merged.ts";
import type { Round } from "../schema/round.ts";
import type { Column } from "./column.ts";
import { lowerStage } from "./column.ts";
import { coverageOf } from "./coverage-of.ts";
import { candidatePeriods, chooseDataPeriod, yearsBefore } from "./data-period.ts";
import { isRank } from "./is-rank.ts";
import { quartilesOf } from "./quartiles.ts";
import { ranksOf } from "./ranks-of.ts";
import { type Reading, type ReadingContext, readIndicator, readReported } from "./reading.ts";
import { targetsOf } from "./targets-of.ts";

/** Fewest units with data for totals, medians, quartiles and ranks; below it they are 不显示(单位数不足). */
export const minimumUnits = 5;

type ValueReading = Extract<Reading, { kind: "value" }>;

const withheld = (why: "notMerged" | "noData" | "tooFew"): Aggregate => ({ kind: "withheld", why });
const given = (value: string): Aggregate => ({ kind: "value", value });

/** Merges one indicator of a round; `official` are the city's own imported figures of it. */
export function mergeIndicator(
  indicator: Indicator,
  round: Round,
  columns: readonly Column[],
  official: readonly ActualFigure[],
  context: ReadingContext,
): MergedIndicator {
  const period = dataPeriodOf(indicator, round, columns, context);
  const readings = columns.map((column) =>
    round.kind === "target"
      ? readTargetRound(indicator, round, column)
      : readIndicator(indicator, column, period, context),
  );
  const counting = readings.filter((_, index) => columns[index]?.counts === true);
  const merged = counting.flatMap((reading) => (reading.kind === "value" ? [reading] : []));
  const officialReading = readReported(indicator, official, period, context);
  return {
    indicator: indicator.code,
    period,
    values: readings.map((reading) =>
      reading.kind === "value" ? reading.value : reading.kind === "gap" ? reading.shown : null,
    ),
    gaps: gapsOf(readings),
    stage: merged.map((reading) => reading.stage).reduce<MergedIndicator["stage"]>(lowest, null),
    total: totalOf(indicator, merged),
    ...distributionOf(indicator, merged),
    ranks: ranksOfUnits(indicator, columns, readings, merged.length),
    coverage: coverageOf(counting.map((reading) => (reading.kind === "gap" ? reading.gap : null))),
    targets: targetsOf(columns, indicator.code, round.period),
    nextTargets: targetsOf(columns, indicator.code, yearsBefore(round.period, -1)),
    official: officialReading.kind === "value" ? officialReading.value : null,
  };
}

const lowest = (a: MergedIndicator["stage"], b: ValueReading["stage"]) => (a === null ? b : lowerStage(a, b));

/** In a target round there are no actuals: a unit that set its target is covered, one that did not is missing. */
function readTargetRound(indicator: Indicator, round: Round, column: Column): Reading {
  const [target] = targetsOf([column], indicator.code, round.period);
  return target === null || target === undefined
    ? { kind: "gap", gap: "missing", shown: null }
    : { kind: "target" };
}

/** Every unit that counts votes for the data period it speaks of (see chooseDataPeriod). */
function dataPeriodOf(
  indicator: Indicator,
  round: Round,
  columns: readonly Column[],
  context: ReadingContext,
): string {
  if (round.kind === "target") return round.period;
  const codes = [indicator.code, indicator.derive?.numerator, indicator.derive?.denominator];
  const periods = candidatePeriods(round.period, indicator.lag);
  const votes = columns
    .filter((column) => column.counts)
    .map((column) => {
      const figures = codes.flatMap((code) => column.actuals.get(code ?? "") ?? []);
      const stated = new Set(figures.filter(isStated).map((figure) => figure.period));
      return {
        value: periods.find((at) => readIndicator(indicator, column, at, context).kind === "value") ?? null,
        stated: periods.find((at) => stated.has(at)) ?? null,
      };
    });
  return chooseDataPeriod(periods, votes) ?? round.period;
}

/** An empty cell states nothing. */
const isStated = (figure: ActualFigure): boolean =>
  figure.availability !== "available" || figure.value !== null;

function gapsOf(readings: readonly Reading[]): Record<string, Gap> {
  const gaps: Record<string, Gap> = {};
  readings.forEach((reading, index) => {
    if (reading.kind === "gap") gaps[String(index)] = reading.gap;
  });
  return gaps;
}

/** Sum of the values, or the ratio of the summed parts: a ratio of the city is never the mean of its units' ratios. */
function totalOf(indicator: Indicator, merged: readonly ValueReading[]): Aggregate {
  if (indicator.acrossUnits === "official" || indicator.acrossUnits === "none") return withheld("notMerged");
  if (merged.length === 0) return withheld("noData");
  if (merged.length < minimumUnits) return withheld("tooFew");
  if (indicator.acrossUnits === "sum") return given(sum(merged.map((reading) => reading.value)));
  if (indicator.derive === null) return withheld("noData");
  const total = deriveValue(
    indicator.derive,
    sum(merged.map((reading) => reading.parts?.numerator ?? "0")),
    sum(merged.map((reading) => reading.parts?.denominator ?? "0")),
  );
  return total.ok ? given(total.value) : withheld("noData");
}

const sum = (values: readonly string[]): string =>
  printDecimal(values.reduce((total, value) => total.plus(value), big("0")));

function distributionOf(
  indicator: Indicator,
  merged: readonly ValueReading[],
): Pick<MergedIndicator, "median" | "lowerQuartile" | "upperQuartile"> {
  const all = (aggregate: Aggregate) => ({
    median: aggregate,
    lowerQuartile: aggregate,
    upperQuartile: aggregate,
  });
  // Official ranks are neither averaged nor ranked again (traps G05).
  if (isRank(indicator)) return all(withheld("notMerged"));
  const quartiles = quartilesOf(merged.map((reading) => reading.value));
  if (quartiles === null) return all(withheld("noData"));
  if (merged.length < minimumUnits) return all(withheld("tooFew"));
  return {
    median: given(quartiles.median),
    lowerQuartile: given(quartiles.lower),
    upperQuartile: given(quartiles.upper),
  };
}

function ranksOfUnits(
  indicator: Indicator,
  columns: readonly Column[],
  readings: readonly Reading[],
  merged: number,
): (number | null)[] | null {
  if (indicator.better === "none" || isRank(indicator) || merged < minimumUnits) return null;
  const values = readings.map((reading, index) =>
    reading.kind === "value" && columns[index]?.counts === true ? reading.value : null,
  );
  return ranksOf(values, indicator.better);
}
