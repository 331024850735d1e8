import { type Result, succeed } from "../../shared/result.ts";
import type { SubmissionState } from "../../shared/schema/round.ts";
import { submissionEtag, type TransitionReply } from "../../shared/schema/submission.ts";
import type { ApiClient } from "../api/client.ts";
import { apiFailed, type FlowFailure, stopped } from "./failure.ts";
import type { SeenStore } from "./outbox.ts";

export type DecidePorts = {
  client: Pick<ApiClient, "submission" | "accept" | "return">;
  seen: SeenStore;
  randomUuid: () => string;
};

export type Decision = { kind: "accept" } | { kind: "return"; reason: string };

export type Decided =
  | { kind: "done"; reply: TransitionReply }
  /** It stood there before: an earlier call had arrived. */
  | { kind: "already"; revision: number };

const outcome: Record<Decision["kind"], SubmissionState> = { accept: "accepted", return: "returned" };

/**
 * 验收 or 退回 of the latest revision, as it was reviewed on this machine. What was not looked at here, or came in after
 * that, is not decided upon. `shown`: ETag of the revision that stands before the person; another window of theirs may
 * have shown a later one since.
 */
export async function decide(
  { client, seen, randomUuid }: DecidePorts,
  round: string,
  org: string,
  decision: Decision,
  { shown }: { shown?: string } = {},
): Promise<Result<Decided, FlowFailure>> {
  const current = await client.submission(round, org);
  if (!current.ok) return apiFailed(current.error);
  const { submission, etag } = current.value;
  const { revision } = submission.receipt;
  if (submission.state === outcome[decision.kind]) return succeed({ kind: "already", revision });
  if (submission.state !== "submitted") return stopped("wrong-decision", { state: submission.state });
  const reviewed = shown ?? (await seen.load(round, org));
  if (reviewed === null) return stopped("not-reviewed", { round, org, revision: String(revision) });
  if (reviewed !== etag) {
    return stopped("changed-since-review", { round, org, revision: String(revision) });
  }
  const write = { etag, key: randomUuid() };
  const reply =
    decision.kind === "accept"
      ? await client.accept(round, org, write)
      : await client.return(round, org, { ...write, reason: decision.reason });
  if (!reply.ok) return apiFailed(reply.error);
  await seen.save(round, org, submissionEtag(reply.value.revision, reply.value.seq));
  return succeed({ kind: "done", reply: reply.value });
}
