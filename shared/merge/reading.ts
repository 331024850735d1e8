import { deriveValue } from "../catalogue/derive-value.ts";
import type { ActualFigure, Stage } from "../schema/figure.ts";
import type { Indicator } from "../schema/indicator.ts";
import type { Gap } from "../schema/merged.ts";
import type { Column } from "./column.ts";
import { candidatePeriods } from "./data-period.ts";

/** What a unit has for an indicator in one data period: a value that counts, or why not. */
export type Reading =
  | {
      kind: "value";
      value: string;
      stage: Stage;
      /** Of a derived indicator: the parts that are summed. */
      parts: { numerator: string; denominator: string } | null;
    }
  /** `shown` is a value that stands beside the gap (ratioOnly): reported, not merged. */
  | { kind: "gap"; gap: Gap; shown: string | null }
  /** Of a target round: the target is there, actuals are not asked for. */
  | { kind: "target" };

type GapReading = Extract<Reading, { kind: "gap" }>;
/** What an indicator of an actuals round can have. */
export type ActualReading = Exclude<Reading, { kind: "target" }>;

const gapReading = (gap: Gap, shown: string | null = null): GapReading => ({ kind: "gap", gap, shown });

/** What the round and its form say: where indicators are looked up and which periods are thinkable. */
export interface ReadingContext {
  roundPeriod: string;
  indicators: ReadonlyMap<string, Indicator>;
}

/** Reading of any indicator: derived from its parts where it is merged that way, else as reported. */
export function readIndicator(
  indicator: Indicator,
  column: Column,
  period: string,
  context: ReadingContext,
): ActualReading {
  return indicator.acrossUnits === "derive"
    ? readRatio(indicator, column, period, context)
    : readReported(indicator, column.actuals.get(indicator.code) ?? [], period, context);
}

/** Reading of the reported figure itself. */
export function readReported(
  indicator: Indicator,
  figures: readonly ActualFigure[],
  period: string,
  context: ReadingContext,
): ActualReading {
  const figure = figures.find((candidate) => candidate.period === period);
  if (figure === undefined) return readOtherPeriods(indicator, figures, context);
  if (figure.availability !== "available") return gapReading(figure.availability);
  if (figure.value === null) return gapReading("missing");
  if (!isComparable(figure, indicator)) return gapReading("otherDefinition");
  return { kind: "value", value: figure.value, stage: figure.stage, parts: null };
}

/**
 * Nothing for the merged period. A 数据状态 without a number holds for the row, whichever of the thinkable years it was
 * put under; a number of another year is not comparable.
 */
function readOtherPeriods(
  indicator: Indicator,
  figures: readonly ActualFigure[],
  context: ReadingContext,
): ActualReading {
  for (const period of candidatePeriods(context.roundPeriod, indicator.lag)) {
    const figure = figures.find((candidate) => candidate.period === period);
    if (figure === undefined) continue;
    if (figure.availability !== "available") return gapReading(figure.availability);
    break;
  }
  const hasNumber = figures.some((figure) => figure.availability === "available" && figure.value !== null);
  return gapReading(hasNumber ? "otherPeriod" : "missing");
}

/**
 * Same 口径 version, canonical unit, and a basis that fits: a stock is 时点数; a flow is 年初累计 or, for a whole year only,
 * 本期, which then is the same number.
 */
function isComparable(figure: ActualFigure, indicator: Indicator): boolean {
  if (figure.definitionVersion !== indicator.definitionVersion) return false;
  if (indicator.unit !== "" && figure.unit !== indicator.unit) return false;
  if (indicator.overTime === "stock") return figure.basis === "pointInTime";
  if (indicator.overTime !== "flow") return true;
  return figure.basis === "yearToDate" || (figure.basis === "period" && figure.period.length === 4);
}

/**
 * Reading of a ratio: both parts with one stage and 口径. Only where a part is not there, a ratio typed or imported is shown
 * as ratioOnly; a state given to the ratio's own row speaks before the states of its parts.
 */
function readRatio(
  indicator: Indicator,
  column: Column,
  period: string,
  context: ReadingContext,
): ActualReading {
  const derived = readFromParts(indicator, column, period, context);
  if (derived.kind === "value" || derived.gap === "zeroBase" || derived.gap === "otherStage") return derived;
  const figures = column.actuals.get(indicator.code) ?? [];
  const own = readReported(indicator, figures, period, context);
  if (own.kind === "gap") return derived.gap === "missing" || isState(own.gap) ? own : derived;
  // A derived figure has no more standing than its parts.
  const derivedOnly = figures.some((figure) => figure.period === period && figure.obtained === "derived");
  return derivedOnly ? derived : gapReading("ratioOnly", own.value);
}

/** Gaps that are a 数据状态 somebody gave. */
const isState = (gap: Gap): boolean =>
  gap === "notYet" || gap === "notApplicable" || gap === "notProvided" || gap === "notDisclosed";

function readFromParts(
  indicator: Indicator,
  column: Column,
  period: string,
  context: ReadingContext,
): ActualReading {
  if (indicator.derive === null) return gapReading("missing");
  const numerator = readPart(indicator, indicator.derive.numerator, column, period, context);
  const denominator = readPart(indicator, indicator.derive.denominator, column, period, context);
  if (numerator.kind === "gap" || denominator.kind === "gap")
    return gapReading(strongestGap([numerator, denominator]));
  if (numerator.stage !== denominator.stage) return gapReading("otherStage");
  const derived = deriveValue(indicator.derive, numerator.value, denominator.value);
  if (!derived.ok) return gapReading(derived.error);
  const parts = { numerator: numerator.value, denominator: denominator.value };
  return { kind: "value", value: derived.value, stage: numerator.stage, parts };
}

function readPart(
  ratio: Indicator,
  code: string,
  column: Column,
  period: string,
  context: ReadingContext,
): ActualReading {
  const part = context.indicators.get(code);
  if (part === undefined) throw new Error(`the form lacks ${code}, a part of ${ratio.code}`);
  return readReported(part, column.actuals.get(code) ?? [], period, context);
}

/**
 * Of the parts' gaps the one that decides: what will never come (不适用, 不公开, 未提供) before what cannot be compared, before
 * what was not sent, before what is still to come.
 */
const gapsByWeight: readonly Gap[] = [
  "notApplicable",
  "notDisclosed",
  "notProvided",
  "otherDefinition",
  "otherPeriod",
  "missing",
  "notYet",
];

function strongestGap(readings: readonly ActualReading[]): Gap {
  const gaps = readings.flatMap((reading) => (reading.kind === "gap" ? [reading.gap] : []));
  return gapsByWeight.find((gap) => gaps.includes(gap)) ?? "missing";
}
