import { type Finding, ruleClass } from "../shared/schema/finding.ts";

/** A finding that failed and blocks, of no figure or cell; the rest as given. `id`: of the rule, its class in front; STR where that is none. */
export const aFinding = (id: string, given: Partial<Finding> = {}): Finding => ({
  rule: { id, version: 1, class: ruleClass.catch("STR").parse(/^OUT-[TP]|^[A-Z]+/.exec(id)?.[0]) },
  severity: "error",
  outcome: "fail",
  figures: [],
  cells: [],
  expected: null,
  actual: null,
  imbalance: null,
  params: {},
  fingerprint: "0".repeat(32),
  ...given,
});
