import { type DemoCity, demoReply } from "../../shared/schema/demo.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { ApiClient } from "../api/client.ts";
import type { SessionStore } from "../api/session-store.ts";
import { openPageDesk } from "../page-desk.ts";
import type { Desk } from "../pane/desk.ts";
import { type WorkbookStore, workbookStore } from "../store/kept-workbook.ts";

/** What the page has whichever workbook is open. */
export type Connection = {
  client: ApiClient;
  /** Everything a desk has but the workbook. */
  desk: Omit<Desk, "workbook">;
  /** What the server offers for trying things out; null where it is no demo, or cannot be reached. */
  demo: DemoCity | null;
  kept: WorkbookStore;
  person: Person | null;
};

/** The page can be used without this answer, so it does not wait for it as long as for others. */
const demoTimeoutMs = 5_000;

export type ConnectionNews = {
  /** Somebody has signed in or out, in the pane or beside it. */
  onPerson: (person: Person | null) => void;
  /** Rounds may stand elsewhere than before: something was submitted, accepted, published …, or the pane looked anew. */
  onNews: () => void;
};

export async function openConnection({ onPerson, onNews }: ConnectionNews): Promise<Connection> {
  const { server, desk, drawers } = await openPageDesk({
    partition: null,
    fetch: async (request) => {
      const reply = await window.fetch(request);
      if (reply.ok && bringsNews(request)) onNews();
      return reply;
    },
    sessionsOf: (sessions) => watched(sessions, onPerson),
  });
  const { client } = desk;
  const [demo, person] = await Promise.all([askForDemo(server), client.person()]);
  return { client, desk, demo, kept: workbookStore(drawers, server, desk.durable), person };
}

/** Signing in and out is told by `onPerson`, once it is done here too. */
function bringsNews({ method, url }: Request): boolean {
  const { pathname, searchParams } = new URL(url);
  if (method === "GET") return pathname === "/api/v1/rounds";
  return !searchParams.has("dryRun") && !pathname.startsWith("/api/v1/sessions");
}

const watched = (sessions: SessionStore, onPerson: (person: Person | null) => void): SessionStore => ({
  load: sessions.load,
  save: async (session) => {
    await sessions.save(session);
    onPerson(session.person);
  },
  clear: async () => {
    await sessions.clear();
    onPerson(null);
  },
});

/** Without an answer the page works as it does where there is no demo. */
async function askForDemo(server: string): Promise<DemoCity | null> {
  try {
    const reply = await fetch(`${server}/api/v1/demo`, { signal: AbortSignal.timeout(demoTimeoutMs) });
    return demoReply.safeParse(await reply.json()).data?.demo ?? null;
  } catch {
    return null; // offline
  }
}
