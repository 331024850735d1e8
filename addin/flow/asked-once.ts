import type { TableMemory } from "./table-memory.ts";

/** The same memory for one journey, which may read a table several times: each table is recalled once. */
export function askedOnce(memory: TableMemory | undefined): TableMemory | undefined {
  if (memory === undefined) return undefined;
  const asked = new Map<string, ReturnType<TableMemory["recall"]>>();
  return {
    ...memory,
    recall: (table, signal) => {
      const before = asked.get(table.fingerprint);
      const recalled = before ?? memory.recall(table, signal);
      asked.set(table.fingerprint, recalled);
      return recalled;
    },
  };
}
