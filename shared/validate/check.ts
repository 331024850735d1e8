import { type Figure, figureKey } from "../schema/figure.ts";
import type { Finding, FindingCounts, RuleClass, Severity } from "../schema/finding.ts";
import { type CheckContext, type CheckInput, checkContext } from "./context.ts";
import { byWeight, findingOf, standings } from "./finding-of.ts";
import { isEmpty } from "./is-empty.ts";
import { oneQuestionEach } from "./one-question-each.ts";
import { isBlocking, isReleasable } from "./releases.ts";
import type { Outcome, Phase, Rule, RuleResult } from "./rule.ts";
import { rulesFor } from "./rules-for.ts";

/** What became of a rule: it ran, or it waits for the server or for what was accepted earlier. */
export type RuleState = {
  id: string;
  class: RuleClass;
  version: number;
  state: "ran" | "waits";
  waitsFor: "server" | "history" | null;
};

export type Examination = {
  findings: Finding[];
  /** Every rule that has anything to say of such a document, in the order of their ids and versions. */
  rules: RuleState[];
};

/** `phase`: where the check takes place. Default: check, all that can be told away from the server. */
export type ExamineOptions = { phase?: Phase; rules?: readonly Rule[] };

/**
 * Checks one unit's document against its form: the same in the pane, on the server and on the command line. Findings are sorted
 * by severity, then rule, then figure, whatever the order of figures, rows and rules. Rules of another phase, and those whose
 * history is not known, are named in `rules`; the latter are one finding each that says 未判定.
 */
export function examine(
  input: CheckInput,
  { phase = "check", rules = rulesFor(input.form) }: ExamineOptions = {},
): Examination {
  const sent = checkContext(input);
  const own = rules.filter((rule) => rule.phases.includes(phase));
  const ofSent = own.filter(({ sees }) => sees === "sent").map((rule) => outcomeOf(rule, sent));
  const silenced = keysInError(ofSent, input.document.figures);
  const sound = silenced.size === 0 ? sent : checkContext(input, silenced);
  const ofSound = own.filter(({ sees }) => sees === "sound").map((rule) => outcomeOf(rule, sound));
  const outcomes = [...ofSent, ...ofSound];
  const standingOf = standings(input.document.figures);
  return {
    findings: byWeight(
      oneQuestionEach(outcomes).flatMap(({ rule, results }) =>
        results.map((result) => findingOf(rule, result, standingOf)),
      ),
    ),
    rules: [
      ...outcomes.flatMap(({ rule, state }) => (state === null ? [] : [stateOf(rule, state)])),
      ...rules
        .filter((rule) => phase === "check" && waitsForServer(rule))
        .map((rule) => stateOf(rule, "server")),
    ].sort(byIdAndVersion),
  };
}

/** Of a rule of a form two versions may run, one of them on trial. */
const byIdAndVersion = (a: RuleState, b: RuleState): number =>
  a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1;

/** The findings alone. */
export const check = (input: CheckInput, rules: readonly Rule[] = rulesFor(input.form)): Finding[] =>
  examine(input, { rules }).findings;

const waitsForServer = ({ phases }: Rule): boolean => phases.includes("receive") && !phases.includes("check");

const stateOf = (rule: Rule, state: "ran" | "history" | "server"): RuleState => ({
  id: rule.id,
  class: rule.class,
  version: rule.version,
  state: state === "ran" ? "ran" : "waits",
  waitsFor: state === "ran" ? null : state,
});

/** Runs one rule. Where it throws, that is a finding of class ENGINE and blocks; it never passes silently. */
function outcomeOf(rule: Rule, context: CheckContext): Outcome {
  try {
    if (rule.appliesTo?.(context) === false) return { rule, results: [], state: null };
    if (lacksHistory(rule, context)) {
      const results: RuleResult[] = [{ outcome: "na", figures: [], params: { why: "history" } }];
      return { rule, results, state: "history" };
    }
    return { rule, results: rule.run(context), state: "ran" };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const params = { engine: message.slice(0, 200) };
    return { rule, results: [{ outcome: "fail", severity: "error", figures: [], params }], state: "ran" };
  }
}

function lacksHistory({ needs }: Rule, { history }: CheckContext): boolean {
  if (needs === "peers") return history === null || history.peers === null;
  return (needs === "acceptedSeries" || needs === "issuedTargets") && history === null;
}

/** Figures that hold something and are in error by themselves. An empty one has no value that could mislead. */
function keysInError(outcomes: readonly Outcome[], figures: readonly Figure[]): ReadonlySet<string> {
  const failed = new Set(
    outcomes.flatMap(({ rule, results }) =>
      results
        .filter(({ outcome, severity = rule.severity }) => outcome === "fail" && severity === "error")
        .flatMap((result) => result.figures.map(figureKey)),
    ),
  );
  if (failed.size === 0) return failed;
  return new Set(
    figures
      .filter((figure) => !isEmpty(figure))
      .map(figureKey)
      .filter((key) => failed.has(key)),
  );
}

/** True when something must be put right before the document may be submitted. */
export const blocks = (findings: readonly Finding[]): boolean => findings.some(isBlocking);

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const failed = (severity: Severity) =>
    findings.filter((finding) => finding.outcome === "fail" && finding.severity === severity).length;
  return {
    error: failed("error"),
    releasable: findings.filter((finding) => isReleasable(finding) && isBlocking(finding)).length,
    released: findings.filter(({ release }) => release !== undefined).length,
    query: failed("query"),
    hint: failed("hint"),
    na: findings.filter((finding) => finding.outcome === "na").length,
  };
}
