import { type FigureRef, figureKey } from "../schema/figure.ts";
import type { Finding, RuleClass, Severity } from "../schema/finding.ts";
import type { CheckContext } from "./context.ts";

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
  run: (context: CheckContext) => RuleResult[];
};

/** Figures of equal standing, always in the same order. */
export const inOrder = <T extends FigureRef>(figures: readonly T[]): T[] =>
  [...figures].sort((a, b) => (figureKey(a) < figureKey(b) ? -1 : 1));
