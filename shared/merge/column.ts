import type { ActualFigure, Figure, Stage, TargetFigure } from "../schema/figure.ts";
import { stage } from "../schema/figure.ts";
import type { Org } from "../schema/org.ts";
import type { Round, SubmissionState } from "../schema/round.ts";

/** One unit's part of a round: its state and all its accepted figures, of every kind, period and scope. */
export interface UnitSubmission {
  org: string;
  state: SubmissionState;
  figures: readonly Figure[];
}

/** A unit as a column of the merged table, with its whole-unit figures by indicator. */
export interface Column {
  id: string;
  name: string;
  state: SubmissionState;
  /** False for reference units and for units already contained in another participant: shown, never added. */
  counts: boolean;
  actuals: ReadonlyMap<string, readonly ActualFigure[]>;
  targets: ReadonlyMap<string, readonly TargetFigure[]>;
}

/**
 * Columns in the round's order of participants, then reference units that have figures, by id. The same submission given
 * twice is one. Throws where the data contradict themselves (unknown unit, two states of one unit, two values of one
 * figure): the store's keys forbid it, and choosing silently would publish a number nobody reported.
 */
export function columnsOf(
  round: Round,
  orgs: readonly Org[],
  submissions: readonly UnitSubmission[],
): Column[] {
  const known = new Map(orgs.map((org) => [org.id, org]));
  const participants = new Set(round.participants);
  const references = submissions
    .map((submission) => submission.org)
    .filter((id) => known.get(id)?.reference === true && !participants.has(id));
  const ids = [...participants, ...[...new Set(references)].sort()];
  return ids.map((id) => {
    const org = known.get(id);
    if (org === undefined) throw new Error(`round ${round.id}: unit ${id} is not known`);
    const own = submissions.filter((submission) => submission.org === id);
    return {
      id,
      name: org.name,
      state: stateOf(own, id),
      counts: !org.reference && !isContained(org, known, participants),
      ...figuresByIndicator(own.flatMap((submission) => submission.figures)),
    };
  });
}

/** True when a unit above this one (countsIn, followed upwards) takes part too and so already contains its figures. */
function isContained(org: Org, known: ReadonlyMap<string, Org>, participants: ReadonlySet<string>): boolean {
  const seen = new Set([org.id]);
  let above = org.countsIn;
  while (!seen.has(above)) {
    if (participants.has(above)) return true;
    seen.add(above);
    above = known.get(above)?.countsIn ?? above;
  }
  return false;
}

function stateOf(own: readonly UnitSubmission[], id: string): SubmissionState {
  const states = new Set(own.map((submission) => submission.state));
  if (states.size > 1) throw new Error(`unit ${id} has several states: ${[...states].join(", ")}`);
  return own[0]?.state ?? "none";
}

/** Figures of the unit as a whole by indicator, one for each period. */
export function figuresByIndicator(figures: readonly Figure[]): Pick<Column, "actuals" | "targets"> {
  const actuals = new Map<string, ActualFigure[]>();
  const targets = new Map<string, TargetFigure[]>();
  for (const figure of figures) {
    // A part's figure (park, platform, exclave, firm) is not the county's (traps I01).
    if (figure.scope.kind !== "whole") continue;
    if (figure.kind === "actual") keep(actuals, figure, laterActual);
    else keep(targets, figure, sameTarget);
  }
  return { actuals, targets };
}

/** Keeps one figure for each period. */
function keep<F extends Figure>(kept: Map<string, F[]>, figure: F, choose: (a: F, b: F) => F): void {
  const list = kept.get(figure.indicator) ?? [];
  const at = list.findIndex((other) => other.period === figure.period);
  const other = list[at];
  if (other === undefined) list.push(figure);
  else list[at] = choose(other, figure);
  kept.set(figure.indicator, list);
}

const order: readonly Stage[] = stage.options;

/** The lower of two stages: 预计数 < 快报数 < 年报数 < 核定数. */
export const lowerStage = (a: Stage, b: Stage): Stage => (order.indexOf(a) <= order.indexOf(b) ? a : b);

/** A later stage supersedes; within one stage a figure has one value (traps A01). */
function laterActual(a: ActualFigure, b: ActualFigure): ActualFigure {
  if (a.stage !== b.stage) return lowerStage(a.stage, b.stage) === a.stage ? b : a;
  const same =
    a.availability === b.availability &&
    a.value === b.value &&
    a.unit === b.unit &&
    a.basis === b.basis &&
    a.definitionVersion === b.definitionVersion &&
    a.obtained === b.obtained;
  if (!same) throw new Error(`two values of ${a.indicator} for ${a.period} in one stage`);
  return a;
}

function sameTarget(a: TargetFigure, b: TargetFigure): TargetFigure {
  const same =
    a.target.requirement === b.target.requirement &&
    a.target.number === b.target.number &&
    a.target.text === b.target.text;
  if (!same) throw new Error(`two targets of ${a.indicator} for ${a.period}`);
  return a;
}
