import { type ActualFigure, type Figure, figureKey, type TargetFigure } from "../schema/figure.ts";
import { type Form, type IndicatorRow, isIndicatorRow } from "../schema/form.ts";
import type { Indicator } from "../schema/indicator.ts";
import type { SubmissionDocument } from "../schema/submission.ts";

/** What is checked. `accepted` are figures of the same unit accepted earlier; empty where there is no history. */
export type CheckInput = { document: SubmissionDocument; form: Form; accepted: readonly Figure[] };

/** The input, looked up the ways rules ask for it. Only figures of the whole unit are compared with each other. */
export type CheckContext = CheckInput & {
  indicators: ReadonlyMap<string, Indicator>;
  rows: readonly IndicatorRow[];
  rowOf: ReadonlyMap<string, IndicatorRow>;
  /** The round's actual of an indicator: of its actuals the one with the latest period (an earlier one is 上年实绩). */
  currentOf: ReadonlyMap<string, ActualFigure>;
  /** The actual before the current one, from the document or else from accepted figures. */
  previousOf: ReadonlyMap<string, ActualFigure>;
  actuals: readonly ActualFigure[];
  targets: readonly TargetFigure[];
};

export function checkContext(input: CheckInput): CheckContext {
  const { document, form, accepted } = input;
  const rows = form.rows.filter(isIndicatorRow);
  const actuals = document.figures.filter((figure) => figure.kind === "actual");
  const currentOf = latestActuals(actuals, () => true);
  const earlier = [...actuals, ...accepted.filter((figure) => figure.kind === "actual")];
  const previousOf = latestActuals(earlier, (figure) => {
    const current = currentOf.get(figure.indicator);
    return current !== undefined && figure.period < current.period && figure.value !== null;
  });
  return {
    ...input,
    indicators: new Map(form.indicators.map((indicator) => [indicator.code, indicator])),
    rows,
    rowOf: new Map(rows.map((row) => [row.indicator, row])),
    currentOf,
    previousOf,
    actuals,
    targets: document.figures.filter((figure) => figure.kind === "target"),
  };
}

function latestActuals(
  figures: readonly ActualFigure[],
  counts: (figure: ActualFigure) => boolean,
): Map<string, ActualFigure> {
  const latest = new Map<string, ActualFigure>();
  for (const figure of figures) {
    if (figure.scope.kind !== "whole" || !counts(figure)) continue;
    const known = latest.get(figure.indicator);
    if (known === undefined || known.period < figure.period) latest.set(figure.indicator, figure);
  }
  return latest;
}

/** What a finding depends on, as text: changes whenever the figure does. */
export function figureState(figure: Figure): string {
  const content =
    figure.kind === "actual"
      ? [figure.availability, figure.value, figure.unit, figure.typed?.text, figure.typed?.unit, figure.stage]
      : [figure.target.requirement, figure.target.number, figure.target.unit, figure.target.text];
  return [figureKey(figure), ...content.map((part) => part ?? "")].join("|");
}
