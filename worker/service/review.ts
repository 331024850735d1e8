import { type Result, refuse, succeed } from "../../shared/result.ts";
import { submissionEtag, type TransitionReply } from "../../shared/schema/submission.ts";
import { standingQuery, type UnitEventKind, type UnitStanding } from "../store/events.ts";
import { insertAcceptedFigures } from "../store/figures.ts";
import { type RoundHead, roundHead } from "../store/rounds.ts";
import { type Caller, unitOf } from "./caller.ts";
import { type Precondition, requireStanding } from "./precondition.ts";
import type { Refusal } from "./refusal.ts";
import { requireRound } from "./round-access.ts";
import { type Attempt, type Decision, type Reply, runCommand } from "./run-command.ts";

export type ReviewRequest = { round: string; org: string; precondition: Precondition; attempt: Attempt };

/** 退回: the unit puts it right and submits a further revision. */
export const returnSubmission = (
  caller: Caller,
  request: ReviewRequest & { reason: string },
): Promise<Result<Reply, Refusal>> => review(caller, request, { kind: "returned", reason: request.reason });

/** 验收: the submission's figures become accepted facts. */
export const acceptSubmission = (caller: Caller, request: ReviewRequest): Promise<Result<Reply, Refusal>> =>
  review(caller, request, { kind: "accepted", reason: null });

type Step = { kind: Exclude<UnitEventKind, "submitted">; reason: string | null };

const review = (caller: Caller, request: ReviewRequest, step: Step): Promise<Result<Reply, Refusal>> =>
  runCommand(caller, request.attempt, {
    queries: {
      round: roundHead(caller.scope, unitOf(caller), request.round),
      standing: standingQuery(caller.scope, request.round, request.org),
    },
    decide: ({ round, standing }) => {
      const found = requireRound(caller, round);
      if (!found.ok) return found;
      const current = requireStanding(standing, request.precondition);
      if (!current.ok) return current;
      if (!reviewable(found.value, current.value)) return refuse({ code: "wrong-state" });
      return succeed(decisionOf(caller, found.value, current.value, step));
    },
  });

/** What was submitted may be reviewed until the round is published; what was accepted stays so. */
const reviewable = ({ state }: RoundHead, standing: UnitStanding): boolean =>
  (state === "open" || state === "closed") && standing.state === "submitted";

function decisionOf(
  caller: Caller,
  { id: round, seq: roundSeq }: RoundHead,
  { org, revision, ...standing }: UnitStanding,
  step: Step,
): Decision {
  const seq = standing.seq + 1;
  const at = caller.now;
  const reply: TransitionReply = { round, org, state: step.kind, revision, seq, at };
  const facts = { round, org, revision, at };
  return {
    reply: { status: 200, etag: submissionEtag(revision, seq), body: JSON.stringify(reply) },
    write: {
      event: {
        of: "unit",
        round,
        org,
        seq,
        roundSeq,
        revision,
        person: caller.person,
        at,
        ...step,
      },
      rest: step.kind === "accepted" ? [insertAcceptedFigures(caller.scope, facts)] : [],
    },
  };
}
