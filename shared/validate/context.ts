import { canonicalJson } from "../codec/canonical-json.ts";
import { type ActualFigure, type Figure, figureKey, type TargetFigure } from "../schema/figure.ts";
import { type Form, type IndicatorRow, isIndicatorRow } from "../schema/form.ts";
import type { Indicator } from "../schema/indicator.ts";
import type { SubmissionDocument } from "../schema/submission.ts";

/** A number the unit as a whole had in an earlier period, in the indicator's unit. */
export type EarlierValue = { indicator: string; period: string; value: string };

/** What is checked. `accepted` are numbers of the same unit accepted earlier; empty where there is no history. */
export type CheckInput = { document: SubmissionDocument; form: Form; accepted: readonly EarlierValue[] };

/** The input, looked up the ways rules ask for it. Only figures of the whole unit are compared with each other. */
export type CheckContext = CheckInput & {
  indicators: ReadonlyMap<string, Indicator>;
  rows: readonly IndicatorRow[];
  rowOf: ReadonlyMap<string, IndicatorRow>;
  /**
   * The round's actual of an indicator: the latest one that speaks of the round's period, or of a year within the
   * indicator's usual lag. An earlier one is 上年实绩 and never stands for it.
   */
  currentOf: ReadonlyMap<string, ActualFigure>;
  /** The number before the current one: as accepted, else as the document states it. */
  previousOf: ReadonlyMap<string, EarlierValue>;
  actuals: readonly ActualFigure[];
  targets: readonly TargetFigure[];
};

export function checkContext(input: CheckInput): CheckContext {
  const { document, form, accepted } = input;
  const rows = form.rows.filter(isIndicatorRow);
  const actuals = document.figures.filter((figure) => figure.kind === "actual");
  const indicators = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const lagOf = (code: string) => indicators.get(code)?.lag ?? 0;
  const currentOf = latest(
    actuals.filter(
      (figure) => ofWhole(figure) && isCurrent(figure.period, document.period, lagOf(figure.indicator)),
    ),
  );
  const beforeCurrent = ({ indicator, period }: EarlierValue) =>
    period < (currentOf.get(indicator)?.period ?? "");
  const acceptedBefore = accepted.filter(beforeCurrent);
  const known = new Set(acceptedBefore.map(valueKey));
  const stated = actuals.filter(ofWhole).flatMap(numberOf).filter(beforeCurrent);
  const previousOf = latest([...acceptedBefore, ...stated.filter((value) => !known.has(valueKey(value)))]);
  return {
    ...input,
    indicators,
    rows,
    rowOf: new Map(rows.map((row) => [row.indicator, row])),
    currentOf,
    previousOf,
    actuals,
    targets: document.figures.filter((figure) => figure.kind === "target"),
  };
}

/** True for the due period, and for the same part of a year at most `lag` years earlier: 2023 for 2024 with lag 1. */
export function isCurrent(period: string, due: string, lag: number): boolean {
  const years = Number(due.slice(0, 4)) - Number(period.slice(0, 4));
  return period.slice(4) === due.slice(4) && years >= 0 && years <= lag;
}

const valueKey = ({ indicator, period }: EarlierValue): string => `${indicator}/${period}`;

const ofWhole = ({ scope }: ActualFigure): boolean => scope.kind === "whole";

const numberOf = ({ indicator, period, value }: ActualFigure): EarlierValue[] =>
  value === null ? [] : [{ indicator, period, value }];

/** Of each indicator the item of the latest period; of two of one period always the same one, whatever their order. */
function latest<T extends { indicator: string; period: string }>(items: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    const known = found.get(item.indicator);
    if (
      known === undefined ||
      known.period < item.period ||
      (known.period === item.period && precedes(item, known))
    )
      found.set(item.indicator, item);
  }
  return found;
}

const precedes = (a: unknown, b: unknown): boolean => canonicalJson(a) < canonicalJson(b);

/** What a finding depends on, as text: changes whenever the figure does. */
export function figureState(figure: Figure): string {
  const content =
    figure.kind === "actual"
      ? [figure.availability, figure.value, figure.unit, figure.typed?.text, figure.typed?.unit, figure.stage]
      : [figure.target.requirement, figure.target.number, figure.target.unit, figure.target.text];
  return [figureKey(figure), ...content.map((part) => part ?? "")].join("|");
}
