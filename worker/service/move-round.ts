import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { RoundState } from "../../shared/schema/round.ts";
import { roundExtent } from "../store/events.ts";
import { type RoundEventKind, roundQuery, type StoredRound } from "../store/rounds.ts";
import { type Caller, unitOf } from "./caller.ts";
import type { Refusal } from "./refusal.ts";
import { requireRound, summaryOf } from "./round-access.ts";
import { type Attempt, type Decision, type Reply, runCommand } from "./run-command.ts";

export type MoveRequest = { round: string; attempt: Attempt };

/**
 * draft → open → closed → published. A closed round may be opened again, or a submission that was returned after
 * closing could never be put right; a published one may not: its figures are out.
 */
const steps = {
  opened: { from: ["draft", "closed"], to: "open" },
  closed: { from: ["open"], to: "closed" },
  published: { from: ["closed"], to: "published" },
} as const satisfies Partial<Record<RoundEventKind, { from: readonly RoundState[]; to: RoundState }>>;

export type RoundStep = keyof typeof steps;

export const openRound = (caller: Caller, request: MoveRequest): Promise<Result<Reply, Refusal>> =>
  move(caller, request, "opened");

export const closeRound = (caller: Caller, request: MoveRequest): Promise<Result<Reply, Refusal>> =>
  move(caller, request, "closed");

const move = (caller: Caller, request: MoveRequest, step: RoundStep): Promise<Result<Reply, Refusal>> =>
  runCommand(caller, request.attempt, {
    queries: {
      round: roundQuery(caller.scope, unitOf(caller), request.round),
      extent: roundExtent(caller.scope, request.round),
    },
    decide: ({ round, extent }) => {
      const found = requireBefore(caller, round, step);
      return found.ok ? succeed(moved(caller, found.value, step, extent.events, [])) : found;
    },
  });

/** The round, if it stands where the step begins. */
export function requireBefore(
  caller: Caller,
  round: StoredRound | null,
  step: RoundStep,
): Result<StoredRound, Refusal> {
  const found = requireRound(caller, round);
  if (!found.ok) return found;
  const from: readonly RoundState[] = steps[step].from;
  return from.includes(found.value.state) ? found : refuse({ code: "wrong-state" });
}

/** The round as it stands after the step. */
export const after = (caller: Caller, stored: StoredRound, step: RoundStep): StoredRound => ({
  ...stored,
  state: steps[step].to,
  publishedAt: step === "published" ? caller.now : stored.publishedAt,
});

/** `events` is the number of the round's events as read: whatever happens meanwhile undoes the step. */
export const moved = (
  caller: Caller,
  stored: StoredRound,
  step: RoundStep,
  events: number,
  rest: readonly D1PreparedStatement[],
): Decision => ({
  reply: {
    status: 200,
    etag: null,
    body: JSON.stringify(summaryOf(caller, after(caller, stored, step), null)),
  },
  write: {
    event: {
      of: "round",
      round: stored.round.id,
      seq: stored.seq + 1,
      kind: step,
      person: caller.person,
      at: caller.now,
      events,
    },
    rest,
  },
});
