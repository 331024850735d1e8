import type { Round, RoundSummary } from "../shared/schema/round.ts";

/** An open round of the yearly form for 2024 with 海宁市 in it, which has not submitted. */
export const aRound = (
  id: string,
  { round = {}, ...summary }: Partial<Omit<RoundSummary, "round">> & { round?: Partial<Round> } = {},
): RoundSummary => ({
  round: {
    id,
    name: id,
    form: { id: "sti-yearly", version: 1 },
    kind: "actual",
    period: "2024",
    stage: "annual",
    dueAt: "2025-01-31T15:59:59.000Z",
    visibility: "full",
    rehearsal: false,
    participants: ["330481"],
    ...round,
  },
  state: "open",
  publishedAt: null,
  mine: { state: "none", revision: 0, at: null, reason: null },
  ...summary,
});
