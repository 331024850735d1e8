import * as z from "zod";
import type { FormVersionRef } from "../../shared/schema/form.ts";
import { orgId, sha256Hex } from "../../shared/schema/identifiers.ts";
import { tableAnswers } from "../table/binding/table-answers.ts";

/**
 * `over`: hash of the answers the workbook held when these were said; null where it held none. `told`: the unit whose server
 * has them too: they are its people's latest word as far as this machine has heard. Absent: only this machine knows them.
 */
const keptTable = z.strictObject({
  answers: tableAnswers,
  over: sha256Hex.nullable(),
  told: orgId.optional(),
});
export type KeptTable = z.infer<typeof keptTable>;

/** As it was kept; before there was `over`, the answers stood alone. */
export const storedTable = z.union([
  keptTable,
  tableAnswers.transform((answers): KeptTable => ({ answers, over: null })),
]);

/** What a machine holds of tables whose workbooks take no hidden sheet, by the fingerprint of their heads. No figures. */
export interface MachineTables {
  /** null where nothing is known of such a table. */
  recall(fingerprint: string): Promise<KeptTable | null>;
  keep(fingerprint: string, table: KeptTable): Promise<void>;
  forget(fingerprint: string): Promise<void>;
}

/** A table by its heads, read with this version of its form; `bound`: its workbook has a hidden sheet that speaks of it. */
export type KnownByHeads = { form: FormVersionRef; fingerprint: string; bound: boolean };

/** What was said of tables whose workbooks take no hidden sheet: on this machine, and by other people of the unit. */
export interface TableMemory {
  /** null where nothing is known of such a table. */
  recall(table: KnownByHeads, signal?: AbortSignal): Promise<Pick<KeptTable, "answers" | "over"> | null>;
  /** Says who will know it: this machine, or all machines of the unit. */
  keep(table: KnownByHeads, kept: Pick<KeptTable, "answers" | "over">): Promise<"machine" | "server">;
  forget(table: KnownByHeads): Promise<void>;
}
