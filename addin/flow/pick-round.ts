import { type Result, succeed } from "../../shared/result.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
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

/** The open round a table is for. Where several fit, the workbook's own wins; else the person has to name one. */
export function pickRound(
  rounds: readonly RoundSummary[],
  wanted: RoundWanted,
): Result<RoundSummary, FlowFailure> {
  if (wanted.round !== undefined) return namedRound(rounds, wanted.round, wanted.period);
  const fitting = rounds.filter(
    ({ round }) =>
      round.form.id === wanted.form &&
      round.period === wanted.period &&
      round.participants.includes(wanted.org),
  );
  const bound = fitting.find(({ round }) => round.id === wanted.bound);
  if (bound) return openRound(bound);
  const open = fitting.filter(({ state }) => state === "open");
  const [first] = open.length > 0 ? open : fitting;
  if (!first) return stopped("no-round", { period: wanted.period, org: wanted.org });
  return open.length > 1 ? stopped("several-rounds", severalOf(open)) : openRound(first);
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
