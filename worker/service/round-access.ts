import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { UnitStanding } from "../store/events.ts";
import type { StoredRound } from "../store/rounds.ts";
import { type Caller, unitOf } from "./caller.ts";
import type { Refusal } from "./refusal.ts";

/** Units know of the rounds they take part in, from when the city opens them. */
export function mayKnow(caller: Caller, { round, state }: StoredRound): boolean {
  const unit = unitOf(caller);
  return unit === null || (state !== "draft" && round.participants.includes(unit));
}

/** The round, or not-found for one that does not exist and one the caller may not know of alike. */
export const requireRound = (caller: Caller, found: StoredRound | null): Result<StoredRound, Refusal> =>
  found !== null && mayKnow(caller, found) ? succeed(found) : refuse({ code: "not-found" });

/** A round as the caller sees it; `standing` is that of the caller's own unit. */
export const summaryOf = (
  caller: Caller,
  { round, state, publishedAt }: StoredRound,
  standing: UnitStanding | null,
): RoundSummary => ({
  round,
  state,
  publishedAt,
  mine:
    unitOf(caller) === null
      ? null
      : {
          state: standing?.state ?? "none",
          revision: standing?.revision ?? 0,
          at: standing?.at ?? null,
          reason: standing?.reason ?? null,
        },
});
