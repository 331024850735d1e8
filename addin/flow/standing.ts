import { type Result, succeed } from "../../shared/result.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import type { Receipt, SubmissionDocument } from "../../shared/schema/submission.ts";
import type { ApiClient } from "../api/client.ts";
import type { ApiFailure } from "../api/failure.ts";
import type { Base } from "../api/submission-calls.ts";
import type { Binding } from "./binding.ts";
import { hashOnceBound } from "./document-hash.ts";
import type { Outbox, SeenStore } from "./outbox.ts";

/**
 * Where the server stands with a document: it has it, another one is accepted and stays, or `base` is what the
 * document may replace.
 */
export type Standing =
  | { kind: "same"; receipt: Receipt; etag: string; findings: Finding[] }
  | { kind: "accepted"; receipt: Receipt }
  | { kind: "other"; base: Base };

/**
 * A document replaces the latest revision only if that was seen here: it came from this workbook (its binding), was shown
 * on this machine, or was sent from it and arrived without an answer. Otherwise the base is what was seen last, and the server answers with the difference.
 */
export async function standingOf(
  { client, seen, outbox }: { client: Pick<ApiClient, "submission">; seen: SeenStore; outbox: Outbox },
  { round, document, bound }: { round: string; document: SubmissionDocument; bound: Binding },
): Promise<Result<Standing, ApiFailure>> {
  const current = await client.submission(round, document.org);
  if (!current.ok) {
    const none = current.error.kind === "refused" && current.error.problem.code === "not-found";
    return none ? succeed({ kind: "other", base: "none" }) : current;
  }
  const { submission, etag } = current.value;
  const { receipt, findings } = submission;
  // A returned document may be sent again as it is, as a new revision.
  if (submission.state !== "returned" && hashOnceBound(submission.document) === hashOnceBound(document)) {
    return succeed({ kind: "same", receipt, etag, findings });
  }
  if (submission.state === "accepted") return succeed({ kind: "accepted", receipt });
  const id = { round, org: document.org, hash: receipt.hash };
  if ((await outbox.load(id)) !== null) {
    await seen.save(round, document.org, etag);
    await outbox.clear(id);
  }
  const shown = await seen.load(round, document.org);
  const known = newest([bound.round === round ? bound.etag : null, shown]);
  if (known && known.revision >= receipt.revision) return succeed({ kind: "other", base: { etag } });
  return succeed({ kind: "other", base: known ? { etag: known.etag } : "none" });
}

/** Revision an ETag speaks of; its form is that of submissionEtag. */
export function revisionOf(etag: string): number | null {
  const revision = /^"r(\d+)-e\d+"$/.exec(etag)?.[1];
  return revision === undefined ? null : Number(revision);
}

/** The etag of the highest revision. */
function newest(etags: readonly (string | null)[]): { etag: string; revision: number } | undefined {
  const parsed = etags.flatMap((etag) => {
    const revision = etag === null ? null : revisionOf(etag);
    return etag !== null && revision !== null ? [{ etag, revision }] : [];
  });
  return parsed.sort((a, b) => b.revision - a.revision)[0];
}
