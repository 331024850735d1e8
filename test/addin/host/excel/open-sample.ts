import type ExcelJS from "@mui/x-internal-exceljs-fork";
import { openExcelWorkbook } from "../../../../addin/host/excel/open-excel-workbook.ts";
import type { LiveWorkbookHost } from "../../../../addin/host/port.ts";
import type { FrameConversation } from "../../../excel-sim/protocol/frame-conversation.ts";
import {
  type OpenedWorkbook,
  type OpenOptions,
  openSimulatedWorkbook,
} from "../../../excel-sim/workbook/open-workbook.ts";
import { deleteTab } from "../../../excel-sim/workbook/tabs.ts";
import { granted } from "../opened.ts";
import { sampleWorkbook } from "../sample-workbook.ts";

export type OpenedExcel = { host: LiveWorkbookHost; workbook: OpenedWorkbook };

/** Opens these bytes in the simulated Excel and the Excel host beside them; what opening costs is not in the trace. */
export async function openInExcel(
  excel: FrameConversation,
  bytes: Uint8Array,
  options: OpenOptions = {},
): Promise<OpenedExcel> {
  const workbook = await openSimulatedWorkbook(bytes, options);
  excel.open(workbook);
  const host = openExcelWorkbook();
  granted(await host.mark([]));
  excel.trace.clear();
  return { host, workbook };
}

/** The sample of the host contract, changed by the test. */
export const openSample = async (
  excel: FrameConversation,
  change?: (workbook: ExcelJS.Workbook) => void,
): Promise<OpenedExcel> => openInExcel(excel, await sampleWorkbook(change));

/** A person deletes the sheet. */
export function deleteSheet({ book }: OpenedWorkbook, name: string): void {
  const sheet = book.sheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  deleteTab(book, sheet);
}
