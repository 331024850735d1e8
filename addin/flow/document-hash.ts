import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { normalDocument } from "../../shared/codec/normal-document.ts";
import { sha256Text } from "../../shared/codec/sha256.ts";
import type { ReadingRuleId } from "../../shared/schema/reading-finding.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";

/** SHA-256 of a document as the server stores it; equal to the hash on its receipt. */
export const documentHash = (document: SubmissionDocument): string =>
  sha256Text(canonicalJson(normalDocument(document)));

/** Hash of what stands in the table itself, whatever was explained and asked when it was sent. */
export const contentHash = (document: SubmissionDocument): string =>
  documentHash({ ...document, explanations: [], readingFindings: [] });

/** What is asked because a table differs from how it was bound: submitting binds it anew, and asks no more. */
const ofBinding: readonly ReadingRuleId[] = ["STR-RENAMED", "STR-FORMULA", "STR-GONE", "UNIT-CHANGED"];

/** Hash of a document whether its table was bound before it was submitted or by that. */
export function hashOnceBound({ readingFindings = [], ...document }: SubmissionDocument): string {
  const passing = readingFindings.filter(({ rule }) => ofBinding.includes(rule.id));
  const asked = new Set(passing.map(({ fingerprint }) => fingerprint));
  return documentHash({
    ...document,
    readingFindings: readingFindings.filter(({ fingerprint }) => !asked.has(fingerprint)),
    explanations: document.explanations.filter(({ fingerprint }) => !asked.has(fingerprint)),
  });
}
