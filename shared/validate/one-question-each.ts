import { figureKey } from "../schema/figure.ts";
import type { Outcome, RuleResult } from "./rule.ts";

/** Rules that ask whether a value is likely, the most telling first: of one figure only the first of them asks. */
const likelihood: readonly string[] = [
  "UNIT-SLIP",
  "OUT-T-SERIES",
  "LIM-HISTORY",
  "YOY-CHANGE",
  "CHG-QUARTER",
  "TGT-FAR",
  "OUT-P-PEERS",
];

/** The outcomes without a second question about the likelihood of one figure, whatever the order of the rules. */
export function oneQuestionEach(outcomes: readonly Outcome[]): readonly Outcome[] {
  const asked = new Set<string>();
  const kept = new Map<Outcome, Outcome>();
  for (const id of likelihood) {
    for (const outcome of outcomes.filter(({ rule }) => rule.id === id)) {
      const subjectOf = ({ figures: [first] }: RuleResult) => (first === undefined ? "" : figureKey(first));
      const results = outcome.results.filter(
        (result) => result.outcome === "na" || !asked.has(subjectOf(result)),
      );
      for (const result of results) if (result.outcome === "fail") asked.add(subjectOf(result));
      kept.set(outcome, { ...outcome, results });
    }
  }
  return outcomes.map((outcome) => kept.get(outcome) ?? outcome);
}
