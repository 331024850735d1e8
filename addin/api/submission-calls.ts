import type { Result } from "../../shared/result.ts";
import {
  type SubmissionDocument,
  type SubmitReply,
  submission,
  submissionEtag,
  submitReply,
  transitionReply,
} from "../../shared/schema/submission.ts";
import { type Asker, etagOf, mapValue, parseReply, segment } from "./asker.ts";
import type { ApiFailure } from "./failure.ts";

/** What the server must still have for a write to pass: a submission with this ETag, or none at all. */
export type Base = { etag: string } | "none";

/** `etag` of the submission as it now stands; null on a dry run. */
export type Submitted = { reply: SubmitReply; etag: string | null };

/** One unit's submission in one round: reading, sending, accepting, returning. Writes take the caller's Idempotency-Key. */
export const submissionCalls = ({ send, ask, get }: Asker) => ({
  /** The latest submission and its ETag; refused with not-found where there is none. */
  submission: async (round: string, org: string) =>
    mapValue(await get(pathOf(round, org), submission), (found) => ({
      submission: found,
      // Made from the body: a proxy that compresses may weaken the header.
      etag: submissionEtag(found.receipt.revision, found.seq),
    })),

  /** One revision as it was sent; refused with not-found where there is none of that number. */
  revision: (round: string, org: string, revision: number) =>
    get(`${pathOf(round, org)}/revisions/${revision}`, submission),

  /** Refused with findings-block (its findings), stale (the difference), wrong-state, form-closed … */
  submit: async (
    round: string,
    document: SubmissionDocument,
    write: { base: Base; key: string; dryRun: boolean },
  ): Promise<Result<Submitted, ApiFailure>> => {
    const reply = await send({
      method: "PUT",
      path: `${pathOf(round, document.org)}${write.dryRun ? "?dryRun=true" : ""}`,
      body: document,
      headers: { ...precondition(write.base), "Idempotency-Key": write.key },
      repeatable: true,
    });
    return mapValue(parseReply(reply, submitReply), (parsed) => ({ reply: parsed, etag: etagOf(reply) }));
  },

  accept: (round: string, org: string, write: { etag: string; key: string }) =>
    ask(
      {
        method: "POST",
        path: `${pathOf(round, org)}/accept`,
        headers: { "If-Match": write.etag, "Idempotency-Key": write.key },
        repeatable: true,
      },
      transitionReply,
    ),

  return: (round: string, org: string, write: { etag: string; key: string; reason: string }) =>
    ask(
      {
        method: "POST",
        path: `${pathOf(round, org)}/return`,
        body: { reason: write.reason },
        headers: { "If-Match": write.etag, "Idempotency-Key": write.key },
        repeatable: true,
      },
      transitionReply,
    ),
});

const pathOf = (round: string, org: string): string => `rounds/${segment(round)}/submissions/${segment(org)}`;

const precondition = (base: Base): Record<string, string> =>
  base === "none" ? { "If-None-Match": "*" } : { "If-Match": base.etag };
