import { yearlyForm } from "../shared/catalogue/yearly-form.ts";
import { createClient } from "./api/client.ts";
import type { SessionStore } from "./api/session-store.ts";
import { acceptedNames } from "./flow/accepted-aliases.ts";
import { heldByCity } from "./flow/held-by-city.ts";
import { unitTables } from "./flow/unit-tables.ts";
import type { Desk } from "./pane/desk.ts";
import type { Drawers } from "./store/drawers.ts";
import { openStores } from "./store/open-stores.ts";

/** Long enough for a merged table over a slow county line. */
const timeoutMs = 30_000;

/** Everything a desk has but the workbook, and where it comes from. */
export type PageDesk = { server: string; desk: Omit<Desk, "workbook">; drawers: Drawers };

/**
 * The desk of a page without its workbook. The API stands on the origin that serves the page. `partition` as in
 * openStores; a page that wants to hear of calls and sessions hands in its own `fetch` and `sessionsOf`.
 */
export async function openPageDesk({
  partition,
  fetch = (request) => window.fetch(request),
  sessionsOf = (sessions) => sessions,
}: {
  partition: string | null;
  fetch?: (request: Request) => Promise<Response>;
  sessionsOf?: (sessions: SessionStore) => SessionStore;
}): Promise<PageDesk> {
  const server = window.location.origin;
  const { sessions, storesOf, durable, tables, explanations, drawers } = await openStores({
    server,
    partition,
  });
  const client = createClient({
    server,
    fetch,
    timeoutMs,
    wait: (ms) => new Promise((resolve) => window.setTimeout(resolve, ms)),
    now: () => new Date(),
    sessions: sessionsOf(sessions),
  });
  const ports = {
    client,
    memoryOf: (person: { id: string }) => storesOf(person).replies,
    lateReplies: "kept" as const,
  };
  const desk = {
    client,
    form: yearlyForm,
    storesOf,
    durable,
    tables: unitTables(tables, ports),
    explanations,
    names: acceptedNames(ports),
    held: heldByCity(ports),
    now: () => new Date(),
    randomUuid: () => crypto.randomUUID(),
  };
  return { server, desk, drawers };
}
