import { createClient } from "../../addin/api/client.ts";
import { openExcelWorkbook } from "../../addin/host/excel/open-excel-workbook.ts";
import type { LiveWorkbookHost } from "../../addin/host/port.ts";
import { memoryDrawers } from "../../addin/store/memory-drawers.ts";
import { personStores } from "../../addin/store/person-stores.ts";
import { sessionDrawer } from "../../addin/store/session-drawer.ts";
import type { FrameConversation } from "../excel-sim/protocol/frame-conversation.ts";
import { openSimulatedWorkbook } from "../excel-sim/workbook/open-workbook.ts";
import type { RealWorker } from "../real-worker.ts";
import { password } from "./city.ts";

const server = "http://city";

/** Somebody signed in, with what the pane keeps for them on their machine. */
export async function signedIn(worker: Pick<RealWorker, "fetch">, login: string) {
  const drawers = memoryDrawers();
  const client = createClient({
    server,
    fetch: (request) => worker.fetch(request),
    timeoutMs: 30_000,
    wait: async () => undefined,
    now: () => new Date(),
    sessions: sessionDrawer(drawers, server),
  });
  const session = await client.signIn(login, password);
  if (!session.ok) throw new Error(`${login} cannot sign in: ${session.error.kind}`);
  return { client, randomUuid: () => crypto.randomUUID(), ...personStores(drawers, server, login) };
}

/** A file opened in Excel, and the pane's host beside it. Only one workbook at a time is in front. */
export async function openInExcel(excel: FrameConversation, bytes: Uint8Array) {
  const workbook = await openSimulatedWorkbook(bytes);
  excel.open(workbook);
  const host: LiveWorkbookHost = openExcelWorkbook();
  return { workbook, host };
}
