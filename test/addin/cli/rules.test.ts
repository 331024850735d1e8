import { afterEach, beforeEach, expect, test } from "vitest";
import type { FormRule } from "../../../shared/schema/form-rule.ts";
import { city, type FakeApi, fakeApi, haining, refused } from "../flow/fake-api.ts";
import { aDesk, type Desk } from "./a-desk.ts";

const path = "forms/sti-yearly/versions/1/rules";
const rule = (state: FormRule["state"], version = 1): FormRule => ({
  id: "FORM-20",
  version,
  state,
  severity: "query",
  text: "KJ-13 ≤ KJ-14",
  missing: "skipIfAnyMissing",
  reason: "新增的应计入总数",
});

let api: FakeApi;
let desk: Desk;
/** What the server says its rules are; changes are recorded and not carried out. */
let standing: FormRule[];

beforeEach(async () => {
  api = fakeApi({ person: city });
  standing = [rule("draft")];
  api.interfere = ({ method, path: asked }) => {
    if (!asked.startsWith(path)) return undefined;
    if (method === "GET" && asked.endsWith("/past"))
      return Response.json({
        rounds: [
          {
            round: "y2024",
            name: "2024年报",
            submissions: 3,
            judged: 2,
            hits: [{ org: haining.org, shown: "新增(9) ≤ 总数(8)", engine: null }],
          },
        ],
      });
    return Response.json({ rules: standing });
  };
  desk = await aDesk((request) => api.fetch(request));
  desk.answers.password = "right";
  const ran = await desk.run("sign-in", city.id);
  if (ran.code !== 0) throw new Error(ran.err);
});
afterEach(() => desk.leave());

const sent = () =>
  api.requests.flatMap(({ method, path: asked, body }) =>
    asked.startsWith(path) && method !== "GET" ? [[method, asked.slice(path.length), body]] : [],
  );

test("lists the rules with state, severity, wording and reason; retired ones only when asked", async () => {
  standing = [rule("retired"), rule("trial", 2)];
  const { out } = await desk.run("rules");
  for (const part of ["FORM-20", "试行", "核实性", "KJ-13 ≤ KJ-14", "新增的应计入总数"])
    expect(out).toContain(part);
  expect(out).not.toContain("停用");
  expect((await desk.run("rules", "--all")).out).toContain("停用");
});

test("writes a draft with its severity and what happens where numbers are missing", async () => {
  const ran = await desk.run(
    ...["rules", "write", "form-20", "KJ-13 ≤ KJ-14", "--reason", "新增的应计入总数"],
    ...["--severity", "强制性", "--missing", "zero"],
  );
  expect([ran.code, ran.out]).toEqual([
    0,
    "已存为草稿：FORM-20 第 1 版。\n看看会查出谁：npm run -s zhibao -- rules try FORM-20",
  ]);
  expect(sent()).toEqual([
    [
      "PUT",
      "/FORM-20",
      { severity: "error", missing: "missingAsZero", text: "KJ-13 ≤ KJ-14", reason: "新增的应计入总数" },
    ],
  ]);
});

test("says what is wrong with a rule that cannot be read", async () => {
  const unfit = refused(422, "rule-unfit", {
    ruleProblems: [{ rule: "FORM-20", code: "unknown-name", word: "高企数", like: ["高新技术企业总数"] }],
  });
  api.interfere = ({ method, path: asked }) =>
    asked.startsWith(path) ? (method === "PUT" ? unfit : Response.json({ rules: [] })) : undefined;
  const ran = await desk.run("rules", "write", "FORM-20", "高企数 > 0", "--reason", "应当有企业");
  expect([ran.code === 0, ran.err.split("\n")[0]]).toEqual([
    false,
    "FORM-20：本报表没有叫“高企数”的指标。请写报表里的全名或代码，如：高新技术企业总数。",
  ]);
});

test("tries a rule on past rounds, by unit and number", async () => {
  const { out } = await desk.run("rules", "try", "FORM-20");
  expect(out.split("\n")).toEqual([
    "2024年报：3 个单位上报，2 个能判定，查出 1 处",
    "    海宁：新增(9) ≤ 总数(8)",
    "合计查出 1 处。",
  ]);
});

test("activates only with the number of hits that was seen", async () => {
  standing = [rule("trial")];
  const first = await desk.run("rules", "activate", "FORM-20");
  expect(first.out.split("\n").at(-1)).toBe(
    "看过后启用：npm run -s zhibao -- rules activate FORM-20 --hits 1",
  );
  expect(sent()).toEqual([]);
  const second = await desk.run("rules", "activate", "FORM-20", "--hits", "1");
  expect(second.out).toBe("FORM-20 第 1 版：已启用。");
  expect(sent()).toEqual([["POST", "/FORM-20/versions/1/steps", { step: "activate", hits: 1 }]]);
});

test("where other units are hit by now nothing is activated; whom it hits is shown, and how to activate it", async () => {
  standing = [rule("trial")];
  const before = api.interfere;
  api.interfere = (seen) =>
    seen.method === "POST" && seen.path.startsWith(path) ? refused(412, "stale") : before?.(seen);
  const ran = await desk.run("rules", "activate", "FORM-20", "--hits", "4");
  expect(ran).toEqual({
    code: 3,
    err: "没有启用：FORM-20 现在查出 1 处，不是您看到的 4 处。请看清楚再启用：",
    out: [
      "2024年报：3 个单位上报，2 个能判定，查出 1 处",
      "    海宁：新增(9) ≤ 总数(8)",
      "合计查出 1 处。",
      "",
      "看过后启用：npm run -s zhibao -- rules activate FORM-20 --hits 1",
    ].join("\n"),
  });
});

test("a step that no version can take, and words that are none, send nothing", async () => {
  expect((await desk.run("rules", "activate", "FORM-20", "--hits", "0")).err).toBe(
    "没有能这样做的 FORM-20。列出现有的：npm run -s zhibao -- rules --all",
  );
  expect((await desk.run("rules", "delete", "FORM-20")).err).toContain("没有“delete”这一步");
  expect((await desk.run("rules", "write", "FORM-20", "KJ-13 ≤ KJ-14")).err).toContain("--reason");
  expect(sent()).toEqual([]);
});

test("a number that is none says how they are written, and sends nothing", async () => {
  for (const named of ["20", "FORM-1", "FORM-001", "SUB-PART", "form_20"]) {
    const ran = await desk.run("rules", "write", named, "KJ-13 ≤ KJ-14", "--reason", "新增的应计入总数");
    expect(ran.err).toContain(
      `没有“${named}”这样的编号。编号是 FORM- 加两位数（如 FORM-01、FORM-20）或字母。`,
    );
  }
  expect(sent()).toEqual([]);
});
