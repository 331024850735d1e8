import { sha256Text } from "../../shared/codec/sha256.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { bindingNames } from "../table/binding/binding-names.ts";
import { boundFor } from "../table/binding/read-bound-table.ts";
import { noAnswers, type TableAnswers } from "../table/binding/table-answers.ts";
import { readTable } from "../table/read-table.ts";
import type { TableMemory } from "./table-memory.ts";

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
