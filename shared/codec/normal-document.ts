import { figureKey } from "../schema/figure.ts";
import type { SubmissionDocument } from "../schema/submission.ts";

/**
 * The document as it is stored and hashed: figures in the order of their keys, explanations and findings of the reading of
 * their fingerprints, so that the same content read from a sheet in another order is the same submission. No findings of
 * the reading are no member.
 */
export const normalDocument = ({
  readingFindings = [],
  ...document
}: SubmissionDocument): SubmissionDocument => ({
  ...document,
  figures: sortedBy(document.figures, figureKey),
  explanations: sortedBy(document.explanations, byFingerprint),
  ...(readingFindings.length === 0 ? {} : { readingFindings: sortedBy(readingFindings, byFingerprint) }),
});

const byFingerprint = ({ fingerprint }: { fingerprint: string }): string => fingerprint;

function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
