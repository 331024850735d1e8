import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { accept, call, giveBack, moveRound, newKey, onto, submit } from "./call.ts";
import { testCity, units } from "./city.ts";
import { countingDb } from "./counting-db.ts";
import { document } from "./document.ts";

const [a] = units;

beforeEach(async () => {
  await testCity(env.DB);
  await moveRound("r2024", "open");
});

describe("what a request costs the database", () => {
  test("a submission: one read batch, one write batch, at most 6 rows", async () => {
    await submit("r2024", document(units[1]));
    const { db, count } = countingDb(env.DB);
    expect((await submit("r2024", document(a), { db })).status).toBe(201);
    expect(count.roundTrips).toBe(2);
    expect(count.rowsWritten).toBeLessThanOrEqual(6);
  });

  test("a submission refused, in a dry run or of what already stands: one read batch, nothing written", async () => {
    const { etag } = await submit("r2024", document(a));
    const refused = countingDb(env.DB);
    const again = document(a, ["1", "9", "1"]);
    expect((await submit("r2024", again, { base: etag, db: refused.db })).status).toBe(422);
    expect(refused.count).toEqual({ roundTrips: 1, rowsWritten: 0 });
    const repeated = countingDb(env.DB);
    expect((await submit("r2024", document(a), { base: etag, db: repeated.db })).status).toBe(200);
    expect(repeated.count).toEqual({ roundTrips: 1, rowsWritten: 0 });
    const dry = countingDb(env.DB);
    const path = `rounds/r2024/submissions/${a}?dryRun=true`;
    await call("PUT", path, { as: `p${a}`, body: document(a, ["7", "1", "1"]), db: dry.db });
    expect(dry.count).toEqual({ roundTrips: 1, rowsWritten: 0 });
  });

  test("an acceptance: two round trips, rows by the figures that changed and at most 6 more", async () => {
    const { etag } = await submit("r2024", document(a));
    const { db, count } = countingDb(env.DB);
    const path = `rounds/r2024/submissions/${a}/accept`;
    await call("POST", path, { as: "city", headers: { ...newKey(), ...onto(etag) }, db });
    expect(count.roundTrips).toBe(2);
    expect(count.rowsWritten).toBeLessThanOrEqual(3 + 6);
  });

  test("a pull of what is published, changed or not: one round trip", async () => {
    const { etag } = await submit("r2024", document(a));
    await accept("r2024", a, etag);
    await moveRound("r2024", "close");
    await moveRound("r2024", "publish");
    const full = countingDb(env.DB);
    const pulled = await call("GET", "rounds/r2024/merged", { as: `p${a}`, db: full.db });
    expect(pulled.status).toBe(200);
    expect(full.count).toEqual({ roundTrips: 1, rowsWritten: 0 });
    const unchanged = countingDb(env.DB);
    const headers = { "If-None-Match": pulled.etag ?? "" };
    const again = await call("GET", "rounds/r2024/merged", { as: `p${a}`, headers, db: unchanged.db });
    expect([again.status, again.text]).toEqual([304, ""]);
    expect(unchanged.count).toEqual({ roundTrips: 1, rowsWritten: 0 });
  });

  test("a return: two round trips and no figure", async () => {
    const { etag } = await submit("r2024", document(a));
    const back = await giveBack("r2024", a, etag);
    expect(back.status).toBe(200);
    const figures = await env.DB.prepare("SELECT count(*) AS n FROM figure").first();
    expect(figures).toEqual({ n: 0 });
  });
});
