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

/** Rules that hold a target against an actual: nothing can be said against one that looks to be in the wrong unit. */
const againstActual: readonly string[] = ["TGT-BELOW", "TGT-LEAP"];

/** The outcomes without a second question about the likelihood of one figure, whatever the order of the rules. */
export function oneQuestionEach(outcomes: readonly Outcome[]): readonly Outcome[] {
  const asked = new Set<string>();
  const kept = new Map<Outcome, Outcome>();
  const drop = (id: string, isSaid: (result: RuleResult) => boolean) => {
    for (const outcome of outcomes.filter(({ rule }) => rule.id === id)) {
      const results = outcome.results.filter((result) => result.outcome === "na" || !isSaid(result));
      kept.set(outcome, { ...outcome, results });
    }
  };
  for (const id of likelihood) {
    drop(id, (result) => asked.has(subjectOf(result)));
    for (const result of failuresOf([...kept.values()], id)) asked.add(subjectOf(result));
  }
  const slipped = new Set(failuresOf(outcomes, "UNIT-SLIP").map(({ figures: [first] }) => first?.indicator));
  for (const id of againstActual) drop(id, ({ figures: [first] }) => slipped.has(first?.indicator));
  return outcomes.map((outcome) => kept.get(outcome) ?? outcome);
}

const subjectOf = ({ figures: [first] }: RuleResult): string => (first === undefined ? "" : figureKey(first));

const failuresOf = (outcomes: readonly Outcome[], id: string): RuleResult[] =>
  outcomes
    .filter(({ rule }) => rule.id === id)
    .flatMap(({ results }) => results.filter(({ outcome }) => outcome === "fail"));
