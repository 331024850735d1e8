import { type FigureRef, figureKey } from "../schema/figure.ts";
import type { Finding, RuleClass, Severity } from "../schema/finding.ts";
import type { MissingMode } from "../schema/form-rule.ts";
import type { CheckContext } from "./context.ts";

/**
 * When a rule runs. typing: cheap, of the row being edited · check: the whole document, wherever it is · receive: on the
 * server, which knows the other units · merge: on the merged table.
 */
export type Phase = "typing" | "check" | "receive" | "merge";

/** How far two numbers may be apart and still agree: `abs` in the indicator's unit, `rel` as a share of the expected. */
export type Tolerance = { abs: string; rel: string };

/**
 * What a rule needs besides the document. previousPeriod: last year's value, which the document may state itself ·
 * acceptedSeries, issuedTargets: what the city holds · peers: other units of the round, which only the server knows.
 */
export type HistoryNeed = "none" | "previousPeriod" | "acceptedSeries" | "issuedTargets" | "peers";

/** What a rule says about some figures; everything else of a finding follows from rule and context. */
export type RuleResult = {
  outcome: "fail" | "na";
  /** Where one rule has two severities (an error in a count, a query in a rate). Default: the rule's. */
  severity?: Severity;
  /** The one it is about first; of several alike, in the order of their keys (`inOrder`). */
  figures: FigureRef[];
  expected?: string;
  actual?: string;
  imbalance?: string;
  params?: Record<string, string>;
};

/** One rule of the engine. Pure: the same context gives the same results in every order. */
export type Rule = {
  /** Stable: an explanation hangs on it. Starts with the class. */
  id: Finding["rule"]["id"];
  /** Raised when the rule would judge the same figures differently. */
  version: number;
  class: RuleClass;
  severity: Severity;
  phases: readonly Phase[];
  /**
   * sent: judges the document as it was sent; an error about a figure that holds something leaves that figure out of what
   * rules of the other kind see, so that one mistake is one finding. sound: compares what is left.
   */
  sees: "sent" | "sound";
  /** What it does where a number it needs is missing. */
  missing: MissingMode;
  /** null where nothing is compared as a number, or exactly. */
  tolerance: Tolerance | null;
  needs: HistoryNeed;
  /** Documents it has anything to say of; without it, all. */
  appliesTo?: (context: CheckContext) => boolean;
  run: (context: CheckContext) => RuleResult[];
};

/** A rule and what it said; `state` null where it has nothing to say of such a document. */
export type Outcome = { rule: Rule; results: RuleResult[]; state: "ran" | "history" | null };

/** What rules have alike that judge figures as they were sent, cell by cell, without anything else being known. */
export const ofSentFigures = {
  phases: ["typing", "check", "receive"],
  sees: "sent",
  missing: "skipIfAnyMissing",
  tolerance: null,
  needs: "none",
} as const satisfies Partial<Rule>;

/** The same of rules that judge the table as a whole. */
export const ofSentTable = {
  ...ofSentFigures,
  phases: ["check", "receive"],
} as const satisfies Partial<Rule>;

/** What rules have alike that compare figures of one document with each other. */
export const ofSoundFigures = { ...ofSentTable, sees: "sound" } as const satisfies Partial<Rule>;

/** Figures of equal standing, always in the same order. */
export const inOrder = <T extends FigureRef>(figures: readonly T[]): T[] =>
  figures
    .map((figure) => ({ figure, key: figureKey(figure) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ figure }) => figure);

/** One result for all figures a rule asks about alike; [] where there are none. `count` says how many they are. */
export function allAtOnce(figures: readonly FigureRef[], params: Record<string, string> = {}): RuleResult[] {
  if (figures.length === 0) return [];
  return [
    { outcome: "fail", figures: inOrder(figures), params: { ...params, count: String(figures.length) } },
  ];
}

/** One result for all figures that could not be judged for want of earlier numbers; counted, as they are often all there are. */
export const unjudged = (figures: readonly FigureRef[], params: Record<string, string> = {}): RuleResult[] =>
  figures.length === 0
    ? []
    : [{ outcome: "na", figures: [], params: { ...params, count: String(figures.length) } }];
