import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { finding } from "../../shared/schema/finding.ts";
import { rulePast } from "../../shared/schema/form-rule.ts";
import { call, newKey, refusal } from "./call.ts";
import { testCity, units } from "./city.ts";
import { countingDb } from "./counting-db.ts";
import { document } from "./document.ts";
import { bigFirms, draft, rulesPath, statesSeen, step } from "./form-rules.ts";
import { scene } from "./scene.ts";
import { outcome } from "./triplets/triplet.ts";

const [a, b, c] = units;

const submitAs = (org: string) =>
  call("PUT", `rounds/r2024/submissions/${org}`, {
    as: `p${org}`,
    body: document(org),
    headers: { ...newKey(), "If-None-Match": "*" },
  });

beforeEach(scene);

describe("the life of a rule", () => {
  test("draft, trial, active, retired; units see it while it runs", async () => {
    const seen: unknown[] = [];
    const look = async () => seen.push([await statesSeen("admin"), await statesSeen(`p${a}`)]);
    await draft();
    await look();
    await step({ step: "trial" });
    await look();
    await step({ step: "activate", hits: 2 });
    await look();
    await step({ step: "retire" });
    await look();
    const at = (state: string) => [["FORM-51", 1, state]];
    expect(seen).toEqual([
      [at("draft"), []],
      [at("trial"), at("trial")],
      [at("active"), at("active")],
      [at("retired"), []],
    ]);
  });

  test("is tried on past rounds, with whom it would have hit and by which numbers", async () => {
    await draft();
    const { body } = await call("GET", `${rulesPath}/FORM-51/versions/1/past`, { as: "admin" });
    const shown = "测试大企业数(4) × 4 ≤ 测试企业数(10)";
    expect(rulePast.parse(body)).toEqual({
      rounds: [
        {
          round: "r2024",
          name: "测试任务 r2024",
          submissions: 2,
          judged: 2,
          hits: [
            { org: a, shown, engine: null },
            { org: b, shown, engine: null },
          ],
        },
        { round: "done", name: "测试任务 done", submissions: units.length, judged: units.length, hits: [] },
      ],
    });
  });

  test("is activated only by who has seen whom it hits now", async () => {
    await draft();
    await step({ step: "trial" });
    expect(outcome(await step({ step: "activate", hits: 0 }))).toBe("412 stale");
    expect(await statesSeen("admin")).toEqual([["FORM-51", 1, "trial"]]);
  });

  test("a new version runs beside the old one on trial, and takes its place when it is activated", async () => {
    await draft();
    await step({ step: "trial" });
    await step({ step: "activate", hits: 2 });
    await draft("FORM-51", { text: "测试大企业数 * 5 ≤ 测试企业数" });
    await step({ step: "trial" }, { version: 2 });
    expect(await statesSeen(`p${a}`)).toEqual([
      ["FORM-51", 1, "active"],
      ["FORM-51", 2, "trial"],
    ]);
    await step({ step: "activate", hits: 2 }, { version: 2 });
    expect(await statesSeen("admin")).toEqual([
      ["FORM-51", 1, "retired"],
      ["FORM-51", 2, "active"],
    ]);
  });

  test("one that makes a circle with another that runs is refused", async () => {
    await draft("FORM-51", { text: "测试企业数 = 测试大企业数 + 1" });
    const other = await draft("FORM-52", { text: "测试大企业数 = 测试企业数 + 1" });
    expect(outcome(other)).toBe("422 rule-unfit");
    expect(await statesSeen("admin")).toEqual([["FORM-51", 1, "draft"]]);
  });
});

describe("what is no rule is refused when it is written, with what is wrong", () => {
  const nested = (depth: number) => `${"(".repeat(depth)}测试企业数${")".repeat(depth)} > 1`;
  test.each([
    ["divides by a written zero", "测试大企业数 / 0 > 1", [{ code: "divides-by-zero" }]],
    [
      "names no indicator",
      "测试企业 > 1",
      [{ code: "unknown-name", word: "测试企业", like: ["测试企业数"] }],
    ],
    ["is its own part", "测试企业数 = 测试企业数 + 1", [{ code: "circular", indicators: ["KJ-901"] }]],
    ["says the same whatever is reported", "测试企业数 ≤ 测试企业数", [{ code: "says-nothing" }]],
    ["compares 家 with 亿元", "测试企业数 ≤ 测试经费", [{ code: "units-differ", units: ["家", "亿元"] }]],
    ["has brackets in brackets", nested(9), [{ code: "too-deep" }]],
    ["is called __proto__", "__proto__", [{ code: "syntax", at: 9, near: "" }]],
    [
      "is a member of every object",
      "constructor > 1",
      [{ code: "unknown-name", word: "CONSTRUCTOR", like: [] }],
    ],
    ["is a script", "=cmd|'/c calc'!A1", [{ code: "syntax", at: 0, near: "=cmd|'/c cal" }]],
  ])("one that %s", async (_, text, problems) => {
    const reply = await draft("FORM-51", { text });
    expect([outcome(reply), refusal(reply).ruleProblems]).toEqual([
      "422 rule-unfit",
      problems.map((problem) => ({ rule: "FORM-51", ...problem })),
    ]);
    expect(await statesSeen("admin")).toEqual([]);
  });
});

