import { openExcelWorkbook } from "./host/excel/open-excel-workbook.ts";
import { openPageDesk } from "./page-desk.ts";
import type { Desk } from "./pane/desk.ts";

/** The desk of the task pane in Excel. */
export async function openExcelDesk(partition: string | null): Promise<Desk> {
  const { desk } = await openPageDesk({ partition });
  const workbook = openExcelWorkbook();
  // The last call of a page that goes may not arrive: then the next opening takes the marks away.
  window.addEventListener("pagehide", () => void workbook.mark([]));
  return { ...desk, workbook };
}
