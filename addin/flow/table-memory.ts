import * as z from "zod";
import { sha256Hex } from "../../shared/schema/identifiers.ts";
import { tableAnswers } from "../table/binding/table-answers.ts";

/** `over`: hash of the answers the workbook held when these were said; null where it held none. */
const keptTable = z.strictObject({ answers: tableAnswers, over: sha256Hex.nullable() });
export type KeptTable = z.infer<typeof keptTable>;

/** As it was kept; before there was `over`, the answers stood alone. */
export const storedTable = z.union([
  keptTable,
  tableAnswers.transform((answers): KeptTable => ({ answers, over: null })),
]);

/** What was said of tables whose workbooks take no hidden sheet, by the fingerprint of their heads. Holds no figures. */
export interface TableMemory {
  /** null where nothing is known of such a table. */
  recall(fingerprint: string): Promise<KeptTable | null>;
  keep(fingerprint: string, table: KeptTable): Promise<void>;
  forget(fingerprint: string): Promise<void>;
}
