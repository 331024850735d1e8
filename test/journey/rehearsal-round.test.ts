import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { isIndicatorRow } from "../../shared/schema/form.ts";
import { type MergedIndicator, type MergedTable, mergedTable } from "../../shared/schema/merged.ts";
import { session } from "../../shared/schema/session.ts";
import { rehearsalTables } from "../../worker/demo/rehearsal-figures.ts";
import { type RealWorker, startWorker } from "../real-worker.ts";
import { foundEmptyCity, loginOf, password } from "./city.ts";
import { desk } from "./command-line.ts";
import { explainFile } from "./explain-file.ts";
import { fillFile } from "./fill-file.ts";
import { peerSheetCells } from "./peer-sheet-cells.ts";

/**
 * The 演练 round by seven units and the city, then its merged figures recomputed here from what was typed, in plain
 * numbers and with nothing of shared/merge.
 */

const round = "2025-rehearsal";
/** 海盐县 takes part and reports nothing. */
const silentOrg = "330424";
const rehearsed = { category: "一次性因素", text: "演练说明（虚构）：上年有一次性大项目。" };
let worker: RealWorker;
let merged: MergedTable;
let sheet: Map<string, Map<string, unknown>>;

beforeAll(async () => {
  worker = await startWorker();
  await foundEmptyCity(worker);
  const city = desk(worker, password);
  await city.must("sign-in", "jiaxing");
  await city.must("open", round);
  for (const table of rehearsalTables) {
    const county = desk(worker, password);
    await county.must("sign-in", loginOf(table.org));
    await county.must("template", "--round", round, "--out", "表.xlsx");
    await fillFile(county.path("表.xlsx"), table);
    // What a unit is asked about it explains, and sends again.
    const first = await county.run("submit", "表.xlsx", "--write-explanations", "说明.json");
    if (first.code === 1) {
      explainFile(county.path("说明.json"), rehearsed);
      await county.must("submit", "表.xlsx", "--explain", "说明.json");
    }
    await city.must("review", round, table.org);
    await city.must("accept", round, table.org);
  }
  await city.must("close", round);
  await city.must("publish", round, "--without-missing");
  const peer = desk(worker, password);
  await peer.must("sign-in", loginOf(silentOrg));
  await peer.must("template", "--round", round, "--out", "同级.xlsx");
  await peer.must("pull", "--round", round, "--into", "同级.xlsx");
  sheet = await peerSheetCells(readFileSync(peer.path("同级.xlsx")), /同级|对比|汇总/);
  merged = await pulledBy(loginOf(silentOrg));
}, 120_000);
afterAll(() => worker.stop());

async function pulledBy(login: string): Promise<MergedTable> {
  const signIn = { method: "POST", headers: { "content-type": "application/json" } };
  const body = JSON.stringify({ login, password });
  const reply = await worker.fetch("http://city/api/v1/sessions", { ...signIn, body });
  const { accessToken } = session.parse(await reply.json());
  const headers = { authorization: `Bearer ${accessToken}` };
  const pulled = await worker.fetch(`http://city/api/v1/rounds/${round}/merged`, { headers });
  return mergedTable.parse(await pulled.json());
}

/** What a unit typed for an indicator; a number, the word for none, or undefined for a derived row. */
function typed(org: string, code: string): { value: number | null; availability: string } | undefined {
  const table = rehearsalTables.find((candidate) => candidate.org === org);
  const actual = table?.entries.find(({ indicator }) => indicator === code)?.actual;
  if (!actual) return undefined;
  return { value: actual.text === null ? null : Number(actual.text), availability: actual.availability };
}

const orgs = rehearsalTables.map(({ org }) => org);
const indicators = yearlyForm.rows.filter(isIndicatorRow).flatMap((row) => {
  const indicator = yearlyForm.indicators.find(({ code }) => code === row.indicator);
  return indicator === undefined ? [] : [indicator];
});
const summed = indicators.filter(({ acrossUnits }) => acrossUnits === "sum");
const derived = indicators.flatMap((indicator) =>
  indicator.derive === null ? [] : [{ code: indicator.code, derive: indicator.derive }],
);