describe("writing rules", () => {
  test("costs two round trips; sent again under the same key it writes nothing", async () => {
    const headers = newKey();
    const asked = { as: "admin", body: bigFirms, headers };
    const first = countingDb(env.DB);
    const reply = await call("PUT", `${rulesPath}/FORM-51`, { ...asked, db: first.db });
    expect(first.count).toEqual({ roundTrips: 2, rowsWritten: 2 });
    const again = countingDb(env.DB);
    const repeated = await call("PUT", `${rulesPath}/FORM-51`, { ...asked, db: again.db });
    expect([repeated.body, again.count.rowsWritten]).toEqual([reply.body, 0]);
  });

  test("two at once are two lines, none lost", async () => {
    const [one, other] = await Promise.all([draft("FORM-51"), draft("FORM-52")]);
    expect([one?.status, other?.status]).toEqual([200, 200]);
    expect(await statesSeen("admin")).toEqual([
      ["FORM-51", 1, "draft"],
      ["FORM-52", 1, "draft"],
    ]);
  });

  test("another city neither sees nor touches them", async () => {
    await draft();
    await testCity(env.DB, { tenant: "990200", rounds: [] });
    const { body } = await call("GET", rulesPath, { as: "city-990200", tenant: "990200" });
    expect(body).toEqual({ rules: [] });
  });
});

describe("submitting", () => {
  const violating = () =>
    call("PUT", `rounds/r2024/submissions/${c}?dryRun=true`, { as: `p${c}`, body: document(c) });
  const found = async () => {
    const { status, body } = await violating();
    const { findings } = z.object({ findings: z.array(finding) }).parse(body);
    const own = findings.filter(({ rule }) => rule.id === "FORM-51");
    return [status, own.map(({ rule, severity, outcome }) => [rule.version, severity, outcome])];
  };

  test("one that divides by zero is a fault of the engine when tried, on trial and active, never silent", async () => {
    await draft("FORM-51", { text: "测试大企业数 / (测试经费 - 1.5) ≤ 1" });
    await step({ step: "trial" });
    const { body } = await call("GET", `${rulesPath}/FORM-51/versions/1/past`, { as: "admin" });
    const { rounds } = rulePast.parse(body);
    const shown = "测试大企业数(4) ÷ (测试经费(1.5) - 1.5) ≤ 1";
    const engine = "divides-by-zero";
    expect(rounds[0]?.hits).toEqual([
      { org: a, shown, engine },
      { org: b, shown, engine },
    ]);
    const classes = async () => {
      const { findings } = z.object({ findings: z.array(finding) }).parse((await violating()).body);
      return findings.flatMap(({ rule, severity }) =>
        rule.id === "FORM-51" ? [[rule.class, severity]] : [],
      );
    };
    const onTrial = await classes();
    await step({ step: "activate", hits: rounds.reduce((sum, { hits }) => sum + hits.length, 0) });
    expect([onTrial, await classes()]).toEqual([[["ENGINE", "hint"]], [["ENGINE", "error"]]]);
    expect(outcome(await submitAs(c))).toBe("422 findings-block");
  });

  test("a rule on trial hints, an active one counts, a retired one is silent", async () => {
    const seen: unknown[] = [await found()];
    await draft();
    await step({ step: "trial" });
    seen.push(await found());
    await step({ step: "activate", hits: 2 });
    seen.push(await found());
    const refusedOne = await submitAs(c);
    await step({ step: "retire" });
    seen.push(await found());
    expect(seen).toEqual([
      [200, []],
      [200, [[1, "hint", "fail"]]],
      [200, [[1, "error", "fail"]]],
      [200, []],
    ]);
    expect(outcome(refusedOne)).toBe("422 findings-block");
  });
});
