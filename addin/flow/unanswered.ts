import { type Result, succeed } from "../../shared/result.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { Receipt, Submission } from "../../shared/schema/submission.ts";
import type { ApiClient } from "../api/client.ts";
import type { ApiFailure } from "../api/failure.ts";
import type { Base } from "../api/submission-calls.ts";
import { apiFailed, type FlowFailure } from "./failure.ts";
import type { KeptSubmission, Outbox, OutboxId, SeenStore } from "./outbox.ts";
import { revisionOf } from "./standing.ts";

/** What has become of a submission that was sent without an answer; `name` is the round's. */
export type Unanswered = { id: OutboxId; name: string } & (
  | { kind: "arrived"; receipt: Receipt }
  /** It can be sent again, under the same key. */
  | { kind: "waiting" }
  /** These will never be sent again: another revision has come since, … */
  | { kind: "replaced"; revision: number }
  /** … the round takes nothing any more (or another revision is accepted), … */
  | { kind: "too-late" }
  /** … or the person belongs to another unit by now. */
  | { kind: "other-org" }
);

export type UnansweredPorts = { client: Pick<ApiClient, "submission">; outbox: Outbox; seen: SeenStore };

/**
 * All that waits on this machine for the person, each with what has become of it. Nothing is removed here: what is done
 * with is cleared once the person has been told.
 */
export async function findUnanswered(
  { client, outbox, seen }: UnansweredPorts,
  { person, rounds }: { person: Person; rounds: readonly RoundSummary[] },
): Promise<Result<Unanswered[], FlowFailure>> {
  const found: Unanswered[] = [];
  for (const id of await outbox.waiting()) {
    const kept = await outbox.load(id);
    if (kept === null) continue;
    const round = rounds.find((one) => one.round.id === id.round);
    const named = { id, name: round?.round.name ?? id.round };
    if (id.org !== person.org) {
      found.push({ ...named, kind: "other-org" });
      continue;
    }
    const current = await client.submission(id.round, id.org);
    if (!current.ok && !isNone(current.error)) return apiFailed(current.error);
    const standing = current.ok ? current.value : null;
    const became = whatBecame(id, kept, { round, latest: standing?.submission ?? null });
    // Seen from now on, as if its answer had come.
    if (standing && became.kind === "arrived") await seen.save(id.round, id.org, standing.etag);
    found.push({ ...named, ...became });
  }
  return succeed(found);
}

type WithoutId<One> = One extends unknown ? Omit<One, "id" | "name"> : never;

function whatBecame(
  { hash }: OutboxId,
  { base }: KeptSubmission,
  { round, latest }: { round: RoundSummary | undefined; latest: Submission | null },
): WithoutId<Unanswered> {
  if (latest?.receipt.hash === hash) return { kind: "arrived", receipt: latest.receipt };
  if (round?.state !== "open" || latest?.state === "accepted") return { kind: "too-late" };
  const revision = latest?.receipt.revision ?? 0;
  return revision > baseRevision(base) ? { kind: "replaced", revision } : { kind: "waiting" };
}

const isNone = (failure: ApiFailure): boolean =>
  failure.kind === "refused" && failure.problem.code === "not-found";

const baseRevision = (base: Base): number => (base === "none" ? 0 : (revisionOf(base.etag) ?? 0));
