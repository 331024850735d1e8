import type { Result } from "../../../shared/result.ts";
import { untilCancelled } from "../../api/until-cancelled.ts";
import { checkLive, type LiveCheck, type LiveCheckGiven } from "../../flow/check-live.ts";
import type { FlowFailure } from "../../flow/failure.ts";
import type { Journey } from "../../flow/progress.ts";
import type { Desk } from "../desk.ts";

/** Checks the workbook at this desk once its changes are `watched`. */
export async function runCheck(
  { workbook, client, form, tables, names, held }: Desk,
  watched: Promise<void>,
  options: LiveCheckGiven & Journey,
): Promise<Result<LiveCheck, FlowFailure>> {
  await untilCancelled(watched, options.signal);
  return checkLive({ workbook, client, tables, names, held }, { form, ...options });
}
