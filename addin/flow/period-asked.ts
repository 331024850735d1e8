import type { CheckReport } from "./check.ts";
import type { FlowFailure } from "./failure.ts";

/** The sheet does not say its period, and the person has not said it so that it can be read. */
export const isPeriodAsked = (failure: FlowFailure): boolean =>
  failure.kind === "stop" &&
  (failure.stop.code === "period-unknown" || failure.stop.code === "period-unreadable");

/** The sheet does not say its period; the person has. */
export const isPeriodStated = ({ reading }: Pick<CheckReport, "reading">): boolean =>
  reading.period.cell === null;
