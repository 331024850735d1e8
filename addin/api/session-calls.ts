import { type Result, succeed } from "../../shared/result.ts";
import { type Person, type Session, session } from "../../shared/schema/session.ts";
import { parseReply } from "./asker.ts";
import { type Access, createAuthorised } from "./authorised.ts";
import type { ApiFailure } from "./failure.ts";
import type { SessionStore } from "./session-store.ts";
import { type Call, exchange } from "./transport.ts";

/** Holds a session for one last call; nothing of it is stored. */
function onlyHere(signedIn: Session): SessionStore {
  let held: Session | null = signedIn;
  return {
    load: async () => held,
    save: async (renewed) => {
      held = renewed;
    },
    clear: async () => {
      held = null;
    },
  };
}

/** Signing in and out. */
export const sessionCalls = (access: Access, signal?: AbortSignal) => ({
  /** The person signed in, as the stored session says; null when nobody is. Asks no server. */
  person: async (): Promise<Person | null> => (await access.sessions.load())?.person ?? null,

  /** Refused with wrong-credentials or too-many-attempts. The session is stored. */
  signIn: async (login: string, password: string): Promise<Result<Session, ApiFailure>> => {
    const call: Call = {
      method: "POST",
      path: "sessions",
      body: { login, password },
      repeatable: false,
      ...(signal ? { signal } : {}),
    };
    const reply = parseReply(await exchange(access, call), session);
    if (reply.ok) await access.sessions.save(reply.value);
    return reply;
  },

  /**
   * Forgets the session here at once and whatever happens; a failure says that the server could not be told. The session
   * then ends there by itself.
   */
  signOut: async (): Promise<Result<null, ApiFailure>> => {
    const signedIn = await access.sessions.load();
    await access.sessions.clear();
    if (signedIn === null) return succeed(null);
    const send = createAuthorised({ ...access, sessions: onlyHere(signedIn) });
    const reply = await send({ method: "DELETE", path: "sessions/current", repeatable: false });
    return reply.ok ? succeed(null) : reply;
  },
});
