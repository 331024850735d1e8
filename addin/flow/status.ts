import { type Result, succeed } from "../../shared/result.ts";
import type { Board, RoundSummary } from "../../shared/schema/round.ts";
import type { Person, Role } from "../../shared/schema/session.ts";
import type { ApiClient } from "../api/client.ts";
import { apiFailed, type FlowFailure } from "./failure.ts";

export type Status = { person: Person; rounds: { summary: RoundSummary; board: Board | null }[] };

const cityRoles: readonly Role[] = ["reviewer", "cityAdmin"];

export const isCity = ({ role }: Person): boolean => cityRoles.includes(role);

/** Who is signed in and where the rounds stand: one's own submissions, or for the city who has reported. */
export async function status(
  client: Pick<ApiClient, "person" | "rounds" | "board">,
): Promise<Result<Status, FlowFailure>> {
  const person = await client.person();
  if (!person) return apiFailed({ kind: "unauthenticated", why: "no-session" });
  const rounds = await client.rounds();
  if (!rounds.ok) return apiFailed(rounds.error);
  const listed: Status["rounds"] = [];
  for (const summary of rounds.value) {
    const board = isCity(person) && summary.state !== "draft" ? await client.board(summary.round.id) : null;
    if (board && !board.ok) return apiFailed(board.error);
    listed.push({ summary, board: board?.value ?? null });
  }
  return succeed({ person, rounds: listed });
}
