import { type Result, refuse, succeed } from "../../shared/result.ts";
import { type Answers, type Queries, readBoth } from "../store/query.ts";
import { sessionAlive } from "../store/sessions.ts";
import type { Caller } from "./caller.ts";
import type { Refusal } from "./refusal.ts";

/**
 * Reads for a signed-in person: the session is looked up in the same round trip as the work, and nothing of the
 * answer gets out when it has ended.
 */
export async function readAs<Q extends Queries>(
  caller: Caller,
  queries: Q,
): Promise<Result<Answers<Q>, Refusal>> {
  const guard = { alive: sessionAlive(caller.scope, caller, caller.now) };
  const [{ alive }, work] = await readBoth(caller.scope.db, guard, queries);
  return alive ? succeed(work) : refuse({ code: "session-expired" });
}
