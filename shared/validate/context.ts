import { canonicalJson } from "../codec/canonical-json.ts";
import { type ActualFigure, type Figure, figureKey, type TargetFigure } from "../schema/figure.ts";
import { type Form, type IndicatorRow, isIndicatorRow } from "../schema/form.ts";
import type { EarlierValue } from "../schema/history.ts";
import type { Indicator } from "../schema/indicator.ts";
import type { SubmissionDocument } from "../schema/submission.ts";
import type { KnownHistory } from "./history.ts";

/** What is checked. `history` null: nothing is known of the unit besides the document (offline, not signed in). */
export type CheckInput = { document: SubmissionDocument; form: Form; history: KnownHistory | null };

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
  /** The number of the same part of the latest earlier year: as accepted, else as the document states it. */
  previousOf: ReadonlyMap<string, EarlierValue>;
  /** What was accepted, by `valueKey`. */
  acceptedOf: ReadonlyMap<string, EarlierValue>;
  /** Accepted numbers of an indicator for the same part of earlier years, the earliest first. */
  seriesOf: ReadonlyMap<string, readonly EarlierValue[]>;
  actuals: readonly ActualFigure[];
  targets: readonly TargetFigure[];
  /** Indicators whose figure of the whole unit is left out because it is in error itself. */
  silenced: ReadonlySet<string>;
};

/** `silenced` are the keys of figures in error: none of them is compared, and none stands in for another. */
export function checkContext(input: CheckInput, silenced: ReadonlySet<string> = new Set()): CheckContext {
  const { document, form, history } = input;
  const rows = form.rows.filter(isIndicatorRow);
  const sent = document.figures.filter((figure) => figure.kind === "actual");
  const indicators = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const lagOf = (code: string) => indicators.get(code)?.lag ?? 0;
  const current = latest(
    sent.filter(
      (figure) => ofWhole(figure) && isCurrent(figure.period, document.period, lagOf(figure.indicator)),
    ),
  );
  const inError = (figure: Figure) => silenced.has(figureKey(figure));
  const codesInError = codesOf([...current.values()].filter(inError));
  const sound = (figure: Figure) =>
    silenced.size === 0 || !(inError(figure) || followsError(figure, indicators, codesInError));
  const actuals = sent.filter(sound);
  const beforeCurrent = ({ indicator, period }: EarlierValue) => {
    const now = current.get(indicator)?.period ?? "";
    return period < now && period.slice(4) === now.slice(4);
  };
  const accepted = history?.accepted ?? [];
  const acceptedOf = new Map(accepted.map((value) => [valueKey(value), value]));
  const before = accepted.filter(beforeCurrent);
  const stated = actuals.filter(ofWhole).flatMap(numberOf).filter(beforeCurrent);
  return {
    ...input,
    indicators,
    rows,
    rowOf: new Map(rows.map((row) => [row.indicator, row])),
    currentOf: new Map([...current].filter(([, figure]) => sound(figure))),
    previousOf: latest([...before, ...stated.filter((value) => !acceptedOf.has(valueKey(value)))]),
    acceptedOf,
    seriesOf: seriesOf(before),
    actuals,
    targets: document.figures.filter((figure) => figure.kind === "target").filter(sound),
    silenced: codesOf([...current.values()].filter((figure) => !sound(figure))),
  };
}

const codesOf = (figures: readonly Figure[]): Set<string> =>
  new Set(figures.map(({ indicator }) => indicator));

/** A computed figure is as wrong as its parts. */
function followsError(
  figure: Figure,
  indicators: ReadonlyMap<string, Indicator>,
  codes: ReadonlySet<string>,
): boolean {
  if (figure.kind !== "actual" || figure.obtained !== "derived") return false;
  const derive = indicators.get(figure.indicator)?.derive ?? null;
  return derive !== null && (codes.has(derive.numerator) || codes.has(derive.denominator));
}

/** True for the due period, and for the same part of a year at most `lag` years earlier: 2023 for 2024 with lag 1. */
export function isCurrent(period: string, due: string, lag: number): boolean {
  const years = Number(due.slice(0, 4)) - Number(period.slice(0, 4));
  return period.slice(4) === due.slice(4) && years >= 0 && years <= lag;
}

export const valueKey = ({ indicator, period }: Pick<EarlierValue, "indicator" | "period">): string =>
  `${indicator}/${period}`;

/** The number of an earlier period: as accepted, else as the document states it; null where neither is. */
export function valueBefore(
  { acceptedOf, actuals }: CheckContext,
  wanted: Pick<EarlierValue, "indicator" | "period">,
): string | null {
  const stated = () =>
    actuals.find(
      (figure) => figure.indicator === wanted.indicator && figure.period === wanted.period && ofWhole(figure),
    );
  return acceptedOf.get(valueKey(wanted))?.value ?? stated()?.value ?? null;
}

export const ofWhole = ({ scope }: Figure): boolean => scope.kind === "whole";

const numberOf = ({ indicator, period, value, stage }: ActualFigure): EarlierValue[] =>
  value === null ? [] : [{ indicator, period, value, stage }];

function seriesOf(before: readonly EarlierValue[]): Map<string, EarlierValue[]> {
  const series = new Map<string, EarlierValue[]>();
  for (const value of [...before].sort((a, b) => (a.period < b.period ? -1 : 1))) {
    const known = series.get(value.indicator);
    if (known === undefined) series.set(value.indicator, [value]);
    else known.push(value);
  }
  return series;
}

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
