import { figureKey } from "../schema/figure.ts";
import type { SubmissionDocument } from "../schema/submission.ts";

/**
 * The document as it is stored and hashed: figures in the order of their keys, explanations of their fingerprints, so
 * that the same content read from a sheet in another order is the same submission.
 */
export const normalDocument = (document: SubmissionDocument): SubmissionDocument => ({
  ...document,
  figures: sortedBy(document.figures, figureKey),
  explanations: sortedBy(document.explanations, ({ fingerprint }) => fingerprint),
});

function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
