import { type Result, succeed } from "../../shared/result.ts";
import { untilCancelled } from "../api/until-cancelled.ts";
import type { WorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { cancelled, type FlowFailure, hostRefused } from "./failure.ts";

/** What stands in the workbook. Once cancelled, nobody waits for a program that takes its time. */
export async function readWorkbook(
  host: Pick<WorkbookHost, "snapshot">,
  signal: AbortSignal | undefined,
): Promise<Result<WorkbookSnapshot, FlowFailure>> {
  const read = await untilCancelled(host.snapshot(signal), signal);
  if (read === "cancelled") return cancelled;
  return read.ok ? succeed(read.value) : hostRefused(read.error);
}
