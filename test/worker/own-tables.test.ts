import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { mostTables } from "../../shared/schema/table-answers.ts";
import { call } from "./call.ts";
import { testCity, units } from "./city.ts";
import { countingDb } from "./counting-db.ts";
import { heads, said, tablePath, tell } from "./own-tables.ts";
import { outcome } from "./triplets/triplet.ts";

const [a, b] = units;

beforeEach(async () => {
  await testCity(env.DB);
});

const known = async (org: string, number: number) =>
  (await call("GET", tablePath(org, heads(number)), { as: `p${org}` })).body;

describe("what a unit says of its tables", () => {
  test("is one row a table, written once and read in one trip; said again in the same words it costs nothing", async () => {
    const first = countingDb(env.DB);
    await tell(a, said, { db: first.db });
    expect(first.count).toEqual({ roundTrips: 2, rowsWritten: 1 });
    const again = countingDb(env.DB);
    await tell(a, said, { db: again.db });
    expect(again.count).toEqual({ roundTrips: 2, rowsWritten: 0 });
    const changed = countingDb(env.DB);
    await tell(a, { ...said, columns: {} }, { db: changed.db });
    expect(changed.count).toEqual({ roundTrips: 2, rowsWritten: 1 });
    const read = countingDb(env.DB);
    const asked = { as: `p${a}`, db: read.db };
    expect((await call("GET", tablePath(a), asked)).body).toEqual({ answers: { ...said, columns: {} } });
    expect(read.count).toEqual({ roundTrips: 1, rowsWritten: 0 });
  });

  test("is bounded for each unit: no table more, but those that are known may still be corrected", async () => {
    const insert = env.DB.prepare(
      `INSERT INTO own_table (tenant, org, form, fingerprint, version, answers, at)
       VALUES ('990100', ?1, 'small', ?2, 1, '{"columns":{},"rows":{}}', '2026-01-01T00:00:00.000Z')`,
    );
    const filled = Array.from({ length: mostTables }, (_, number) => insert.bind(a, heads(number)));
    await env.DB.batch(filled);
    expect(outcome(await tell(a, said, { fingerprint: heads(mostTables) }))).toBe("409 too-many-offers");
    expect(await known(a, mostTables)).toEqual({ answers: null });
    expect(outcome(await tell(a, said, { fingerprint: heads(7) }))).toBe("200");
    expect([await known(a, 7), await known(a, 8)]).toEqual([
      { answers: said },
      { answers: { columns: {}, rows: {} } },
    ]);
    expect(outcome(await tell(b, said, { fingerprint: heads(mostTables) }))).toBe("200");
  });

  test("may name a year above a column and hold a source, and nothing that is a number", async () => {
    const answers = { columns: { "2024": "actual", "2023年": "previousActual" }, rows: {}, source: "统计局" };
    expect((await tell(a, answers)).body).toEqual({ answers });
    expect(await known(a, 0)).toEqual({ answers });
    expect(outcome(await tell(a, { columns: { "20245": "actual" }, rows: {} }))).toBe("400 malformed");
  });
});
