import type { Person } from "../../shared/schema/session.ts";
import type { KnownHistory } from "../../shared/validate/history.ts";
import type { CheckReport } from "./check.ts";
import type { HeldByCity } from "./held-by-city.ts";
import type { Known } from "./kept-replies.ts";
import { ownOrg } from "./own-org.ts";
import { fittingRounds } from "./pick-round.ts";

/** What the unit had before, and whether it is known. */
export type EarlierFigures =
  | { history: KnownHistory; asOf: Known<unknown>["asOf"] }
  | { history: null; why: WhyNotKnown };

/**
 * no-round: the city has no round for the table · several-rounds: more than one, whose histories differ · other-unit: the
 * table is not, or not surely, that of the unit of whoever is signed in.
 */
export type WhyNotKnown = "signed-out" | "no-answer" | "no-round" | "several-rounds" | "other-unit";

const noEarlierFigures = (why: WhyNotKnown): EarlierFigures => ({ history: null, why });

/** For the round a table is for, as far as that can be told. `bound`: the round its workbook was made for. */
export async function earlierFigures(
  held: Pick<HeldByCity, "compared">,
  { person, rounds, report, bound }: Table & { rounds: Awaited<ReturnType<HeldByCity["rounds"]>> },
  signal?: AbortSignal,
): Promise<EarlierFigures> {
  if ("why" in rounds) return noEarlierFigures(rounds.why);
  const org = ownOrg(report, person, []);
  if (!org.ok) return noEarlierFigures("other-unit");
  const { form, period } = report;
  const wanted = { bound, form: form.id, period, org: org.value };
  const [round, second] = fittingRounds(rounds.value, wanted);
  if (round === undefined) return noEarlierFigures("no-round");
  if (second !== undefined) return noEarlierFigures("several-rounds");
  return earlierOf(await held.compared({ round: round.round.id, org: org.value }, signal));
}

type Table = { person: Person; report: CheckReport; bound: string | null };

export const earlierOf = (reply: Awaited<ReturnType<HeldByCity["compared"]>>): EarlierFigures =>
  "why" in reply
    ? noEarlierFigures(reply.why)
    : { history: { ...reply.value, peers: null }, asOf: reply.asOf };
