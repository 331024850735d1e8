import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import { periodEnd, periodYearBefore, yearOf } from "../../../shared/codec/period.ts";
import type { ActualFigure, FigureKind } from "../../../shared/schema/figure.ts";
import type { FormField } from "../../../shared/schema/form.ts";

/** What the numbers of a column are. `basis` only where the heads say it (1—6月 is 年初累计, 年末 a 时点数). */
export type ColumnValue = { kind: FigureKind; period: string; basis: ActualFigure["basis"] | null };

/**
 * `period` null where neither the heads nor the round name one; `certain` is false where the heads leave open whether they head
 * targets or actuals.
 */
export type ValueHead = Omit<ColumnValue, "period"> & { period: string | null; certain: boolean };

/** What is known before the heads are read. */
export type ValueContext = {
  /** The period reported. */
  period: string | null;
  /** The period 本年 and heads without a year speak of: that of the table's title, else the one reported. */
  spoken: string | null;
  /** What the title calls the numbers, where it does. */
  kind: FigureKind | null;
  /** Title and sheet name two years: what heads without a year speak of must be asked. */
  yearsDiffer: boolean;
};

/**
 * The heads above a column of numbers: 2024年 over 目标; 2024年累计完成 over 上半年; 1—6月累计; 2020. undefined where they say something
 * besides period and kind (同比, 开发区 …), or a number that is not the final one (预计).
 */
export function readValueHead(heads: readonly string[], context: ValueContext): ValueHead | undefined {
  const { spoken } = context;
  const text = heads.join("");
  const said = readHeaderWords(text, spoken ?? undefined);
  const isFinal = said.stage === null || said.stage === "annual" || said.stage === "confirmed";
  if (said.role !== "value" || !isFinal) return undefined;
  const known = said.kind ?? (said.basis === "yearToDate" ? "actual" : context.kind);
  const basis = known === "target" ? null : said.basis;
  // 24年, 1—6月: of which year is known once the period reported is
  if (said.period === null && said.periodText !== null)
    return spoken === null ? { kind: known ?? "actual", period: null, basis, certain: false } : undefined;
  const period =
    said.basis === "yearToDate"
      ? upTo(said.period ?? spoken, spoken)
      : (said.period ?? ownPeriod(known, spoken));
  return {
    kind: known ?? "actual",
    period,
    basis,
    // 上年 below the title 2025年目标任务: what was reached, or that year's target
    certain:
      isCertain(text, { kind: known, period }, context) &&
      !(said.kind === null && known === "target" && isBefore(said.period, spoken)),
  };
}

const isBefore = (period: string | null, spoken: string | null): boolean =>
  period !== null && spoken !== null && yearOf(period) < yearOf(spoken);

/** `text` leaves open neither the year nor whether its numbers are targets. */
function isCertain(
  text: string,
  { kind, period }: { kind: FigureKind | null; period: string | null },
  { period: reported, spoken, yearsDiffer }: ValueContext,
): boolean {
  // without a word a column of years to come may hold targets or forecasts
  const ahead = reported !== null && period !== null && yearOf(period) > yearOf(reported);
  const ofMonths = spoken !== null && spoken.length > 4;
  const wholeYear = ofMonths && period?.length === 4 && kind !== "target" && !/全年/.test(text);
  const doubtful = !writtenYear.test(text) && (yearsDiffer || wholeYear);
  return !doubtful && (kind !== null || !ahead);
}

/** Targets are set for years, also in a table of some months. */
const ownPeriod = (kind: FigureKind | null, spoken: string | null): string | null =>
  kind === "target" ? (spoken?.slice(0, 4) ?? null) : spoken;

/** 本年累计 in a table of September runs to September, 上年累计 to that of the year before. */
export const upTo = (period: string | null, spoken: string | null): string | null =>
  period?.length === 4 && spoken !== null ? `${period}${spoken.slice(4)}` : period;

const writtenYear = /(?<!\d)(?:19|20)\d{2}(?!\d)/;

/** 1—12月累计 in a year's round: the year's number, which December may still call preliminary. */
export const endsYear = (
  { kind, period, basis }: Pick<ValueHead, "kind" | "period" | "basis">,
  reported: string,
): boolean =>
  kind === "actual" &&
  basis === "yearToDate" &&
  reported.length === 4 &&
  (period === `${reported}M12` || period === `${reported}Q4`);

/** In months: where the first quarter or month of a year ends. */
const firstOf = (period: string): number => (period.charAt(4) === "Q" ? 3 : 1);

/** The column of a form that holds such numbers; null for those of other periods. */
export function fieldOfValue({ kind, period, basis }: ColumnValue, reported: string): FormField | null {
  if (kind === "actual") {
    // of parts of a year the sum since January is reported: 三季度 alone is another number than 1—9月累计
    const alone = basis === "period" && periodEnd(reported) % 12 !== firstOf(reported);
    if (alone && reported.length > 4) return null;
    const sameAs = (other: string) =>
      period === other ||
      (basis === "yearToDate" && other.length > 4 && periodEnd(period) === periodEnd(other));
    if (sameAs(reported)) return "actual";
    return sameAs(periodYearBefore(reported)) ? "previousActual" : null;
  }
  const ahead = period.length === 4 ? Number(period) - yearOf(reported) : null;
  return ahead === 0 ? "target" : ahead === 1 ? "nextTarget" : null;
}