function mergedOf(code: string): MergedIndicator {
  const found = merged.indicators.find(({ indicator }) => indicator === code);
  if (found === undefined) throw new Error(`${code} is not merged`);
  return found;
}

const values = (code: string): number[] => orgs.flatMap((org) => typed(org, code)?.value ?? []);
const total = (numbers: number[]): number => numbers.reduce((sum, value) => sum + value, 0);

const shown = (aggregate: MergedIndicator["total"]): number | string =>
  aggregate.kind === "value" ? Number(aggregate.value) : aggregate.why;

describe("the rehearsal's merged figures", () => {
  it.each(summed.map(({ code }) => code))(
    "%s: the total is the sum of those that reported, from five units on",
    (code) => {
      const reported = values(code);
      const expected = reported.length < 5 ? "tooFew" : total(reported);
      const actual = shown(mergedOf(code).total);
      if (typeof expected === "number") expect(actual).toBeCloseTo(expected, 8);
      else expect(actual).toBe(expected);
    },
  );

  it.each(derived)("$code: the ratio of the sums, never the mean of ratios", ({ code, derive }) => {
    const both = orgs.filter(
      (org) => typed(org, derive.numerator)?.value != null && typed(org, derive.denominator)?.value != null,
    );
    const numerator = total(both.map((org) => typed(org, derive.numerator)?.value ?? 0));
    const denominator = total(both.map((org) => typed(org, derive.denominator)?.value ?? 0));
    const quotient = numerator / denominator - (derive.kind === "growth" ? 1 : 0);
    const actual = shown(mergedOf(code).total);
    if (both.length < 5) expect(actual).toBe("tooFew");
    else expect(actual).toBeCloseTo(quotient * Number(derive.scale), 8);
  });

  it.each(summed.map(({ code }) => code))("%s: coverage says who is missing and why", (code) => {
    const count = (availability: string) =>
      orgs.filter((org) => typed(org, code)?.availability === availability).length;
    const { coverage } = mergedOf(code);
    expect(coverage).toEqual({
      due: 8 - count("notApplicable"),
      available: count("available"),
      notYet: count("notYet"),
      notProvided: count("notProvided"),
      notDisclosed: count("notDisclosed"),
      missing: 1, // 海盐县 has not reported
      notApplicable: count("notApplicable"),
    });
  });

  it("takes the middle value for the median", () => {
    for (const { code } of summed) {
      const sorted = values(code).sort((a, b) => a - b);
      if (sorted.length < 5) continue;
      const middle =
        ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) +
          (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
        2;
      expect([code, shown(mergedOf(code).median)]).toEqual([code, expect.closeTo(middle, 8)]);
    }
  });

  it("never sums banks that work in several counties, nor makes an index", () => {
    expect(shown(mergedOf("KJ-44").total)).toBe("notMerged");
    expect(shown(mergedOf("KJ-45").total)).toBe("notMerged");
  });

  it("keeps a nested count within its whole after merging", () => {
    const [national, province, city] = ["KJ-32", "KJ-31", "KJ-30"].map((code) =>
      Number(shown(mergedOf(code).total)),
    );
    expect(national).toBeLessThanOrEqual(province ?? 0);
    expect(province).toBeLessThanOrEqual(city ?? 0);
  });
});

describe("the pulled sheet", () => {
  it("shows each unit's own value, the reason where there is none, and the total with its coverage", () => {
    expect(sheet.get("KJ-13")?.get("桐乡市")).toBe(typed("330483", "KJ-13")?.value);
    expect(sheet.get("KJ-13")?.get("海盐县")).toBe("未报");
    expect(sheet.get("KJ-42")?.get("平湖市")).toBe("未出数");
    expect(sheet.get("KJ-10")?.get("嘉兴经济技术开发区")).toBe("不适用");
    expect(sheet.get("KJ-13")?.get("报送单位合计")).toBe(total(values("KJ-13")));
    expect(String(sheet.get("KJ-13")?.get("有数/应报"))).toContain("7/8");
  });
});
