import type { FigureRef } from "../schema/figure.ts";
import type { Finding, RuleClass, Severity } from "../schema/finding.ts";
import type { CheckContext } from "./context.ts";

/** What a rule says about some figures; everything else of a finding follows from rule and context. */
export type RuleResult = {
  outcome: "fail" | "na";
  /** Where one rule has two severities (an error in a count, a query in a rate). Default: the rule's. */
  severity?: Severity;
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
