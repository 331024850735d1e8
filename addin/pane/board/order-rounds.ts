import type { RoundState, RoundSummary } from "../../../shared/schema/round.ts";

const order: readonly RoundState[] = ["open", "closed", "draft", "published", "archived"];

/** Rounds to choose from: those being worked on first, of each state the latest period first. */
export const orderRounds = (rounds: readonly RoundSummary[]): RoundSummary[] =>
  rounds.toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.round.period < b.round.period ? 1 : -1),
  );
