import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { problem, problemCode } from "../../shared/schema/problem.ts";
import { app } from "../../worker/app.ts";
import { problems } from "../../worker/http/problem.ts";
import worker from "../../worker/index.ts";
import { version } from "../../worker/version.ts";
import { call, moveRound, submit } from "./call.ts";
import { testCity, units } from "./city.ts";
import { document } from "./document.ts";
import { logged } from "./log-capture.ts";
import { outcome } from "./triplets/triplet.ts";

const [a] = units;

beforeEach(() => testCity(env.DB));

/** A database that fails in the given words at every call. */
const failingDb = (message: string): D1Database =>
  new Proxy(env.DB, {
    get: (target, name) => {
      if (name === "batch") return () => Promise.reject(new Error(message));
      return name === "prepare" ? (sql: string) => target.prepare(sql) : undefined;
    },
  });

describe("the log", () => {
  test("has one line a request: id, method, pattern of the route, status and time, and nothing of its content", async () => {
    await moveRound("r2024", "open");
    const reply = await submit("r2024", document(a, ["777717", "4", "1.5"]));
    const line = logged().at(-1);
    expect(line).toEqual({
      requestId: reply.headers.get("X-Request-Id"),
      method: "PUT",
      route: "/api/v1/rounds/:round/submissions/:org",
      status: 201,
      ms: line?.ms,
    });
    const all = JSON.stringify(logged());
    for (const content of ["777717", a, "r2024", "测试", "Bearer"]) expect(all).not.toContain(content);
  });

  test("of an unexpected failure names the error and its place, not what it was about", async () => {
    const token = "secret-figure-777717";
    const reply = await call("GET", "orgs", { as: `p${a}`, db: failingDb(`cannot read ${token}`) });
    expect(outcome(reply)).toBe("500 internal");
    expect(reply.text).not.toContain(token);
    const [failure, line] = logged().slice(-2);
    expect(failure).toMatchObject({ route: "/api/v1/orgs", requestId: reply.headers.get("X-Request-Id") });
    expect(line).toMatchObject({ status: 500 });
    expect(JSON.stringify(logged())).not.toContain(token);
  });
});

describe("a refusal", () => {
  test("of every code has a status of its own kind and the shape of RFC 9457", async () => {
    expect(Object.keys(problems).sort()).toEqual([...problemCode.options].sort());
    const { headers, body } = await call("GET", "orgs");
    expect(headers.get("Content-Type")).toBe("application/problem+json");
    expect(headers.get("WWW-Authenticate")).toBe("Bearer");
    expect(problem.parse(body)).toEqual({
      type: "urn:zhibao:problem:unauthenticated",
      title: "Sign-in is required",
      status: 401,
      code: "unauthenticated",
      requestId: headers.get("X-Request-Id"),
    });
  });

  test("because the database is away says so and when to come back", async () => {
    const db = failingDb("D1_ERROR: D1 DB is overloaded. Requests queued for too long.");
    const reply = await call("GET", "orgs", { as: `p${a}`, db });
    expect(outcome(reply)).toBe("503 unavailable");
    expect(reply.headers.get("Retry-After")).toBe("5");
    expect(outcome(await call("GET", "health", { db: failingHealth }))).toBe("503 unavailable");
  });
});

const failingHealth = new Proxy(env.DB, {
  get: () => () => {
    throw new Error("D1_ERROR: Network connection lost.");
  },
});

describe("every reply", () => {
  test("carries its id, is not sniffed, and is kept by nobody unless it has an ETag", async () => {
    const list = await call("GET", "orgs", { as: `p${a}` });
    const headers = ["X-Request-Id", "X-Content-Type-Options", "Referrer-Policy", "Cache-Control"];
    expect(headers.map((name) => list.headers.get(name)).slice(1)).toEqual([
      "nosniff",
      "no-referrer",
      "no-store",
    ]);
    expect(list.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
    const tagged = await call("GET", "forms/small/versions/1", { as: `p${a}` });
    expect(tagged.headers.get("Cache-Control")).toBe("private, no-cache");
  });
});

describe("the Worker", () => {
  test("is the app", () => {
    expect(worker).toEqual({ fetch: app.fetch });
  });

  test("tells the version of the project", () => {
    expect(version).toBe(packageJson.version);
  });

  test("without its bindings refuses to answer instead of failing later", async () => {
    const response = await app.request("/api/v1/health", {}, { DB: env.DB, TOKEN_SECRET: "short" });
    const { code, requestId } = problem.parse(await response.json());
    expect([response.status, code]).toEqual([500, "internal"]);
    expect(response.headers.get("X-Request-Id")).toBe(requestId);
  });
});
