import { type Result, succeed } from "../../shared/result.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { CheckReport } from "./check.ts";
import { type FlowFailure, stopped } from "./failure.ts";

export type RoundWanted = {
  /** Named by the person. */
  round?: string | undefined;
  /** The round the workbook was made for. */
  bound: string | null;
  form: string;
  period: string;
  org: string;
};

/** What a checked table of a unit says of its round. */
export const wantedFor = (
  { madeFor, form, period }: Pick<CheckReport, "madeFor" | "form" | "period">,
  org: string,
): RoundWanted => ({ bound: madeFor, form: form.id, period, org });

/** The open round a table is for. Where several fit, the workbook's own wins; else the person has to name one. */
export function pickRound(
  rounds: readonly RoundSummary[],
  wanted: RoundWanted,
): Result<RoundSummary, FlowFailure> {
  if (wanted.round !== undefined) return namedRound(rounds, wanted.round, wanted.period);
  const fitting = fittingRounds(rounds, wanted);
  const [first, second] = fitting;
  if (!first) return stopped("no-round", { period: wanted.period, org: wanted.org });
  return second?.state === "open" ? stopped("several-rounds", severalOf(fitting)) : openRound(first);
}

/** Rounds a table may be for: the workbook's own, else those that are open, else whichever there are. */
export function fittingRounds(
  rounds: readonly RoundSummary[],
  { bound, form, period, org }: Omit<RoundWanted, "round">,
): RoundSummary[] {
  const fitting = rounds.filter(
    ({ round }) => round.form.id === form && round.period === period && round.participants.includes(org),
  );
  const own = fitting.filter(({ round }) => round.id === bound);
  if (own.length > 0) return own;
  const open = fitting.filter(({ state }) => state === "open");
  return open.length > 0 ? open : fitting;
}

function namedRound(
  rounds: readonly RoundSummary[],
  id: string,
  period: string,
): Result<RoundSummary, FlowFailure> {
  const found = rounds.find(({ round }) => round.id === id);
  if (!found) return stopped("no-round", { round: id, rounds: listOf(rounds) });
  if (found.round.period !== period) {
    return stopped("period-differs", { sheet: period, round: found.round.period, name: found.round.name });
  }
  return openRound(found);
}

function openRound(found: RoundSummary): Result<RoundSummary, FlowFailure> {
  if (found.state === "open") return succeed(found);
  return stopped("round-not-open", { round: found.round.id, name: found.round.name, state: found.state });
}

/** Names for people, and ids beside them for the command line. */
export const severalOf = (rounds: readonly RoundSummary[]): Record<string, string> => ({
  names: rounds.map(({ round }) => `“${round.name}”`).join("、"),
  rounds: listOf(rounds),
});

/** "2024-annual 2024年报、drill 演练": what the person may choose from. */
export const listOf = (rounds: readonly RoundSummary[]): string =>
  rounds.map(({ round }) => `${round.id} ${round.name}`).join("、");
