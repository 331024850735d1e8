import { type Result, refuse, succeed } from "../../shared/result.ts";
import { insertDecision, type NewDecision } from "../store/aliases.ts";
import { insertEvent, type NewEvent } from "../store/events.ts";
import { insertRuleLines, type NewRuleLines } from "../store/form-rules.ts";
import { type KeptReply, keepReply, keptReply } from "../store/idempotency.ts";
import { type Answers, type Queries, readBoth, type TenantScope, writeBatch } from "../store/query.ts";
import { insertReleaseEvent, type NewReleaseEvent } from "../store/releases.ts";
import { sessionAlive } from "../store/sessions.ts";
import type { Caller } from "./caller.ts";
import type { Refusal } from "./refusal.ts";

/** Reply to a write; `body` is JSON text, because it is kept and given again byte for byte. */
export type Reply = { status: 200 | 201; etag: string | null; body: string };

/**
 * The row two writers cannot both add: the next event of a round or unit, decision about a name, line about a form's rules or
 * about a finding that may be released.
 */
type Lock =
  | { event: NewEvent }
  | { alias: NewDecision }
  | { rules: NewRuleLines }
  | { release: NewReleaseEvent };

function insertLock(scope: TenantScope, lock: Lock): D1PreparedStatement {
  if ("event" in lock) return insertEvent(scope, lock.event);
  if ("release" in lock) return insertReleaseEvent(scope, lock.release);
  return "alias" in lock ? insertDecision(scope, lock.alias) : insertRuleLines(scope, lock.rules);
}

/** What a command comes to: a reply, and what to write for it. Without `write` nothing is stored at all. */
export type Decision = {
  reply: Reply;
  write: (Lock & { rest: readonly D1PreparedStatement[] }) | null;
};

export type Command<Q extends Queries> = {
  queries: Q;
  /** Pure: may run again on newer answers. */
  decide: (answers: Answers<Q>) => Result<Decision, Refusal>;
};

/** Names a write: its Idempotency-Key, and a hash of what was asked under it. */
export type Attempt = { key: string; request: string };

/**
 * One write in two round trips: everything is read at one moment, decided, and written in one transaction whose
 * first statement takes the lock. Who loses the race decides again on what the winner left; it then finds its own
 * reply (the same key), or a reason to refuse. `attempt` null is a dry run: decided, never written.
 */
export async function runCommand<Q extends Queries>(
  caller: Caller,
  attempt: Attempt | null,
  command: Command<Q>,
): Promise<Result<Reply, Refusal>> {
  for (let round = 0; round < maxRounds; round++) {
    const [guard, answers] = await readBoth(caller.scope.db, guardOf(caller, attempt), command.queries);
    if (!guard.alive) return refuse({ code: "session-expired" });
    if (guard.kept !== null) return replay(guard.kept, attempt);
    const decision = command.decide(answers);
    if (!decision.ok) return decision;
    const { reply, write } = decision.value;
    if (write === null || attempt === null) return succeed(reply);
    const outcome = await writeBatch(caller.scope.db, [
      insertLock(caller.scope, write),
      ...write.rest,
      keepReply(caller.scope, caller.person, attempt.key, { ...reply, request: attempt.request }, caller.now),
    ]);
    if (outcome === "written") return succeed(reply);
  }
  return refuse({ code: "unavailable", retryAfterSeconds: 1 });
}

/** Losing once is a race, which the second reading settles; more only happens while many units act at once. */
const maxRounds = 4;

const guardOf = (caller: Caller, attempt: Attempt | null) => ({
  alive: sessionAlive(caller.scope, caller, caller.now),
  kept: keptReply(caller.scope, caller.person, attempt?.key ?? ""),
});

function replay(kept: KeptReply, attempt: Attempt | null): Result<Reply, Refusal> {
  if (kept.request !== attempt?.request) return refuse({ code: "key-reused" });
  return succeed({ status: kept.status, etag: kept.etag, body: kept.body });
}
