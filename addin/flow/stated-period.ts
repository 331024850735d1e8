import { readPeriod } from "../../shared/codec/period.ts";
import type { Result } from "../../shared/result.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { type CheckOptions, type CheckReport, checkSnapshot } from "./check.ts";
import { type FlowFailure, stopped } from "./failure.ts";
import { isPeriodAsked } from "./period-asked.ts";

/**
 * Checks with the period as a person has typed it (`stated`: "2024", "2024年一季度"), which stands in only where the sheet
 * says none: what the sheet says of its period holds, also when the word was given long ago.
 */
export function checkStated(
  snapshot: WorkbookSnapshot,
  options: Omit<CheckOptions, "period">,
  stated: string | undefined,
): Result<CheckReport, FlowFailure> {
  const checked = checkSnapshot(snapshot, options);
  if (checked.ok || !isPeriodAsked(checked.error) || stated === undefined || stated.trim() === "")
    return checked;
  const period = readPeriod(stated);
  return period.ok
    ? checkSnapshot(snapshot, { ...options, period: period.value })
    : stopped("period-unreadable", { given: stated.trim() });
}
