import type { TableAnswers } from "../table/binding/table-answers.ts";

/** What was said of tables whose workbooks take no hidden sheet, by the fingerprint of their heads. Holds no figures. */
export interface TableMemory {
  /** null where nothing is known of such a table. */
  recall(fingerprint: string): Promise<TableAnswers | null>;
  keep(fingerprint: string, answers: TableAnswers): Promise<void>;
}
