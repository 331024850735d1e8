import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { HostRefusal, HostRefusalCode, WorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import type { BindingKey } from "../table/binding/binding-names.ts";
import { planOwnBinding } from "../table/binding/binding-plan.ts";
import { boundFor } from "../table/binding/read-bound-table.ts";
import { noAnswers, sameAnswers, type TableAnswers } from "../table/binding/table-answers.ts";
import type { CheckReport } from "./check.ts";
import { answersHash, headFingerprint } from "./recall-answers.ts";
import type { TableMemory } from "./table-memory.ts";

/** What a person has settled about their own table: `answers` are all there are, given now and earlier. */
export type Settled = Pick<CheckReport, "reading" | "form" | "org" | "units"> & { answers: TableAnswers };

/** Why a workbook takes no hidden sheet; its table is then known again by its heads, on this machine only. */
const takesNoSheet: readonly HostRefusalCode[] = [
  "sheet-protected",
  "sheet-locked",
  "read-only",
  "would-overwrite",
];

export type BindingPorts = { host: Pick<WorkbookHost, "putSheet">; memory: TableMemory | undefined };

/**
 * Binds an own table: in the workbook's hidden sheet, written in one step, with the receipt where there is one; else what
 * was said of it is kept on this machine. Once the workbook has it, the machine forgets.
 */
export async function bindTable(
  { host, memory }: BindingPorts,
  snapshot: WorkbookSnapshot,
  { reading, form, org, units, answers }: Settled,
  receipt: Partial<Record<BindingKey, string | null>> = {},
): Promise<Result<{ where: "workbook" | "machine" }, HostRefusal>> {
  const put = await host.putSheet(planOwnBinding({ snapshot, reading, form, org, answers, receipt }));
  const fingerprint = headFingerprint(snapshot, { form, sheet: reading.sheet, ...units });
  if (put.ok) {
    if (fingerprint !== null) await memory?.forget(fingerprint);
    return succeed({ where: "workbook" });
  }
  if (memory === undefined || fingerprint === null || !takesNoSheet.includes(put.error.code))
    return refuse(put.error);
  const before = boundFor(snapshot, form)?.answers ?? null;
  if (!sameAnswers(answers, before ?? noAnswers))
    await memory.keep(fingerprint, { answers, over: before && answersHash(before) });
  return succeed({ where: "machine" });
}
