import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { type AliasCase, aliasCases, mostOffers } from "../../shared/schema/alias.ts";
import { decide, firms, offer } from "./aliases.ts";
import { call, newKey } from "./call.ts";
import { testCity, units } from "./city.ts";
import { countingDb } from "./counting-db.ts";
import { smallForm } from "./small-form.ts";
import { outcome } from "./triplets/triplet.ts";

const [a, b] = units;

beforeEach(async () => {
  await testCity(env.DB);
});

const count = z.object({ n: z.number() });
async function stored() {
  const rows = async (table: string) =>
    count.parse(await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first()).n;
  return { offers: await rows("alias_offer"), decisions: await rows("alias_decision") };
}

const casesNow = async (): Promise<AliasCase[]> =>
  aliasCases.parse((await call("GET", "alias-offers", { as: "city" })).body).cases;

const aliasesNow = async () => (await call("GET", "forms/small/aliases", { as: `p${b}` })).body;

describe("names that units offer", () => {
  test("are one row a unit and name, however often and in whatever spelling they are sent", async () => {
    const { db, count: cost } = countingDb(env.DB);
    const again = { as: `p${a}`, body: { form: { id: "small", version: 1 }, offers: [firms] } };
    await call("PUT", `orgs/${a}/alias-offers`, { ...again, db });
    expect(cost).toEqual({ roundTrips: 2, rowsWritten: 2 });
    const repeated = countingDb(env.DB);
    await call("PUT", `orgs/${a}/alias-offers`, { ...again, db: repeated.db });
    expect(repeated.count).toEqual({ roundTrips: 2, rowsWritten: 0 });
    await offer(a, [{ ...firms, name: "（一）本县 企业口径（家）" }]);
    expect(await stored()).toEqual({ offers: 1, decisions: 0 });
    await offer(b, [firms]);
    expect(await stored()).toEqual({ offers: 2, decisions: 0 });
  });

  test("stand together for the city by form, indicator and name, the latest first", async () => {
    await offer(a, [{ ...firms, rows: 2 }]);
    await offer(b, [firms, { indicator: "KJ-903", name: "投入口径", unit: null, rows: 1 }]);
    const [funds, both] = (await casesNow()).sort((one) => (one.name === "投入口径" ? -1 : 1));
    expect(both).toEqual({
      form: "small",
      indicator: "KJ-901",
      indicatorName: "测试企业数",
      indicatorUnit: "家",
      name: "本县企业口径",
      units: ["家"],
      orgs: [a, b],
      rows: 3,
      offeredAt: both?.offeredAt,
      state: "open",
      reason: null,
      decidedAt: null,
      conflicts: [],
    });
    expect(funds).toMatchObject({ indicator: "KJ-903", orgs: [b], units: [] });
  });

  test("follow the unit that means another indicator by a name now", async () => {
    await offer(a, [firms]);
    await offer(a, [{ ...firms, indicator: "KJ-902" }]);
    expect((await casesNow()).map(({ indicator, orgs }) => [indicator, orgs])).toEqual([["KJ-902", [a]]]);
  });

  test("are bounded for each unit", async () => {
    const letters = [..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东西"];
    const names = letters.flatMap((one) => letters.map((other) => `本县${one}${other}口径`));
    const all = names.slice(0, mostOffers).map((name) => ({ ...firms, name }));
    for (let start = 0; start < mostOffers; start += 200) await offer(a, all.slice(start, start + 200));
    expect(outcome(await offer(a, [{ ...firms, name: "再多一个口径" }]))).toBe("409 too-many-offers");
    expect(outcome(await offer(a, all.slice(0, 3)))).toBe("200");
    expect(outcome(await offer(b, [firms]))).toBe("200");
    expect((await stored()).offers).toBe(mostOffers + 1);
  });
});

describe("what speaks against a name", () => {
  const conflicts = async (offers: Parameters<typeof offer>[1]) => {
    await offer(a, offers);
    return (await casesNow()).map(({ name, conflicts: found }) => [
      name,
      found.map(({ kind, indicator }) => [kind, indicator]),
    ]);
  };

  test("a name of another indicator, and one the indicator has already", async () => {
    expect(await conflicts([{ ...firms, name: "测试经费" }])).toEqual([
      ["测试经费", [["other-name", "KJ-903"]]],
    ]);
    expect(outcome(await decide("accept", { name: "测试经费" }))).toBe("409 name-ambiguous");
    await offer(b, [{ ...firms, name: "测试企业数" }]);
    expect(outcome(await decide("accept", { name: "测试企业数" }))).toBe("409 name-ambiguous");
  });

  test("a stock for what is new, 家次 for 家: shown, for the city to decide", async () => {
    expect(await conflicts([{ ...firms, name: "企业累计口径" }])).toEqual([
      ["企业累计口径", [["quantity", null]]],
    ]);
    await offer(a, [{ ...firms, name: "服务企业口径", unit: "家次" }]);
    const found = (await casesNow()).find(({ name }) => name === "服务企业口径");
    expect(found?.conflicts).toEqual([{ kind: "unit", indicator: null }]);
    expect(outcome(await decide("accept", { name: "服务企业口径" }))).toBe("200");
  });

  test("the same name offered for two indicators: one may be accepted, then the other not", async () => {
    await offer(a, [firms]);
    await offer(b, [{ ...firms, indicator: "KJ-902" }]);
    expect((await casesNow()).map(({ conflicts: found }) => found.map(({ kind }) => kind))).toEqual([
      ["other-offered"],
      ["other-offered"],
    ]);
    expect(outcome(await decide("accept"))).toBe("200");
    expect(outcome(await decide("accept", { indicator: "KJ-902" }))).toBe("409 name-ambiguous");
    await decide("withdraw");
    expect(outcome(await decide("accept", { indicator: "KJ-902" }))).toBe("200");
    expect(await aliasesNow()).toEqual({ aliases: [{ indicator: "KJ-902", name: firms.name }] });
  });
});

describe("what the city decides", () => {
  test("is added, never changed; the published form stays as it is", async () => {
    await offer(a, [firms]);
    await decide("accept");
    expect(outcome(await decide("accept"))).toBe("409 wrong-state");
    await decide("withdraw", { reason: "口径已改" });
    expect(await aliasesNow()).toEqual({ aliases: [] });
    expect((await casesNow()).map(({ state, reason }) => [state, reason])).toEqual([
      ["withdrawn", "口径已改"],
    ]);
    await decide("accept");
    expect(await stored()).toEqual({ offers: 1, decisions: 3 });
    expect((await call("GET", "forms/small/versions/1", { as: `p${a}` })).body).toEqual(smallForm);
  });

  test("sent again under the same key is one decision with one reply", async () => {
    await offer(a, [firms]);
    const headers = newKey();
    const first = await decide("refuse", { headers });
    const second = await decide("refuse", { headers });
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(await stored()).toEqual({ offers: 1, decisions: 1 });
  });

  test("by two at once about one name for two indicators leaves only one accepted", async () => {
    await offer(a, [firms]);
    await offer(b, [{ ...firms, indicator: "KJ-902" }]);
    const both = await Promise.all([decide("accept"), decide("accept", { indicator: "KJ-902" })]);
    expect(both.map(outcome).sort()).toEqual(["200", "409 name-ambiguous"]);
    expect(await stored()).toEqual({ offers: 2, decisions: 1 });
  });
});
