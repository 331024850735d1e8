import { createMiddleware } from "hono/factory";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { readAccessToken } from "../service/access-token.ts";
import { type Caller, isCity } from "../service/caller.ts";
import type { Refusal } from "../service/refusal.ts";
import type { Bound, Ctx } from "./context.ts";
import { matchedRoute } from "./edge.ts";
import { problemResponse } from "./problem.ts";
import { type Right, rightOf } from "./rights.ts";

/**
 * Before every route: the rights table decides. Cheap checks first: the token's signature, the role, the unit; that
 * the session still stands is looked up with the work itself (service/read-as.ts).
 */
export const guard = createMiddleware<Bound>(async (c, next) => {
  const route = matchedRoute(c);
  // No route: the table has nothing to say, and notFound answers.
  if (route === undefined) return next();
  const right = rightOf(route.method, route.path);
  if (right === undefined) throw new Error(`no right for ${route.method} ${route.path}`);
  if (right.who === "anyone") return next();
  const caller = await authenticate(c);
  if (!caller.ok) return problemResponse(c, caller.error);
  if (!allows(right, caller.value, orgIn(c.req.path, route.path)))
    return problemResponse(c, { code: "forbidden" });
  c.set("caller", caller.value);
  return next();
});

async function authenticate(c: Ctx): Promise<Result<Caller, Refusal>> {
  const [scheme, token] = (c.req.header("Authorization") ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token) return refuse({ code: "unauthenticated" });
  const { DB, TOKEN_SECRET } = c.get("env");
  const read = await readAccessToken(TOKEN_SECRET, token);
  if (!read.ok) return refuse({ code: read.error });
  const { tenant, ...claims } = read.value;
  return succeed({ ...claims, scope: { db: DB, tenant }, now: c.get("now").toISOString() });
}

function allows({ who, ownOrg }: Right, caller: Caller, org: string | undefined): boolean {
  if (who !== "anyone" && !who.includes(caller.role)) return false;
  return !ownOrg || isCity(caller) || org === caller.org;
}

/** The :org of an address, compared as it stands: one written in another way (%33…) is nobody's own. */
const orgIn = (address: string, pattern: string): string | undefined =>
  address.split("/")[pattern.split("/").indexOf(":org")];
