import { writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { city, type FakeApi, fakeApi, haining, refused } from "../flow/fake-api.ts";
import { ownAnswers, ownRows, ownSheet } from "../flow/own-table.ts";
import { aDesk, type Desk } from "./a-desk.ts";

let api: FakeApi;
let desk: Desk;
beforeEach(async () => {
  api = fakeApi();
  desk = await aDesk((request) => api.fetch(request));
  await writeFile(desk.at("own.xlsx"), await plainWorkbookFile({ [ownSheet]: ownRows() }));
  await writeFile(desk.at("answers.json"), JSON.stringify(ownAnswers));
});
afterEach(() => desk.leave());

async function signIn(person = haining): Promise<void> {
  api.person = person;
  desk.answers.password = "right";
  const ran = await desk.run("sign-in", person.id);
  if (ran.code !== 0) throw new Error(ran.err);
}

const keep = (...more: string[]) =>
  desk.run("check", desk.at("own.xlsx"), "--answers", desk.at("answers.json"), "--keep", ...more);

const told = /已把 1 个行的叫法（只有名称和单位，没有数据）告诉市里/;

test("answers that are kept are offered to the city by whoever is signed in, and it is said", async () => {
  expect((await keep()).err).not.toMatch(told);
  expect(api.offered).toEqual([]);
  await signIn();
  expect((await keep("--no-offer")).err).not.toMatch(told);
  expect(api.offered).toEqual([]);
  expect((await keep()).err).toMatch(told);
  expect(api.offered.map(({ offers }) => offers)).toEqual([
    [{ indicator: "KJ-13", name: "本局高企口径", unit: "家", rows: 1 }],
  ]);
});

test("a name the city has accepted is not asked about any more", async () => {
  await signIn();
  api.accepted = [{ indicator: "KJ-13", name: "本局高企口径" }];
  const { out } = await desk.run("check", desk.at("own.xlsx"), "--json");
  expect(out).toContain('"how": "accepted"');
});

test("the city lists names with what speaks against them, accepts, refuses with a reason, withdraws", async () => {
  await signIn(city);
  expect((await desk.run("aliases")).out).toBe("没有待处理的叫法。");
  const about = { form: "sti-yearly", indicator: "KJ-13", name: "本局高企口径" };
  api.cases = [
    {
      ...about,
      indicatorName: "新增高新技术企业数",
      indicatorUnit: "家",
      units: ["家次"],
      orgs: ["330481", "330482"],
      rows: 2,
      offeredAt: "2025-01-16T01:00:00.000Z",
      state: "open",
      reason: null,
      decidedAt: null,
      conflicts: [{ kind: "unit", indicator: null }],
    },
  ];
  const listed = (await desk.run("aliases")).out;
  for (const part of ["待处理", "KJ-13", "本局高企口径", "2 个：海宁、平湖", "（家次）不是指标的单位（家）"])
    expect(listed).toContain(part);
  expect(await desk.run("aliases", "accept", "kj-13", "（一）本局高企口径")).toEqual({
    code: 0,
    out: "已采用：“本局高企口径” KJ-13 新增高新技术企业数。",
    err: "",
  });
  const refusedOne = await desk.run("aliases", "refuse", "KJ-13", "本局高企口径");
  expect([refusedOne.code, refusedOne.err.split("\n")[0]]).toEqual([
    2,
    "请用 --reason 写明理由（2 到 200 个字）。",
  ]);
  await desk.run("aliases", "withdraw", "KJ-13", "本局高企口径", "--reason", "口径不同");
  expect(api.decided).toEqual([
    { ...about, decision: "accept" },
    { ...about, decision: "withdraw", reason: "口径不同" },
  ]);
  const unknown = await desk.run("aliases", "accept", "KJ-14", "本局高企口径");
  expect([unknown.code, unknown.err]).toEqual([
    2,
    "没有这个叫法。请照列出的指标代码和叫法写：npm run -s zhibao -- aliases --all",
  ]);
  api.interfere = ({ method }) => (method === "POST" ? refused(409, "name-ambiguous") : undefined);
  const ambiguous = await desk.run("aliases", "accept", "KJ-13", "本局高企口径");
  expect([ambiguous.code, ambiguous.err]).toEqual([
    3,
    "这个叫法已经是报表里的名称、别名，或已采用给别的指标，不能再采用。请拒绝，或先撤销原来的采用。",
  ]);
});

test("a county may not see what others call the indicators", async () => {
  await signIn();
  api.interfere = ({ path }) => (path === "alias-offers" ? refused(403, "forbidden") : undefined);
  expect((await desk.run("aliases")).code).toBe(3);
});
