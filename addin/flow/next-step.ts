import type { RoundSummary } from "../../shared/schema/round.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { CheckReport } from "./check.ts";
import { type FlowFailure, stopped } from "./failure.ts";
import { formDiffers, sameVersion } from "./form-of.ts";
import { ownOrg } from "./own-org.ts";
import { pickRound, wantedFor } from "./pick-round.ts";
import { isCity } from "./status.ts";

/** What follows once a table has passed its check. */
export type NextStep =
  | { kind: "sign-in" }
  | { kind: "city" }
  /** `round` null: it is chosen when submitting; or it is not known which there are. */
  | { kind: "submit"; round: RoundSummary | null }
  /** Its latest revision awaits review; another one may take its place. */
  | { kind: "revise"; round: RoundSummary; revision: number }
  /** Nobody can submit it here and now. */
  | { kind: "cannot"; failure: FlowFailure };

/** `rounds` null: they could not be asked for. The server has the last word. */
export function nextStep(
  report: CheckReport,
  person: Person | null,
  rounds: readonly RoundSummary[] | null,
): NextStep {
  if (person === null) return { kind: "sign-in" };
  if (isCity(person)) return { kind: "city" };
  const org = ownOrg(report, person);
  if (!org.ok) return { kind: "cannot", failure: org.error };
  if (rounds === null) return { kind: "submit", round: null };
  const round = pickRound(rounds, wantedFor(report, org.value));
  if (!round.ok) return isChoice(round.error) ? { kind: "submit", round: null } : cannot(round);
  const { mine, round: found } = round.value;
  const { madeFrom } = report;
  if (madeFrom && !sameVersion(madeFrom, found.form)) return cannot(formDiffers(madeFrom, found));
  if (mine?.state === "accepted")
    return cannot(stopped("already-accepted", { revision: String(mine.revision) }));
  return mine?.state === "submitted"
    ? { kind: "revise", round: round.value, revision: mine.revision }
    : { kind: "submit", round: round.value };
}

const cannot = ({ error }: { error: FlowFailure }): NextStep => ({ kind: "cannot", failure: error });

const isChoice = (failure: FlowFailure): boolean =>
  failure.kind === "stop" && failure.stop.code === "several-rounds";
