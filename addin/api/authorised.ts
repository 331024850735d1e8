import { type Result, refuse, succeed } from "../../shared/result.ts";
import { type Session, session as sessionSchema } from "../../shared/schema/session.ts";
import type { ApiFailure } from "./failure.ts";
import type { SessionStore } from "./session-store.ts";
import { type Call, exchange, type Reply, type Wire } from "./transport.ts";
import { untilCancelled } from "./until-cancelled.ts";

export type Access = Wire & {
  sessions: SessionStore;
  now: () => Date;
};

/** An access token this close to its end is renewed first; it may run out on the way. */
const spareMs = 10_000;

/**
 * Sends calls in the name of the person signed in. A session that has run out is renewed once, silently; where that
 * is refused the session is forgotten and the person has to sign in again. Cancelling a call does not cancel the
 * renewal it waits for, since others may wait for it too.
 */
export function createAuthorised(access: Access): (call: Call) => Promise<Result<Reply, ApiFailure>> {
  // One renewal serves all calls that wait for it.
  let renewing: Promise<Result<Session, ApiFailure>> | undefined;
  const renew = async (
    old: Session,
    signal: AbortSignal | undefined,
  ): Promise<Result<Session, ApiFailure>> => {
    renewing ??= renewSession(access, old).finally(() => {
      renewing = undefined;
    });
    const renewed = await untilCancelled(renewing, signal);
    return renewed === "cancelled" ? refuse({ kind: "cancelled" }) : renewed;
  };

  return async (call) => {
    const stored = await access.sessions.load();
    if (!stored) return refuse({ kind: "unauthenticated", why: "no-session" });
    const endsAt = Date.parse(stored.accessExpiresAt);
    const first =
      access.now().getTime() + spareMs < endsAt ? succeed(stored) : await renew(stored, call.signal);
    if (!first.ok) return first;
    const reply = await exchange(access, withToken(call, first.value));
    if (!endedSession(reply)) return reply;
    if (first.value !== stored) return endSession(access);
    const second = await renew(stored, call.signal);
    if (!second.ok) return second;
    const again = await exchange(access, withToken(call, second.value));
    return endedSession(again) ? endSession(access) : again;
  };
}

const withToken = (call: Call, { accessToken }: Session): Call => ({
  ...call,
  headers: { ...call.headers, Authorization: `Bearer ${accessToken}` },
});

/** 401 for the token; wrong-credentials is a 401 of another kind. */
function endedSession(reply: Result<Reply, ApiFailure>): boolean {
  if (reply.ok || reply.error.kind !== "refused") return false;
  const { code } = reply.error.problem;
  return code === "session-expired" || code === "unauthenticated";
}

async function endSession({ sessions }: Access): Promise<Result<never, ApiFailure>> {
  await sessions.clear();
  return refuse({ kind: "unauthenticated", why: "session-ended" });
}

/**
 * Rotates the refresh token. The server takes a replaced one for another minute, so neither another window's renewal
 * at the same time nor a reply that got lost ends the session; after that it would look stolen and end it for all.
 */
async function renewSession(access: Access, old: Session): Promise<Result<Session, ApiFailure>> {
  const newer = await otherSession(access, old);
  if (newer) return succeed(newer);
  const reply = await exchange(access, {
    method: "POST",
    path: "sessions/refresh",
    body: { refreshToken: old.refreshToken },
    repeatable: true,
  });
  if (!reply.ok) {
    if (reply.error.kind !== "refused" || reply.error.problem.status !== 401) return reply;
    // Meanwhile the person may have signed in again in another window.
    const signedIn = await otherSession(access, old);
    return signedIn ? succeed(signedIn) : endSession(access);
  }
  const renewed = sessionSchema.safeParse(reply.value.body);
  if (!renewed.success)
    return refuse({ kind: "unreadable", status: reply.value.status, what: "other-shape" });
  await access.sessions.save(renewed.data);
  return succeed(renewed.data);
}

/** What another window or command has stored in place of `old`. */
async function otherSession({ sessions }: Access, old: Session): Promise<Session | null> {
  const stored = await sessions.load();
  return stored && stored.refreshToken !== old.refreshToken ? stored : null;
}
