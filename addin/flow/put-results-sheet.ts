import type { Result } from "../../shared/result.ts";
import type { PutSheetReport, WorkbookHost } from "../host/port.ts";
import { planResultsSheet, type ResultsSheet } from "../table/plan/results-sheet-plan.ts";
import { lastResultsRow } from "../table/results-in-workbook.ts";
import { type FlowFailure, hostRefused } from "./failure.ts";
import { readWorkbook } from "./read-workbook.ts";

/** Writes 审核结果 into the workbook in one step; over the sheet of an earlier check, where there is one. */
export async function putResultsSheet(
  host: Pick<WorkbookHost, "snapshot" | "putSheet">,
  sheet: Omit<ResultsSheet, "lastRow">,
): Promise<Result<PutSheetReport, FlowFailure>> {
  const snapshot = await readWorkbook(host, undefined);
  if (!snapshot.ok) return snapshot;
  const put = await host.putSheet(planResultsSheet({ ...sheet, lastRow: lastResultsRow(snapshot.value) }));
  return put.ok ? put : hostRefused(put.error);
}
