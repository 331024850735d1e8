import type { BoardEntry, SubmissionState } from "../../../shared/schema/round.ts";

/** Whom the city waits for first: nothing sent, sent back, waiting for the city, done. */
const order: readonly SubmissionState[] = ["none", "returned", "submitted", "accepted"];

/** Units in the round's order within each state. */
export const missingFirst = (entries: readonly BoardEntry[]): BoardEntry[] =>
  entries.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));

export type BoardTotals = Record<SubmissionState, number> & { due: number; reported: number };

/** `reported` has sent something, whatever became of it. */
export function boardTotals(entries: readonly BoardEntry[]): BoardTotals {
  const count = (state: SubmissionState) => entries.filter((entry) => entry.state === state).length;
  return {
    due: entries.length,
    reported: entries.length - count("none"),
    none: count("none"),
    submitted: count("submitted"),
    returned: count("returned"),
    accepted: count("accepted"),
  };
}

export type Punctuality = "onTime" | "late" | "overdue" | "awaited";

/** `late` of the server: first sent after the due time, or not sent by now. */
export const punctuality = ({ firstSubmittedAt, late }: BoardEntry): Punctuality =>
  firstSubmittedAt === null ? (late ? "overdue" : "awaited") : late ? "late" : "onTime";
