import { Hono } from "hono";
import { aliasDecision, aliasOffers } from "../../shared/schema/alias.ts";
import { readBody } from "../http/body.ts";
import { knownEtag } from "../http/conditional.ts";
import { type Bound, callerOf } from "../http/context.ts";
import { attemptOf } from "../http/idempotency.ts";
import { formIdPath, orgPath } from "../http/parameters.ts";
import { problemResponse } from "../http/problem.ts";
import { answer, answerTagged, answerWrite } from "../http/reply.ts";
import { listAliasCases, showAliases } from "../service/alias-cases.ts";
import { decideAlias } from "../service/decide-alias.ts";
import { offerAliases } from "../service/offer-aliases.ts";

/** What units call the indicators, and which of it the city has made an alias. */
export const aliasRoutes = new Hono<Bound>()
  .get("/forms/:form/aliases", async (c) => {
    const path = formIdPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    return answerTagged(c, await showAliases(callerOf(c), path.value.form, knownEtag(c)));
  })
  .put("/orgs/:org/alias-offers", async (c) => {
    const path = orgPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    const body = await readBody(c, aliasOffers);
    if (!body.ok) return problemResponse(c, body.error);
    return answer(c, await offerAliases(callerOf(c), path.value.org, body.value.value));
  })
  .get("/alias-offers", async (c) => answer(c, await listAliasCases(callerOf(c))))
  .post("/alias-offers/decisions", async (c) => {
    const body = await readBody(c, aliasDecision);
    if (!body.ok) return problemResponse(c, body.error);
    const attempt = attemptOf(c, body.value.text);
    if (!attempt.ok) return problemResponse(c, attempt.error);
    return answerWrite(c, await decideAlias(callerOf(c), attempt.value, body.value.value));
  });
