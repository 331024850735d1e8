import { yearlyForm } from "../shared/catalogue/yearly-form.ts";
import { createClient } from "./api/client.ts";
import { openExcelWorkbook } from "./host/excel/open-excel-workbook.ts";
import type { Desk } from "./pane/desk.ts";
import { openStores } from "./store/open-stores.ts";

/** Long enough for a merged table over a slow county line. */
const timeoutMs = 30_000;

/** The desk of the task pane in Excel. The API stands on the origin that serves the pane. */
export async function openExcelDesk(partition: string | null): Promise<Desk> {
  const server = window.location.origin;
  const { sessions, storesOf, durable } = await openStores({ server, partition });
  const client = createClient({
    server,
    fetch: (request) => window.fetch(request),
    timeoutMs,
    wait: (ms) => new Promise((resolve) => window.setTimeout(resolve, ms)),
    now: () => new Date(),
    sessions,
  });
  const workbook = openExcelWorkbook();
  // The last call of a page that goes may not arrive: then the next opening takes the marks away.
  window.addEventListener("pagehide", () => void workbook.mark([]));
  return {
    workbook,
    client,
    form: yearlyForm,
    storesOf,
    durable,
    now: () => new Date(),
    randomUuid: () => crypto.randomUUID(),
  };
}
