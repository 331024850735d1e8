import type { Figure } from "../schema/figure.ts";
import { type Form, isIndicatorRow } from "../schema/form.ts";
import type { Indicator } from "../schema/indicator.ts";
import type { MergedTable } from "../schema/merged.ts";
import type { Org } from "../schema/org.ts";
import type { Round, RoundState } from "../schema/round.ts";
import { columnsOf, figuresByIndicator, type UnitSubmission } from "./column.ts";
import { mergeIndicator } from "./merge-indicator.ts";

export interface MergeInput {
  round: Round;
  state: RoundState;
  /** Instant of publication; null for the city's provisional view. */
  publishedAt: string | null;
  /** Instant up to which acceptances are counted. */
  asOf: string;
  /** The form version the round asks for; its definitions are the ones merged. */
  form: Form;
  /** At least every participant and every unit above one (countsIn). */
  orgs: readonly Org[];
  /** Accepted figures by unit; a unit that is not here has not reported: missing, never zero. */
  submissions: readonly UnitSubmission[];
  /** Imported figures of the city itself (官方数); they stand beside the totals and never enter them. */
  officialFigures?: readonly Figure[];
}

/**
 * Merges one round (汇总) for the city: units × indicators in the order of the form's rows, totals, medians, quartiles and
 * ranks with coverage by indicator. The outcome does not depend on the order of submissions, orgs or figures. Rules and
 * their reasons: docs/decisions/002-merging.md. Throws on data that contradict themselves (see columnsOf).
 */
export function mergeRound(input: MergeInput): MergedTable {
  const { participants: _, ...round } = input.round;
  const indicators = new Map(input.form.indicators.map((indicator) => [indicator.code, indicator]));
  const columns = columnsOf(input.round, input.orgs, input.submissions);
  const official = figuresByIndicator(input.officialFigures ?? []).actuals;
  const context = { roundPeriod: input.round.period, indicators };
  return {
    round,
    state: input.state,
    publishedAt: input.publishedAt,
    asOf: input.asOf,
    audience: "city",
    orgs: columns.map(({ id, name, state }) => ({ id, name, state })),
    indicators: shownIndicators(input.form, indicators).map((indicator) =>
      mergeIndicator(indicator, input.round, columns, official.get(indicator.code) ?? [], context),
    ),
  };
}

/** The indicators of the form's rows in their order, each once. */
function shownIndicators(form: Form, indicators: ReadonlyMap<string, Indicator>): Indicator[] {
  const codes = new Set(form.rows.filter(isIndicatorRow).map((row) => row.indicator));
  return [...codes].map((code) => {
    const indicator = indicators.get(code);
    if (indicator === undefined) throw new Error(`form ${form.id} v${form.version} lacks ${code}`);
    return indicator;
  });
}
