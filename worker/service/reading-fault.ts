import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { readingFingerprints } from "../../shared/validate/reading-fingerprints.ts";
import { malformed, type Refusal } from "./refusal.ts";

/** What the reading found only the client has seen; but it is known by what it says, and said once. */
export function readingFault({ readingFindings = [], figures }: SubmissionDocument): Refusal | null {
  if (readingFindings.length === 0) return null;
  const fingerprintOf = readingFingerprints(figures);
  const known = new Set<string>();
  for (const [index, finding] of readingFindings.entries()) {
    const { fingerprint } = finding;
    const code = known.has(fingerprint)
      ? "not-unique"
      : fingerprint === fingerprintOf(finding)
        ? null
        : "not-of-its-content";
    if (code !== null) return malformed(`/readingFindings/${index}/fingerprint`, code);
    known.add(fingerprint);
  }
  return null;
}
