import { Hono } from "hono";
import { ruleDraft, ruleStep } from "../../shared/schema/form-rule.ts";
import { readBody } from "../http/body.ts";
import { knownEtag } from "../http/conditional.ts";
import { type Bound, callerOf } from "../http/context.ts";
import { attemptOf } from "../http/idempotency.ts";
import { formPath, rulePath, ruleVersionPath } from "../http/parameters.ts";
import { problemResponse } from "../http/problem.ts";
import { answer, answerTagged, answerWrite } from "../http/reply.ts";
import { draftRule, moveRule, showRulePast, showRules } from "../service/form-rules.ts";

/** The rules of a form version (审核关系) and their life. */
export const formRuleRoutes = new Hono<Bound>()
  .get("/", async (c) => {
    const path = formPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    const { form: id, version } = path.value;
    return answerTagged(c, await showRules(callerOf(c), { id, version }, knownEtag(c)));
  })
  .put("/:rule", async (c) => {
    const path = rulePath(c);
    if (!path.ok) return problemResponse(c, path.error);
    const body = await readBody(c, ruleDraft);
    if (!body.ok) return problemResponse(c, body.error);
    const attempt = attemptOf(c, body.value.text);
    if (!attempt.ok) return problemResponse(c, attempt.error);
    const { form: id, version, rule } = path.value;
    const asked = { form: { id, version }, rule, draft: body.value.value };
    return answerWrite(c, await draftRule(callerOf(c), attempt.value, asked));
  })
  .get("/:rule/versions/:number/past", async (c) => {
    const path = ruleVersionPath(c);
    return path.ok ? answer(c, await showRulePast(callerOf(c), path.value)) : problemResponse(c, path.error);
  })
  .post("/:rule/versions/:number/steps", async (c) => {
    const path = ruleVersionPath(c);
    if (!path.ok) return problemResponse(c, path.error);
    const body = await readBody(c, ruleStep);
    if (!body.ok) return problemResponse(c, body.error);
    const attempt = attemptOf(c, body.value.text);
    if (!attempt.ok) return problemResponse(c, attempt.error);
    return answerWrite(c, await moveRule(callerOf(c), attempt.value, path.value, body.value.value));
  });
