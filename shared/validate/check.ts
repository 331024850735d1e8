import { fingerprint } from "../codec/fingerprint.ts";
import { type Figure, figureKey } from "../schema/figure.ts";
import type { Finding, FindingCounts, Severity } from "../schema/finding.ts";
import { type CheckContext, type CheckInput, checkContext, figureState } from "./context.ts";
import { figuresByKey } from "./figures-by-key.ts";
import type { Rule, RuleResult } from "./rule.ts";
import { contRules } from "./rules/cont.ts";
import { metaRules } from "./rules/meta.ts";
import { ratioRules } from "./rules/ratio.ts";
import { reqRules } from "./rules/req.ts";
import { rngRules } from "./rules/rng.ts";
import { strRules } from "./rules/str.ts";
import { subRules } from "./rules/sub.ts";
import { typRules } from "./rules/typ.ts";
import { unitRules } from "./rules/unit.ts";

export const standardRules: readonly Rule[] = [
  ...metaRules,
  ...strRules,
  ...typRules,
  ...reqRules,
  ...rngRules,
  ...unitRules,
  ...ratioRules,
  ...subRules,
  ...contRules,
];

/**
 * Checks one unit's document against its form: the same in the pane, on the server and on the command line.
 * Findings are sorted by severity, then rule, then figure, whatever the order of the figures.
 * A rule that throws is a finding of class ENGINE and blocks; it never passes silently.
 */
export function check(input: CheckInput, rules: readonly Rule[] = standardRules): Finding[] {
  const context = checkContext(input);
  const standingOf = standings(input.document.figures);
  return rules
    .flatMap((rule) => outcomes(rule, context).map((result) => findingOf(rule, result, standingOf)))
    .sort(byWeight);
}

/** True when something must be put right before the document may be submitted. */
export const blocks = (findings: readonly Finding[]): boolean =>
  findings.some(
    ({ outcome, severity }) => outcome === "fail" && (severity === "error" || severity === "releasable"),
  );

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const failed = (severity: Severity) =>
    findings.filter((finding) => finding.outcome === "fail" && finding.severity === severity).length;
  return {
    error: failed("error"),
    releasable: failed("releasable"),
    query: failed("query"),
    hint: failed("hint"),
    na: findings.filter((finding) => finding.outcome === "na").length,
  };
}

function outcomes(rule: Rule, context: CheckContext): RuleResult[] {
  try {
    return rule.run(context);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ outcome: "fail", severity: "error", figures: [], params: { engine: message.slice(0, 200) } }];
  }
}

/** Where a figure stands, and what it depends on. */
type Standing = { cells: readonly string[]; states: readonly string[] };

/** Most cells a figure is named by: one that stands thousands of times is wrong as a whole. */
const mostCells = 20;

/** Looks a figure up that may stand several times; each is worked out once. */
function standings(figures: readonly Figure[]): (key: string) => Standing {
  const byKey = figuresByKey(figures);
  const known = new Map<string, Standing>();
  return (key) => {
    const found = known.get(key) ?? standing(byKey.get(key) ?? []);
    known.set(key, found);
    return found;
  };
}

function standing(figures: readonly Figure[]): Standing {
  const states = figures.map(figureState).sort();
  return {
    cells: [...figures]
      .sort(byCell)
      .slice(0, mostCells)
      .flatMap(({ cell }) => cell ?? []),
    states: states.length > mostCells ? [fingerprint(states)] : states,
  };
}

function findingOf(rule: Rule, result: RuleResult, standingOf: (key: string) => Standing): Finding {
  const { figures } = result;
  const keys = figures.map(figureKey);
  const standing = keys.map(standingOf);
  const params = result.params ?? {};
  const failedInEngine = "engine" in params;
  return {
    rule: { id: rule.id, version: rule.version, class: failedInEngine ? "ENGINE" : rule.class },
    severity: result.severity ?? rule.severity,
    outcome: result.outcome,
    figures: figures.map(({ indicator, kind, period, scope }) => ({ indicator, kind, period, scope })),
    cells: [...new Set(standing.flatMap(({ cells }) => cells))],
    expected: result.expected ?? null,
    actual: result.actual ?? null,
    imbalance: result.imbalance ?? null,
    params,
    fingerprint: fingerprint([
      rule.id,
      String(rule.version),
      result.outcome,
      ...keys,
      ...standing.flatMap(({ states }) => states).sort(),
      ...Object.entries(params).flat(),
    ]),
  };
}

/** Of figures that stand twice the upper one first: H9 before H10. */
function byCell(a: Figure, b: Figure): number {
  const [one, other] = [a.cell ?? "", b.cell ?? ""];
  return one.length - other.length || (one < other ? -1 : 1);
}

const weight: Record<Severity, number> = { error: 0, releasable: 1, query: 2, hint: 3 };

function byWeight(a: Finding, b: Finding): number {
  const rank = (finding: Finding) => (finding.outcome === "na" ? 4 : weight[finding.severity]);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const key = (finding: Finding) =>
    [finding.rule.id, ...finding.figures.map(figureKey), finding.fingerprint].join(" ");
  return key(a) < key(b) ? -1 : 1;
}
