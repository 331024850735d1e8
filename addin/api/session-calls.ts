import { type Result, succeed } from "../../shared/result.ts";
import { type Person, type Session, session } from "../../shared/schema/session.ts";
import { type Asker, parseReply } from "./asker.ts";
import type { Access } from "./authorised.ts";
import type { ApiFailure } from "./failure.ts";
import { type Call, exchange } from "./transport.ts";

/** Signing in and out. */
export const sessionCalls = (access: Access, { send }: Asker, signal?: AbortSignal) => ({
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

  /** Forgets the session here in any case; a failure says that the server could not be told. */
  signOut: async (): Promise<Result<null, ApiFailure>> => {
    const reply = await send({ method: "DELETE", path: "sessions/current", repeatable: false });
    await access.sessions.clear();
    return reply.ok ? succeed(null) : reply;
  },
});
