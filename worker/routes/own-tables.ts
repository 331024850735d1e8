import { Hono } from "hono";
import { toldTable } from "../../shared/schema/table-answers.ts";
import { readBody } from "../http/body.ts";
import { type Bound, callerOf } from "../http/context.ts";
import { ownTablePath } from "../http/parameters.ts";
import { problemResponse } from "../http/problem.ts";
import { answer } from "../http/reply.ts";
import { showOwnTable, tellOwnTable } from "../service/own-tables.ts";

/** What units have said of tables of their own whose workbooks take no hidden sheet. */
export const ownTableRoutes = new Hono<Bound>()
  .get("/:fingerprint", async (c) => {
    const path = ownTablePath(c);
    if (!path.ok) return problemResponse(c, path.error);
    return answer(c, await showOwnTable(callerOf(c), path.value));
  })
  .put("/:fingerprint", async (c) => {
    const path = ownTablePath(c);
    if (!path.ok) return problemResponse(c, path.error);
    const body = await readBody(c, toldTable);
    if (!body.ok) return problemResponse(c, body.error);
    return answer(c, await tellOwnTable(callerOf(c), path.value, body.value.value));
  });
