import { createClient } from "../../../addin/api/client.ts";
import type { ReplyMemory } from "../../../addin/flow/kept-replies.ts";
import type { KeptSubmission, Outbox, SeenStore } from "../../../addin/flow/outbox.ts";
import type { PullMark, PullMemory } from "../../../addin/flow/pull-memory.ts";
import type { Session } from "../../../shared/schema/session.ts";
import { aSession, memorySessions, now } from "../api/a-session.ts";
import type { FakeApi } from "./fake-api.ts";

/** What flows remember, in memory and open to look at. */
export function memoryStores() {
  const kept = new Map<string, KeptSubmission>();
  const seenEtags = new Map<string, string>();
  const marks = new Map<string, PullMark>();
  const outbox: Outbox = {
    load: async ({ round, org, hash }) => kept.get(`${round} ${org} ${hash}`) ?? null,
    save: async ({ round, org, hash }, entry) => void kept.set(`${round} ${org} ${hash}`, entry),
    clear: async ({ round, org, hash }) => void kept.delete(`${round} ${org} ${hash}`),
    waiting: async () =>
      [...kept.keys()].map((key) => {
        const [round = "", org = "", hash = ""] = key.split(" ");
        return { round, org, hash };
      }),
  };
  const seen: SeenStore = {
    load: async (round, org) => seenEtags.get(`${round} ${org}`) ?? null,
    save: async (round, org, etag) => void seenEtags.set(`${round} ${org}`, etag),
  };
  const pulls: PullMemory = {
    load: async (workbook, round) => marks.get(`${workbook} ${round}`) ?? null,
    save: async (workbook, round, mark) => void marks.set(`${workbook} ${round}`, mark),
  };
  return { kept, seenEtags, marks, outbox, seen, pulls };
}

/** What the server gave, in memory, as a machine that is written and read as JSON keeps it. */
export function replyMemory(): ReplyMemory & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    load: async (name) => {
      const text = kept.get(name.join(" "));
      return text === undefined ? undefined : JSON.parse(text);
    },
    keep: async (name, reply) => void kept.set(name.join(" "), JSON.stringify(reply)),
    forget: async () => kept.clear(),
  };
}

/** A client that is signed in as the fake's person and waits for nothing. */
export const clientOf = (api: FakeApi, session: Session | null = aSession({ person: api.person })) =>
  createClient({
    server: "https://zhibao.test",
    fetch: api.fetch,
    timeoutMs: 1000,
    wait: async () => undefined,
    now: () => now,
    sessions: memorySessions(session),
  });

/** Keys in order, in the shape of UUIDs, so that a test can tell them apart. */
export function countedUuids(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
  };
}
