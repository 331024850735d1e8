import { type Result, refuse, succeed } from "../../shared/result.ts";
import { submissionEtag } from "../../shared/schema/submission.ts";
import type { StoredSubmission } from "../store/submissions.ts";
import type { Refusal } from "./refusal.ts";

/** What must still be true for a write to pass: nothing submitted yet, or exactly this state. */
export type Precondition = { kind: "none-yet" } | { kind: "etag"; etag: string };

export const etagOf = ({ revision, seq }: Pick<StoredSubmission, "revision" | "seq">): string =>
  submissionEtag(revision, seq);

/** What the server has, as a stale refusal tells it. */
export const currentOf = (
  standing: Pick<StoredSubmission, "revision" | "seq"> | null,
): NonNullable<Refusal["current"]> =>
  standing === null ? { revision: 0, etag: null } : { revision: standing.revision, etag: etagOf(standing) };

export function meets(
  precondition: Precondition,
  standing: Pick<StoredSubmission, "revision" | "seq"> | null,
): boolean {
  if (precondition.kind === "none-yet") return standing === null;
  return standing !== null && precondition.etag === etagOf(standing);
}

/** The standing a transition speaks of: not-found where nothing was submitted, stale where it has moved on. */
export function requireStanding<S extends Pick<StoredSubmission, "revision" | "seq">>(
  standing: S | null,
  precondition: Precondition,
): Result<S, Refusal> {
  if (standing === null) return refuse({ code: "not-found" });
  return meets(precondition, standing)
    ? succeed(standing)
    : refuse({ code: "stale", current: currentOf(standing) });
}
