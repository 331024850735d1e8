import { Hono } from "hono";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { returnRequest, submissionDocument } from "../../shared/schema/submission.ts";
import { readBody } from "../http/body.ts";
import { etagPrecondition, knownEtag, preconditionOf } from "../http/conditional.ts";
import { type Bound, type Ctx, callerOf } from "../http/context.ts";
import { attemptOf } from "../http/idempotency.ts";
import { dryRunQuery, revisionPath, submissionPath } from "../http/parameters.ts";
import { problemResponse } from "../http/problem.ts";
import { answerTagged, answerWrite } from "../http/reply.ts";
import { showSubmission } from "../service/look-up.ts";
import { malformed, type Refusal } from "../service/refusal.ts";
import { acceptSubmission, type ReviewRequest, returnSubmission } from "../service/review.ts";
import { type SubmitRequest, submit } from "../service/submit.ts";

export const submissionRoutes = new Hono<Bound>()
  .get("/:org", async (c) => {
    const path = submissionPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    return answerTagged(c, await showSubmission(callerOf(c), path.value, knownEtag(c)));
  })
  .get("/:org/revisions/:revision", async (c) => {
    const path = revisionPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    return answerTagged(c, await showSubmission(callerOf(c), path.value, knownEtag(c)));
  })
  .put("/:org", async (c) => {
    const request = await submitRequest(c);
    return request.ok
      ? answerWrite(c, await submit(callerOf(c), request.value))
      : problemResponse(c, request.error);
  })
  .post("/:org/return", async (c) => {
    const body = await readBody(c, returnRequest);
    if (!body.ok) return problemResponse(c, body.error);
    const request = reviewRequest(c, body.value.text);
    if (!request.ok) return problemResponse(c, request.error);
    const { reason } = body.value.value;
    return answerWrite(c, await returnSubmission(callerOf(c), { ...request.value, reason }));
  })
  .post("/:org/accept", async (c) => {
    const request = reviewRequest(c, "");
    return request.ok
      ? answerWrite(c, await acceptSubmission(callerOf(c), request.value))
      : problemResponse(c, request.error);
  });

async function submitRequest(c: Ctx): Promise<Result<SubmitRequest, Refusal>> {
  const path = submissionPath(c);
  if (!path.ok) return path;
  const dryRun = dryRunQuery(c);
  if (!dryRun.ok) return dryRun;
  const body = await readBody(c, submissionDocument);
  if (!body.ok) return body;
  const { value: document, text } = body.value;
  if (document.org !== path.value.org) return refuse(malformed("/org", "not-the-paths-org"));
  const { round } = path.value;
  if (dryRun.value) return succeed({ round, document, precondition: null, attempt: null });
  const attempt = attemptOf(c, text);
  if (!attempt.ok) return attempt;
  const precondition = preconditionOf(c);
  if (!precondition.ok) return precondition;
  return succeed({ round, document, precondition: precondition.value, attempt: attempt.value });
}

function reviewRequest(c: Ctx, bodyText: string): Result<ReviewRequest, Refusal> {
  const path = submissionPath(c);
  if (!path.ok) return path;
  const attempt = attemptOf(c, bodyText);
  if (!attempt.ok) return attempt;
  const precondition = etagPrecondition(c);
  if (!precondition.ok) return precondition;
  return succeed({ ...path.value, precondition: precondition.value, attempt: attempt.value });
}
