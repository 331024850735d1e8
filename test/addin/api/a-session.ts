import type { SessionStore } from "../../../addin/api/session-store.ts";
import type { Session } from "../../../shared/schema/session.ts";

export const now = new Date("2025-01-15T08:00:00.000Z");

/** A session of 海宁市's preparer that is good for ten minutes from `now`. */
export function aSession(changes: Partial<Session> = {}): Session {
  return {
    accessToken: "access-1",
    accessExpiresAt: "2025-01-15T08:10:00.000Z",
    refreshToken: "refresh-token-number-1",
    person: { id: "p-haining", name: "王晓", role: "preparer", org: "330481", orgName: "海宁市" },
    ...changes,
  };
}

/** A session store in memory. */
export function memorySessions(initial: Session | null): SessionStore & { current: () => Session | null } {
  let stored = initial;
  return {
    current: () => stored,
    load: async () => stored,
    save: async (session) => {
      stored = session;
    },
    clear: async () => {
      stored = null;
    },
  };
}
