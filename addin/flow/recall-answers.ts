import { sha256Text } from "../../shared/codec/sha256.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { boundFor } from "../table/binding/read-bound-table.ts";
import { answersFor, noAnswers, type TableAnswers } from "../table/binding/table-answers.ts";
import { readTable } from "../table/read-table.ts";
import { isTemplate } from "./binding.ts";
import type { UnitNames } from "./check.ts";
import type { TableMemory } from "./table-memory.ts";

/** Which table is meant. The names of the unit that reports are needed to find a table of many units. */
export type TableWanted = {
  form: Form;
  sheet?: string | undefined;
  signal?: AbortSignal | undefined;
} & Partial<UnitNames>;

/**
 * What is known of a workbook's table when it is opened: what its hidden sheet says, else what this machine or the
 * server of the unit remembers of a table with such heads. What was said here while the hidden sheet could not be written comes first, for as long as
 * that sheet says what it said then. Asks the workbook nothing.
 */
export async function recallAnswers(
  snapshot: WorkbookSnapshot,
  memory: TableMemory | undefined,
  wanted: TableWanted,
): Promise<TableAnswers> {
  const bound = boundFor(snapshot, wanted.form);
  const inWorkbook = bound?.answers ?? noAnswers;
  if (memory === undefined || (bound === null && isTemplate(snapshot, wanted.sheet))) return inWorkbook;
  const fingerprint = headFingerprint(snapshot, wanted);
  if (fingerprint === null) return inWorkbook;
  const { form, signal } = wanted;
  const kept = await memory.recall({ form, fingerprint, bound: bound !== null }, signal);
  if (kept === null) return inWorkbook;
  const isNewer = bound === null || kept.over === answersHash(bound.answers);
  return isNewer ? answersFor(form, kept.answers) : inWorkbook;
}

/** The same for the same answers, in whatever order they were given. */
export const answersHash = ({ columns, rows, source }: TableAnswers): string =>
  sha256Text(JSON.stringify([entriesOf(columns), entriesOf(rows), source ?? null]));

const entriesOf = (answers: Record<string, string>) =>
  Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1));

/**
 * SHA-256 of a table's heads as they stand, whatever was said of them, without their years and order: the same for next
 * year's table, and after columns were moved. null where no table is found.
 */
export function headFingerprint(
  snapshot: WorkbookSnapshot,
  { form, sheet, orgNames = [], otherOrgNames = [] }: TableWanted,
): string | null {
  const alone = readTable(snapshot, { form });
  const named = { form, orgNames, otherOrgNames, ...(sheet === undefined ? {} : { sheet }) };
  const read = alone.ok ? alone : readTable(snapshot, named);
  if (!read.ok) return null;
  const heads = read.value.columns.map(({ key }) => key.replace(/(?:19|20)\d{2}/g, "#"));
  return sha256Text(JSON.stringify([form.id, ...heads.sort()]));
}
