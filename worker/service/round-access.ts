import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { UnitStanding } from "../store/events.ts";
import type { StoredRound } from "../store/rounds.ts";
import { type Caller, isCity } from "./caller.ts";
import type { Refusal } from "./refusal.ts";

/** What decides whether a person may know of a round: a stored round, or only its head. */
type Knowable = Pick<StoredRound, "state" | "takesPart">;

/** Units know of the rounds they take part in, from when the city opens them. */
export const mayKnow = (caller: Caller, { state, takesPart }: Knowable): boolean =>
  isCity(caller) || (state !== "draft" && takesPart);

/** The round, or not-found for one that does not exist and one the caller may not know of alike. */
export const requireRound = <R extends Knowable>(caller: Caller, found: R | null): Result<R, Refusal> =>
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
  mine: isCity(caller)
    ? null
    : {
        state: standing?.state ?? "none",
        revision: standing?.revision ?? 0,
        at: standing?.at ?? null,
        reason: standing?.reason ?? null,
      },
});
