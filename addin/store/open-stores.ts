import type { Person } from "../../shared/schema/session.ts";
import type { SessionStore } from "../api/session-store.ts";
import type { ExplanationDrafts } from "../flow/explanation-drafts.ts";
import type { MachineTables } from "../flow/table-memory.ts";
import type { Drawers } from "./drawers.ts";
import { explanationDrawer } from "./explanation-drawer.ts";
import { indexedDrawers } from "./indexed-drawers.ts";
import { memoryDrawers } from "./memory-drawers.ts";
import { type PersonStores, personStores } from "./person-stores.ts";
import { sessionDrawer } from "./session-drawer.ts";
import { tableDrawer } from "./table-drawer.ts";

export type Stores = {
  sessions: SessionStore;
  storesOf: (person: Pick<Person, "id">) => PersonStores;
  /** False where the browser keeps nothing: what waits to be sent is lost, and the person signed out, with the page. */
  durable: boolean;
  /** Of this server, also before anybody is signed in. */
  tables: MachineTables;
  /** Explanations written on this machine and not submitted yet. */
  explanations: ExplanationDrafts;
  drawers: Drawers;
};

/**
 * What the pane keeps in the browser. `partition` is Office.context.partitionKey: hosts that show the pane in a frame
 * keep apart by it what belongs to different top-level sites; null where there is none.
 */
export async function openStores({
  server,
  partition,
}: {
  server: string;
  partition: string | null;
}): Promise<Stores> {
  const kept = await indexedDrawers(partition === null ? "zhibao" : `zhibao ${partition}`);
  const drawers = kept ?? memoryDrawers();
  return {
    sessions: sessionDrawer(drawers, server),
    storesOf: ({ id }) => personStores(drawers, server, id),
    durable: kept !== null,
    tables: tableDrawer(drawers, server),
    explanations: explanationDrawer(drawers, server),
    drawers,
  };
}
