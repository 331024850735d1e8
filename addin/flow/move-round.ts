import { type Result, succeed } from "../../shared/result.ts";
import type { BoardEntry, RoundState, RoundSummary } from "../../shared/schema/round.ts";
import type { ApiClient } from "../api/client.ts";
import type { RoundStep } from "../api/round-calls.ts";
import { apiFailed, type FlowFailure, stopped } from "./failure.ts";

export type RoundMoved =
  | { kind: "done" | "already"; round: RoundSummary }
  /** Nothing was published: these units would be missing from it for good. */
  | { kind: "incomplete"; round: RoundSummary; units: BoardEntry[] };

/** draft → open → closed → published; a closed round may be opened again. The server has the last word. */
const steps: Record<RoundStep, { from: readonly RoundState[]; to: RoundState }> = {
  open: { from: ["draft", "closed"], to: "open" },
  close: { from: ["open"], to: "closed" },
  publish: { from: ["closed"], to: "published" },
};

/**
 * Opens, closes or publishes a round. For the city; doing it twice is doing it once. Publishing cannot be undone, so it
 * stops where a unit is not accepted, unless `withoutMissing` says to go on without those.
 */
export async function moveRound(
  {
    client,
    randomUuid,
  }: { client: Pick<ApiClient, "round" | "moveRound" | "board">; randomUuid: () => string },
  round: string,
  step: RoundStep,
  { withoutMissing = false }: { withoutMissing?: boolean } = {},
): Promise<Result<RoundMoved, FlowFailure>> {
  const before = await client.round(round);
  if (!before.ok) return apiFailed(before.error);
  const { state } = before.value;
  const { from, to } = steps[step];
  if (state === to) return succeed({ kind: "already", round: before.value });
  if (!from.includes(state)) {
    return stopped("wrong-round-step", { name: before.value.round.name, state, before: from.join(" ") });
  }
  if (step === "publish" && !withoutMissing) {
    const board = await client.board(round);
    if (!board.ok) return apiFailed(board.error);
    const units = board.value.entries.filter((entry) => entry.state !== "accepted");
    if (units.length > 0) return succeed({ kind: "incomplete", round: before.value, units });
  }
  const moved = await client.moveRound(round, step, randomUuid());
  return moved.ok ? succeed({ kind: "done", round: moved.value }) : apiFailed(moved.error);
}
