import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { normalDocument } from "../../shared/codec/normal-document.ts";
import { sha256Text } from "../../shared/codec/sha256.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";

/** SHA-256 of a document as the server stores it; equal to the hash on its receipt. */
export const documentHash = (document: SubmissionDocument): string =>
  sha256Text(canonicalJson(normalDocument(document)));
