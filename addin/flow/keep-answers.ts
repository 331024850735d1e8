import { type Result, succeed } from "../../shared/result.ts";
import type { WorkbookHost } from "../host/port.ts";
import { bindTable, type Settled, type Where } from "./bind-table.ts";
import { type FlowFailure, hostRefused } from "./failure.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { TableMemory } from "./table-memory.ts";

/**
 * Remembers what was settled of an own table: in the workbook, else on this machine and at the server of its unit. For binding and refreshing, never
 * while somebody types.
 */
export async function keepAnswers(
  host: Pick<WorkbookHost, "snapshot" | "putSheet">,
  memory: TableMemory,
  settled: Settled,
): Promise<Result<{ where: Where }, FlowFailure>> {
  const snapshot = await readWorkbook(host, undefined);
  if (!snapshot.ok) return snapshot;
  const bound = await bindTable({ host, memory }, snapshot.value, settled);
  return bound.ok ? succeed(bound.value) : hostRefused(bound.error);
}
