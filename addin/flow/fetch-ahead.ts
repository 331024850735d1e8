import type { RoundSummary } from "../../shared/schema/round.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { HeldByCity } from "./held-by-city.ts";
import { isCity } from "./status.ts";

/** Brings what the open tasks of a unit are checked with onto its machine, for when there is no network. */
export async function fetchAhead(
  held: HeldByCity,
  person: Person,
  rounds: readonly RoundSummary[],
): Promise<void> {
  if (isCity(person)) return;
  const { org } = person;
  const open = rounds.filter(({ state, round }) => state === "open" && round.participants.includes(org));
  await Promise.all([
    held.rounds(),
    ...open.flatMap(({ round }) => [held.rules(round.form), held.compared({ round: round.id, org })]),
  ]);
}
