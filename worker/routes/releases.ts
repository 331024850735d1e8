import { Hono } from "hono";
import { releaseDecision, releaseRequest } from "../../shared/schema/release.ts";
import { readBody } from "../http/body.ts";
import { knownEtag } from "../http/conditional.ts";
import { type Bound, callerOf } from "../http/context.ts";
import { attemptOf } from "../http/idempotency.ts";
import { roundPath, submissionPath } from "../http/parameters.ts";
import { problemResponse } from "../http/problem.ts";
import { answerTagged, answerWrite } from "../http/reply.ts";
import { malformed } from "../service/refusal.ts";
import { askRelease, decideRelease, showReleases } from "../service/releases.ts";

/** 放行 of 准强制性 findings: what units ask for, and what the city decides. */
export const releaseRoutes = new Hono<Bound>()
  .get("/", async (c) => {
    const path = roundPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    return answerTagged(c, await showReleases(callerOf(c), { ...path.value, org: null }, knownEtag(c)));
  })
  .get("/:org", async (c) => {
    const path = submissionPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    return answerTagged(c, await showReleases(callerOf(c), path.value, knownEtag(c)));
  })
  .post("/:org", async (c) => {
    const path = submissionPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    const body = await readBody(c, releaseRequest);
    if (!body.ok) return problemResponse(c, body.error);
    const attempt = attemptOf(c, body.value.text);
    if (!attempt.ok) return problemResponse(c, attempt.error);
    if (body.value.value.document.org !== path.value.org)
      return problemResponse(c, malformed("/document/org", "not-the-paths-org"));
    return answerWrite(c, await askRelease(callerOf(c), attempt.value, path.value, body.value.value));
  })
  .post("/:org/decisions", async (c) => {
    const path = submissionPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    const body = await readBody(c, releaseDecision);
    if (!body.ok) return problemResponse(c, body.error);
    const attempt = attemptOf(c, body.value.text);
    if (!attempt.ok) return problemResponse(c, attempt.error);
    return answerWrite(c, await decideRelease(callerOf(c), attempt.value, path.value, body.value.value));
  });
