import { type MachineTables, storedTable } from "../flow/table-memory.ts";
import type { Drawers } from "./drawers.ts";

/** What this machine remembers of tables, whoever is signed in. What is damaged counts as absent: it is asked again. */
export const tableDrawer = (drawers: Drawers, server: string): MachineTables => ({
  recall: async (fingerprint) =>
    storedTable.safeParse(await drawers.read("tables", [server, fingerprint])).data ?? null,
  keep: (fingerprint, table) => drawers.write("tables", [server, fingerprint], table),
  forget: (fingerprint) => drawers.remove("tables", [server, fingerprint]),
});
