import { type Result, refuse, succeed } from "../../shared/result.ts";
import { type Session, session as sessionSchema } from "../../shared/schema/session.ts";
import type { ApiFailure } from "./failure.ts";
import type { SessionStore } from "./session-store.ts";
import { type Call, exchange, type Reply, type Wire } from "./transport.ts";

export type Access = Wire & {
  sessions: SessionStore;
  now: () => Date;
};

/** An access token this close to its end is renewed first; it may run out on the way. */
const spareMs = 10_000;

/**
 * Sends calls in the name of the person signed in. A session that has run out is renewed once, silently; where that
 * is refused the session is forgotten and the person has to sign in again.
 */
export function createAuthorised(access: Access): (call: Call) => Promise<Result<Reply, ApiFailure>> {
  // Refresh tokens rotate: two renewals at once would make the second one look like a stolen token.
  let renewing: Promise<Result<Session, ApiFailure>> | undefined;
  const renew = (old: Session): Promise<Result<Session, ApiFailure>> => {
    renewing ??= renewSession(access, old).finally(() => {
      renewing = undefined;
    });
    return renewing;
  };

  return async (call) => {
    const stored = await access.sessions.load();
    if (!stored) return refuse({ kind: "unauthenticated", why: "no-session" });
    const endsAt = Date.parse(stored.accessExpiresAt);
    const first = access.now().getTime() + spareMs < endsAt ? succeed(stored) : await renew(stored);
    if (!first.ok) return first;
    const reply = await exchange(access, withToken(call, first.value));
    if (!endedSession(reply)) return reply;
    if (first.value !== stored) return endSession(access);
    const second = await renew(stored);
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

async function renewSession(access: Access, old: Session): Promise<Result<Session, ApiFailure>> {
  const reply = await exchange(access, {
    method: "POST",
    path: "sessions/refresh",
    body: { refreshToken: old.refreshToken },
    // The token is used up by the first call, so the call is never repeated.
    repeatable: false,
  });
  if (!reply.ok) {
    if (reply.error.kind !== "refused" || reply.error.problem.status !== 401) return reply;
    // Another window or command may have renewed it meanwhile.
    const stored = await access.sessions.load();
    return stored && stored.refreshToken !== old.refreshToken ? succeed(stored) : endSession(access);
  }
  const renewed = sessionSchema.safeParse(reply.value.body);
  if (!renewed.success)
    return refuse({ kind: "unreadable", status: reply.value.status, what: "other-shape" });
  await access.sessions.save(renewed.data);
  return succeed(renewed.data);
}
