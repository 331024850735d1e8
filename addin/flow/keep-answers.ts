import { type Result, succeed } from "../../shared/result.ts";
import type { HostRefusalCode, WorkbookHost } from "../host/port.ts";
import { planOwnBinding } from "../table/binding/binding-plan.ts";
import type { TableAnswers } from "../table/binding/table-answers.ts";
import type { CheckReport } from "./check.ts";
import { type FlowFailure, hostRefused } from "./failure.ts";
import { readWorkbook } from "./read-workbook.ts";
import { headFingerprint } from "./recall-answers.ts";
import type { TableMemory } from "./table-memory.ts";

export { recallAnswers } from "./recall-answers.ts";

/** What a person has settled about their own table: `answers` are all there are, given now and earlier. */
export type Settled = Pick<CheckReport, "reading" | "form" | "org" | "units"> & { answers: TableAnswers };

/** Why a workbook takes no hidden sheet; its table is then known again by its heads, on this machine only. */
const takesNoSheet: readonly HostRefusalCode[] = [
  "sheet-protected",
  "sheet-locked",
  "read-only",
  "would-overwrite",
];

/**
 * Remembers what was settled of an own table: in the workbook's hidden sheet, written in one step, else on this machine.
 * For binding and refreshing, never while somebody types.
 */
export async function keepAnswers(
  host: Pick<WorkbookHost, "snapshot" | "putSheet">,
  memory: TableMemory,
  { reading, form, org, units, answers }: Settled,
): Promise<Result<{ where: "workbook" | "machine" }, FlowFailure>> {
  const snapshot = await readWorkbook(host, undefined);
  if (!snapshot.ok) return snapshot;
  const plan = planOwnBinding({ snapshot: snapshot.value, reading, form, org, answers });
  const put = await host.putSheet(plan);
  if (put.ok) return succeed({ where: "workbook" });
  if (!takesNoSheet.includes(put.error.code)) return hostRefused(put.error);
  const fingerprint = headFingerprint(snapshot.value, { form, sheet: reading.sheet, ...units });
  if (fingerprint === null) return hostRefused(put.error);
  await memory.keep(fingerprint, answers);
  return succeed({ where: "machine" });
}
