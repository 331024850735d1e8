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

/** Why a workbook takes no hidden sheet; its table is then known again by its heads. */
const takesNoSheet: readonly HostRefusalCode[] = [
  "sheet-protected",
  "sheet-locked",
  "read-only",
  "would-overwrite",
];

/** Where what was said is kept; "server": on this machine, and at the server for the others of the unit. */
export type Where = "workbook" | "machine" | "server";

export type BindingPorts = { host: Pick<WorkbookHost, "putSheet">; memory: TableMemory | undefined };

/**
 * Binds an own table: in the workbook's hidden sheet, written in one step, with the receipt where there is one; else what
 * was said of it is kept by its heads, on this machine and for its unit. Once the workbook has it, the machine forgets.
 */
export async function bindTable(
  { host, memory }: BindingPorts,
  snapshot: WorkbookSnapshot,
  { reading, form, org, units, answers }: Settled,
  receipt: Partial<Record<BindingKey, string | null>> = {},
): Promise<Result<{ where: Where }, HostRefusal>> {
  const put = await host.putSheet(planOwnBinding({ snapshot, reading, form, org, answers, receipt }));
  const fingerprint = headFingerprint(snapshot, { form, sheet: reading.sheet, ...units });
  const before = boundFor(snapshot, form)?.answers ?? null;
  const table = fingerprint === null ? null : { form, fingerprint, bound: before !== null };
  if (put.ok) {
    if (table !== null) await memory?.forget(table);
    return succeed({ where: "workbook" });
  }
  if (memory === undefined || table === null || !takesNoSheet.includes(put.error.code))
    return refuse(put.error);
  // what was taken back counts as said, where something had been
  const isSaid = !sameAnswers(answers, before ?? noAnswers) || (await memory.recall(table)) !== null;
  const over = before && answersHash(before);
  return succeed({ where: isSaid ? await memory.keep(table, { answers, over }) : "machine" });
}
