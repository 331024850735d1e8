import type { Finding } from "../../shared/schema/finding.ts";
import { subjectOf } from "../../shared/validate/explanations.ts";

/**
 * What each finding is about, whatever the values are and wherever its rows stand: the same before and after somebody
 * has changed them. Several of one rule about the same are numbered, so that no two are alike.
 */
export function findingIdentities(findings: readonly Finding[]): string[] {
  const times = new Map<string, number>();
  return findings.map((finding) => {
    // What is about no figure is known by its cells.
    const subject =
      finding.figures.length > 0 ? subjectOf(finding) : [finding.rule.id, ...finding.cells].join(" ");
    const before = times.get(subject) ?? 0;
    times.set(subject, before + 1);
    return before === 0 ? subject : `${subject} #${before + 1}`;
  });
}
