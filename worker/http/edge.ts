import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import { parseEnv } from "../env.ts";
import type { Bound, Ctx } from "./context.ts";
import { logLine } from "./log-line.ts";
import { problemResponse } from "./problem.ts";
import { methodsAt } from "./rights.ts";

/**
 * Around every request: its id, instant and checked bindings; headers every reply carries; one log line, which names
 * the route's pattern instead of the address, so that no unit or query gets into the log.
 */
export const edge = createMiddleware<Bound>(async (c, next) => {
  const requestId = crypto.randomUUID();
  const now = new Date();
  c.set("requestId", requestId);
  c.set("now", now);
  c.set("env", parseEnv(c.env));
  await next();
  c.header("X-Request-Id", requestId);
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "no-referrer");
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
  logLine({
    requestId,
    method: c.req.method,
    route: routePattern(c),
    status: c.res.status,
    ms: Date.now() - now.getTime(),
  });
});

/** The route that answers, as it was declared (HEAD is answered by GET); undefined where there is none. */
export const matchedRoute = (c: Ctx): { method: string; path: string } | undefined =>
  matchedRoutes(c).findLast(({ method }) => method !== "ALL");

/** "/api/v1/rounds/:round", or "-" where there is no route. */
const routePattern = (c: Ctx): string => matchedRoute(c)?.path ?? "-";

/** No route: 405 where the address exists, else 404. */
export function noRoute(c: Ctx): Response {
  const methods = methodsAt(c.req.path);
  if (methods.length === 0) return problemResponse(c, { code: "not-found" });
  return problemResponse(c, { code: "method-not-allowed" }, { Allow: methods.join(", ") });
}

/** Everything unexpected ends here: told to the log, not to the asker. */
export function failed(error: Error, c: Ctx): Response {
  c.header("X-Request-Id", c.get("requestId"));
  logLine({ requestId: c.get("requestId"), route: routePattern(c), error: withoutValues(error) });
  if (databaseAway.test(error.message)) {
    return problemResponse(c, { code: "unavailable", retryAfterSeconds: 5 });
  }
  return problemResponse(c, { code: "internal" });
}

/** D1's own words for what passes by itself. */
const databaseAway =
  /D1_ERROR.*(overloaded|storage operation exceeded timeout|reset because|Network connection lost|internal error)/i;

/** An error's name and place. Its message may quote what was being read, and no figure or name may be logged. */
const withoutValues = (error: Error): string =>
  [error.name, ...(error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "))]
    .slice(0, 6)
    .join(" | ");
