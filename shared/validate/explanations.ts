import { figureKey } from "../schema/figure.ts";
import type { Explanation, ExplanationFault, ExplanationFlaw, Finding } from "../schema/finding.ts";
import { isOfReading } from "../schema/reading-finding.ts";
import { flawOf, wordsOf } from "./explanation-text.ts";

/** What is said of a document's findings, each explanation and each finding once. */
export type ExplanationsState = {
  /** Findings nobody has explained. */
  missing: Finding[];
  /** What was written for them says nothing. */
  refused: { finding: Finding; explanation: Explanation; flaw: ExplanationFlaw }[];
  /** Explain nothing that is found: the values have changed since, or the finding is of another document. */
  stale: Explanation[];
  good: { finding: Finding; explanation: Explanation }[];
};

/** 核实性: did not pass, does not block, and must be explained. What was not judged (na) asks nothing. */
export const needsExplanation = ({ severity, outcome }: Finding): boolean =>
  severity === "query" && outcome === "fail";

/**
 * Sorts explanations and findings of one document. `ownTexts`: sentences that state a finding, as far as they are known
 * here; repeating one explains nothing. `asks`: which findings are to be explained.
 */
export function judgeExplanations(
  findings: readonly Finding[],
  explanations: readonly Explanation[],
  ownTexts: (finding: Finding) => readonly string[] = () => [],
  asks: (finding: Finding) => boolean = needsExplanation,
): ExplanationsState {
  const asking = new Map(findings.filter(asks).map((finding) => [finding.fingerprint, finding] as const));
  const state: ExplanationsState = { missing: [], refused: [], stale: [], good: [] };
  const said = new Set<string>();
  for (const explanation of explanations) {
    const finding = asking.get(explanation.fingerprint);
    if (finding === undefined) {
      state.stale.push(explanation);
      continue;
    }
    const flaw = said.has(explanation.fingerprint) ? "twice" : flawOf(explanation.text, ownTexts(finding));
    said.add(explanation.fingerprint);
    if (flaw === null) state.good.push({ finding, explanation });
    else state.refused.push({ finding, explanation, flaw });
  }
  state.missing = [...asking.values()].filter(({ fingerprint }) => !said.has(fingerprint));
  return state;
}

/** What keeps a document from being submitted, by fingerprint: in the order of the findings, stale ones last. */
export const explanationFaults = ({ missing, refused, stale }: ExplanationsState): ExplanationFault[] => [
  ...missing.map(({ fingerprint }) => ({ fingerprint, fault: "missing" as const })),
  ...refused.map(({ finding: { fingerprint }, flaw }) => ({ fingerprint, fault: flaw })),
  ...stale.map(({ fingerprint }) => ({ fingerprint, fault: "stale" as const })),
];

/** The findings and explanations of one submission. */
export type Explained = { findings: readonly Finding[]; explanations: readonly Explanation[] };

/**
 * Fingerprints of explanations that say of a rule and its figures what was said of them a period earlier, years aside:
 * the reviewer is told; it may well be true again.
 */
export function copiedExplanations(now: Explained, before: Explained): string[] {
  const earlier = new Set(explainedSubjects(before).map(({ saying }) => saying));
  return explainedSubjects(now)
    .filter(({ saying }) => earlier.has(saying))
    .map(({ fingerprint }) => fingerprint);
}

function explainedSubjects({ findings, explanations }: Explained): { fingerprint: string; saying: string }[] {
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  return explanations.flatMap(({ fingerprint, text }) => {
    const finding = byFingerprint.get(fingerprint);
    return finding === undefined
      ? []
      : [{ fingerprint, saying: `${subjectOf(finding)} ${withoutYears(wordsOf(text))}` }];
  });
}

/**
 * Rule and figures whatever their period: "YOY-CHANGE KJ-07/actual/whole". What the reading says of no figure is told apart by
 * the words it is about: a row, a heading.
 */
export const subjectOf = ({ rule, figures, actual }: Finding): string => {
  const words = figures.length === 0 && isOfReading({ rule }) ? [actual ?? ""] : [];
  return [rule.id, ...figures.map((figure) => figureKey({ ...figure, period: "0000" })), ...words].join(" ");
};

const withoutYears = (words: string): string => words.replace(/(?:19|20)\d{2}/g, "#");
