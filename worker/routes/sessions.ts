import { Hono } from "hono";
import { refreshRequest, signInRequest } from "../../shared/schema/session.ts";
import { readBody } from "../http/body.ts";
import { type Bound, type Ctx, callerOf } from "../http/context.ts";
import { problemResponse } from "../http/problem.ts";
import { answer } from "../http/reply.ts";
import { refreshSession, type SignInDesk, signIn, signOut } from "../service/sign-in.ts";

export const sessionRoutes = new Hono<Bound>()
  .post("/", async (c) => {
    const body = await readBody(c, signInRequest);
    if (!body.ok) return problemResponse(c, body.error);
    return answer(c, await signIn(desk(c), body.value.value));
  })
  .post("/refresh", async (c) => {
    const body = await readBody(c, refreshRequest);
    if (!body.ok) return problemResponse(c, body.error);
    return answer(c, await refreshSession(desk(c), body.value.value.refreshToken));
  })
  .delete("/current", async (c) => {
    const ended = await signOut(callerOf(c));
    return ended.ok ? c.body(null, 204) : problemResponse(c, ended.error);
  });

function desk(c: Ctx): SignInDesk {
  const { DB, TOKEN_SECRET } = c.get("env");
  return { db: DB, secret: TOKEN_SECRET, now: c.get("now") };
}
