import { type Result, succeed } from "../../shared/result.ts";
import type { RoundState, RoundSummary } from "../../shared/schema/round.ts";
import type { ApiClient, RoundStep } from "../api/client.ts";
import { apiFailed, type FlowFailure } from "./failure.ts";

export type RoundMoved = { kind: "done" | "already"; round: RoundSummary };

const outcome: Record<RoundStep, RoundState> = { open: "open", close: "closed", publish: "published" };

/** Opens, closes or publishes a round. For the city; doing it twice is doing it once. */
export async function moveRound(
  { client, randomUuid }: { client: Pick<ApiClient, "round" | "moveRound">; randomUuid: () => string },
  round: string,
  step: RoundStep,
): Promise<Result<RoundMoved, FlowFailure>> {
  const before = await client.round(round);
  if (!before.ok) return apiFailed(before.error);
  if (before.value.state === outcome[step]) return succeed({ kind: "already", round: before.value });
  const moved = await client.moveRound(round, step, randomUuid());
  return moved.ok ? succeed({ kind: "done", round: moved.value }) : apiFailed(moved.error);
}
