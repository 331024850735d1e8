import { useState } from "react";
import type { CheckReport } from "../../flow/check.ts";
import { isPeriodAsked, isPeriodStated } from "../../flow/period-asked.ts";
import type { JourneyState } from "../journey/use-journey.ts";

/**
 * Whether the person is to say the period: once the sheet turns out not to, until a sheet is read that does. What ends
 * for another reason, or is still under way, says nothing of it.
 */
export function useAsksPeriod<T>(state: JourneyState<T>, reportOf: (value: T) => CheckReport): boolean {
  const [asks, setAsks] = useState(false);
  const now =
    state.kind === "done"
      ? isPeriodStated(reportOf(state.value))
      : asks || (state.kind === "failed" && isPeriodAsked(state.failure));
  if (now !== asks) setAsks(now);
  return now;
}
