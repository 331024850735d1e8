import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { sha256Text } from "../../shared/codec/sha256.ts";
import { figureKey } from "../../shared/schema/figure.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";

/** SHA-256 of a document whatever the order of its figures and explanations: the same content gives the same hash. */
export function documentHash(document: SubmissionDocument): string {
  const figures = [...document.figures].sort((a, b) => (figureKey(a) < figureKey(b) ? -1 : 1));
  const explanations = [...document.explanations].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return sha256Text(canonicalJson({ ...document, figures, explanations }));
}
