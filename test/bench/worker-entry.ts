import { Hono } from "hono";
import { app } from "../../worker/app.ts";
import type { Env } from "../../worker/env.ts";
import { countingDb } from "../worker/counting-db.ts";
import { bareRoutes } from "./bare-routes.ts";
import { cityRequest, foundBenchCity } from "./bench-city.ts";
import { countHeader, roundTripsHeader, rowsWrittenHeader } from "./count-headers.ts";

const benchRoutes = new Hono<{ Bindings: Env }>()
  .route("/bare", bareRoutes)
  .post("/bench/city", async (c) =>
    c.json(await foundBenchCity(c.env, cityRequest.parse(await c.req.json()))),
  );

const ofBench = /^https?:\/\/[^/]+\/(?:bare|bench)\//;

async function counted(request: Request, env: Env): Promise<Response> {
  const { db, count } = countingDb(env.DB);
  const response = await app.fetch(request, { ...env, DB: db });
  response.headers.set(roundTripsHeader, String(count.roundTrips));
  response.headers.set(rowsWrittenHeader, String(count.rowsWritten));
  return response;
}

/** The unchanged app, and beside it in the same isolate what it is measured against. */
export default {
  fetch(request: Request, env: Env, context: ExecutionContext): Response | Promise<Response> {
    if (ofBench.test(request.url)) return benchRoutes.fetch(request, env, context);
    return request.headers.has(countHeader) ? counted(request, env) : app.fetch(request, env, context);
  },
};
