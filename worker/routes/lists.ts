import { Hono } from "hono";
import { knownEtag } from "../http/conditional.ts";
import { type Bound, callerOf } from "../http/context.ts";
import { formPath, roundsQuery } from "../http/parameters.ts";
import { problemResponse } from "../http/problem.ts";
import { answer, answerTagged } from "../http/reply.ts";
import { listForms, listOrgs, showForm } from "../service/look-up.ts";
import { pullSeveral } from "../service/pull.ts";

/** Units, forms, and figures of several rounds. */
export const listRoutes = new Hono<Bound>()
  .get("/orgs", async (c) => answer(c, await listOrgs(callerOf(c))))
  .get("/forms", async (c) => answer(c, await listForms(callerOf(c))))
  .get("/forms/:form/versions/:version", async (c) => {
    const path = formPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    const { form: id, version } = path.value;
    return answerTagged(c, await showForm(callerOf(c), { id, version }, knownEtag(c)));
  })
  .get("/merged", async (c) => {
    const rounds = roundsQuery(c);
    if (!rounds.ok) return problemResponse(c, rounds.error);
    return answerTagged(c, await pullSeveral(callerOf(c), rounds.value, knownEtag(c)));
  });
