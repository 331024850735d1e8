import type { TableMemory } from "../flow/table-memory.ts";
import { tableAnswers } from "../table/binding/table-answers.ts";
import type { Drawers } from "./drawers.ts";

/** What this machine remembers of tables, whoever is signed in. What is damaged counts as absent: it is asked again. */
export const tableDrawer = (drawers: Drawers, server: string): TableMemory => ({
  recall: async (fingerprint) =>
    tableAnswers.safeParse(await drawers.read("tables", [server, fingerprint])).data ?? null,
  keep: (fingerprint, answers) => drawers.write("tables", [server, fingerprint], answers),
});
