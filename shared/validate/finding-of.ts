import { fingerprint } from "../codec/fingerprint.ts";
import { type Figure, figureKey } from "../schema/figure.ts";
import type { Finding, Severity } from "../schema/finding.ts";
import { figureState } from "./context.ts";
import { figuresByKey } from "./figures-by-key.ts";
import type { Rule, RuleResult } from "./rule.ts";

/** Where a figure stands, and what it depends on. */
export type Standing = { cells: readonly string[]; states: readonly string[] };

/** Most cells a figure is named by: one that stands thousands of times is wrong as a whole. */
const mostCells = 20;

/** Looks a figure up that may stand several times; each is worked out once. */
export function standings(figures: readonly Figure[]): (key: string) => Standing {
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

export function findingOf(rule: Rule, result: RuleResult, standingOf: (key: string) => Standing): Finding {
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
      ...(result.expected === undefined ? [] : [result.expected]),
    ]),
  };
}

/** Of figures that stand twice the upper one first: H9 before H10. */
function byCell(a: Figure, b: Figure): number {
  const [one, other] = [a.cell ?? "", b.cell ?? ""];
  return one.length - other.length || (one < other ? -1 : 1);
}

const weight: Record<Severity, number> = { error: 0, releasable: 1, query: 2, hint: 3 };

/** The gravest first, what was not judged last; then by rule and figures. */
export function byWeight(findings: readonly Finding[]): Finding[] {
  const keyOf = ({ outcome, severity, rule, figures, fingerprint }: Finding) =>
    [outcome === "na" ? 4 : weight[severity], rule.id, ...figures.map(figureKey), fingerprint].join(" ");
  return findings
    .map((finding) => ({ finding, key: keyOf(finding) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ finding }) => finding);
}
