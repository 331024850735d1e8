import { sha256Text } from "../../shared/codec/sha256.ts";
import { type Result, succeed } from "../../shared/result.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { HostRefusalCode, WorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { bindingNames } from "../table/binding-names.ts";
import { planOwnBinding } from "../table/binding-plan.ts";
import { boundFor } from "../table/read-bound-table.ts";
import { readTable } from "../table/read-table.ts";
import type { TableReading } from "../table/reading.ts";
import { noAnswers, type TableAnswers } from "../table/table-answers.ts";
import { type FlowFailure, hostRefused } from "./failure.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { TableMemory } from "./table-memory.ts";

/** What a person has settled about their own table: `answers` are all there are, given now and earlier. */
export type Settled = { reading: TableReading; form: Form; org: string | null; answers: TableAnswers };

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
  { reading, form, org, answers }: Settled,
): Promise<Result<{ where: "workbook" | "machine" }, FlowFailure>> {
  const snapshot = await readWorkbook(host, undefined);
  if (!snapshot.ok) return snapshot;
  const plan = planOwnBinding({ snapshot: snapshot.value, reading, form, org, answers });
  const put = await host.putSheet(plan);
  if (put.ok) return succeed({ where: "workbook" });
  if (!takesNoSheet.includes(put.error.code)) return hostRefused(put.error);
  const fingerprint = headFingerprint(snapshot.value, { form, sheet: reading.sheet });
  if (fingerprint === null) return hostRefused(put.error);
  await memory.keep(fingerprint, answers);
  return succeed({ where: "machine" });
}

/**
 * What is known of a workbook's table when it is opened: what its hidden sheet says, else what this machine remembers of
 * a table with such heads. Asks the workbook nothing.
 */
export async function recallAnswers(
  snapshot: WorkbookSnapshot,
  memory: TableMemory | undefined,
  { form, sheet }: { form: Form; sheet?: string | undefined },
): Promise<TableAnswers> {
  const bound = boundFor(snapshot, form);
  if (bound !== null) return bound.answers;
  if (memory === undefined || isTemplate(snapshot)) return noAnswers;
  const fingerprint = headFingerprint(snapshot, { form, sheet });
  return (fingerprint === null ? null : await memory.recall(fingerprint)) ?? noAnswers;
}

const isTemplate = ({ names }: WorkbookSnapshot): boolean =>
  names.some(({ name }) => name.toUpperCase() === bindingNames.template);

/**
 * SHA-256 of a table's heads as they stand, whatever was said of them, without their years and order: the same for next
 * year's table, and after columns were moved. null where no table is found.
 */
export function headFingerprint(
  snapshot: WorkbookSnapshot,
  { form, sheet }: { form: Form; sheet?: string | undefined },
): string | null {
  const alone = readTable(snapshot, { form });
  const read = alone.ok || sheet === undefined ? alone : readTable(snapshot, { form, sheet });
  if (!read.ok) return null;
  const heads = read.value.columns.map(({ key }) => key.replace(/(?:19|20)\d{2}/g, "#"));
  return sha256Text(JSON.stringify([form.id, ...heads.sort()]));
}
