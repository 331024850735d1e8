import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { CheckReport } from "./check.ts";
import { ownOrg } from "./own-org.ts";
import { fittingRounds, wantedFor } from "./pick-round.ts";

/**
 * no-round: the city has no round for the table · several-rounds: more than one may be meant · other-unit: the table is not,
 * or not surely, that of the unit of whoever is signed in.
 */
export type WhyNoRound = "no-round" | "several-rounds" | "other-unit";

/** The unit and round of a checked table, as far as they can be told without asking. `named`: the round, where it is known. */
export function tableRound(
  report: CheckReport,
  person: Person,
  rounds: readonly RoundSummary[],
  named: string | null = null,
): Result<{ round: string; org: string }, WhyNoRound> {
  const org = ownOrg(report, person);
  if (!org.ok) return refuse("other-unit");
  const [found, second] =
    named === null
      ? fittingRounds(rounds, wantedFor(report, org.value))
      : rounds.filter(({ round }) => round.id === named);
  if (found === undefined) return refuse("no-round");
  return second === undefined ? succeed({ round: found.round.id, org: org.value }) : refuse("several-rounds");
}
