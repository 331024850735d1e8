import type { Person } from "../../shared/schema/session.ts";
import type { KnownHistory } from "../../shared/validate/history.ts";
import type { CheckReport } from "./check.ts";
import type { HeldByCity } from "./held-by-city.ts";
import type { Known } from "./kept-replies.ts";
import { tableRound, type WhyNoRound } from "./table-round.ts";

/** What the unit had before, and whether it is known. */
export type EarlierFigures =
  | { history: KnownHistory; asOf: Known<unknown>["asOf"] }
  | { history: null; why: WhyNotKnown };

export type WhyNotKnown = "signed-out" | "no-answer" | WhyNoRound;

/** For the round a table is for, as far as that can be told. */
export async function earlierFigures(
  held: Pick<HeldByCity, "compared">,
  {
    person,
    rounds,
    report,
  }: { person: Person; report: CheckReport; rounds: Awaited<ReturnType<HeldByCity["rounds"]>> },
  signal?: AbortSignal,
): Promise<EarlierFigures> {
  if ("why" in rounds) return { history: null, why: rounds.why };
  const found = tableRound(report, person, rounds.value);
  if (!found.ok) return { history: null, why: found.error };
  return earlierOf(await held.compared(found.value, signal));
}

export const earlierOf = (reply: Awaited<ReturnType<HeldByCity["compared"]>>): EarlierFigures =>
  "why" in reply
    ? { history: null, why: reply.why }
    : { history: { ...reply.value, peers: null }, asOf: reply.asOf };
