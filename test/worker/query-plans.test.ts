import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import * as z from "zod";
import { rights } from "../../worker/http/rights.ts";
import { hashPassword } from "../../worker/service/password.ts";
import { insertPerson } from "../../worker/store/people.ts";
import { accept, call, moveRound, newKey, onto, submit } from "./call.ts";
import { person, round, scopeOf, testCity, units } from "./city.ts";
import { document } from "./document.ts";
import { said, tablePath, tell } from "./own-tables.ts";

const [a, b] = units;
const steps = z.array(z.object({ detail: z.string() }));

/** The real database; notes every statement that is prepared. */
function noting(statements: Set<string>): D1Database {
  return new Proxy(env.DB, {
    get: (target, name) => {
      if (name === "batch") return target.batch.bind(target);
      return (sql: string) => {
        statements.add(sql);
        return target.prepare(sql);
      };
    },
  });
}

/** Every route with work in it is asked once, on a round that is open and one that is published. */
async function everyStatement(): Promise<Set<string>> {
  const statements = new Set<string>();
  const db = noting(statements);
  await testCity(env.DB, { rounds: [round("r2024"), round("done")] });
  for (const id of ["r2024", "done"]) await moveRound(id, "open");
  const sent = await submit("r2024", document(a), { db });
  const headers = () => ({ ...newKey(), ...onto(sent.etag) });
  const at = `rounds/r2024/submissions/${a}`;
  await call("POST", `${at}/return`, { as: "city", headers: headers(), body: { reason: "" }, db });
  await call("POST", `${at}/accept`, { as: "city", headers: headers(), db });
  const other = await submit("done", document(b));
  await accept("done", b, other.etag);
  for (const step of ["close", "publish"])
    await call("POST", `rounds/done/${step}`, { as: "city", headers: newKey(), db });
  for (const { method, path } of Object.values(rights)) {
    if (method !== "GET") continue;
    for (const id of ["r2024", "done"]) {
      const address = path
        .replace(":round", id)
        .replace(":org", a)
        .replace(":form", "small")
        .replace(":version", "1")
        .replace(":revision", "1");
      await call("GET", `${address}?rounds=done`, { as: "city", db });
    }
  }
  await tell(a, said, { db });
  await call("GET", tablePath(a), { as: `p${a}`, db });
  const password = "一个很长的口令";
  await insertPerson(
    scopeOf(env.DB),
    person("someone", a, "head", { password: await hashPassword(password) }),
  ).run();
  await call("POST", "sessions", { body: { login: "someone", password }, db });
  await call("POST", "sessions/refresh", { body: { refreshToken: "x".repeat(43) }, db });
  await call("DELETE", "sessions/current", { as: "city", db });
  return statements;
}

const planOf = async (sql: string): Promise<string[]> => {
  const parameters = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map(([, number]) => Number(number)));
  const explained = env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...Array(parameters).fill(""));
  return steps.parse((await explained.all()).results).map(({ detail }) => detail);
};

/** Rows that grow with every submission are reached by round at least; no table that grows is read from end to end. */
const tooWide =
  /^SCAN (?:[eflspn]|event|figure|submission|idempotency|session|refresh_token|snapshot|participant|person)$|^SEARCH (?:[eflsp]|event|figure|submission|snapshot|session|idempotency) USING [A-Z ]*(?:sqlite_autoindex_\w+ )?\(tenant=\?\)$/;

test("no request reads more than its round, unit or person of what grows", async () => {
  const statements = await everyStatement();
  expect(statements.size).toBeGreaterThan(25);
  const wide: string[] = [];
  for (const sql of statements) {
    for (const step of await planOf(sql)) if (tooWide.test(step)) wide.push(`${step}: ${sql}`);
  }
  expect(wide).toEqual([]);
});
