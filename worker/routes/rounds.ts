import { Hono } from "hono";
import { type Result, succeed } from "../../shared/result.ts";
import { knownEtag } from "../http/conditional.ts";
import { type Bound, type Ctx, callerOf } from "../http/context.ts";
import { attemptOf } from "../http/idempotency.ts";
import { roundPath, submissionPath } from "../http/parameters.ts";
import { problemResponse } from "../http/problem.ts";
import { answer, answerTagged, answerWrite } from "../http/reply.ts";
import { showHistory } from "../service/history.ts";
import { listRounds, showBoard, showRound } from "../service/look-up.ts";
import { closeRound, type MoveRequest, openRound } from "../service/move-round.ts";
import { publishRound } from "../service/publish.ts";
import { pullFigures, pullMerged } from "../service/pull.ts";
import type { Refusal } from "../service/refusal.ts";

export const roundRoutes = new Hono<Bound>()
  .get("/", async (c) => answer(c, await listRounds(callerOf(c))))
  .get("/:round", async (c) => {
    const path = roundPath(c);
    return path.ok
      ? answer(c, await showRound(callerOf(c), path.value.round))
      : problemResponse(c, path.error);
  })
  .get("/:round/board", async (c) => {
    const path = roundPath(c);
    return path.ok
      ? answer(c, await showBoard(callerOf(c), path.value.round))
      : problemResponse(c, path.error);
  })
  .get("/:round/figures", async (c) => {
    const path = roundPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    return answerTagged(c, await pullFigures(callerOf(c), path.value.round, knownEtag(c)));
  })
  .get("/:round/merged", async (c) => {
    const path = roundPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    return answerTagged(c, await pullMerged(callerOf(c), path.value.round, knownEtag(c)));
  })
  .get("/:round/history/:org", async (c) => {
    const path = submissionPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    return answerTagged(c, await showHistory(callerOf(c), path.value, knownEtag(c)));
  })
  .post("/:round/open", async (c) => {
    const request = moveRequest(c);
    return request.ok
      ? answerWrite(c, await openRound(callerOf(c), request.value))
      : problemResponse(c, request.error);
  })
  .post("/:round/close", async (c) => {
    const request = moveRequest(c);
    return request.ok
      ? answerWrite(c, await closeRound(callerOf(c), request.value))
      : problemResponse(c, request.error);
  })
  .post("/:round/publish", async (c) => {
    const request = moveRequest(c);
    return request.ok
      ? answerWrite(c, await publishRound(callerOf(c), request.value))
      : problemResponse(c, request.error);
  });

function moveRequest(c: Ctx): Result<MoveRequest, Refusal> {
  const path = roundPath(c);
  if (!path.ok) return path;
  const attempt = attemptOf(c, "");
  return attempt.ok ? succeed({ round: path.value.round, attempt: attempt.value }) : attempt;
}
