import { afterEach, beforeEach, expect, test } from "vitest";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { type FakeApi, fakeApi } from "../flow/fake-api.ts";
import { quarterlyForm, secondVersion } from "../flow/other-forms.ts";
import { aDesk, type Desk } from "./a-desk.ts";

let api: FakeApi;
let desk: Desk;
beforeEach(async () => {
  api = fakeApi({ forms: [secondVersion, yearlyForm, quarterlyForm] });
  desk = await aDesk((request) => api.fetch(request));
});
afterEach(() => desk.leave());

async function signIn(): Promise<void> {
  desk.answers.login = "haining";
  desk.answers.password = "right";
  expect(await desk.run("sign-in")).toMatchObject({ code: 0 });
}

const example = "做模板：npm run -s zhibao -- template --form";

test("forms lists the form of the program to whoever is not signed in, and asks no server", async () => {
  const { code, out, err } = await desk.run("forms");
  expect(code).toBe(0);
  expect(out.split("\n").map((line) => line.split(/\s{2,}/)[0])).toEqual([
    "报表",
    "sti-yearly@1",
    `${example} sti-yearly@1 --period 2024`,
  ]);
  expect(err).toContain("只列出随程序带的报表");
  expect(api.requests).toEqual([]);
});

test("forms lists every published version after sign-in, and without a network says why it does not", async () => {
  await signIn();
  const { code, out, err } = await desk.run("forms");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.split("\n").map((line) => line.split(/\s{2,}/)[0])).toEqual([
    "报表",
    "sti-yearly@2",
    "sti-yearly@1",
    "sti-quarterly@1",
    `${example} sti-yearly@2 --period 2024`,
  ]);
  api.interfere = () => {
    throw new TypeError("fetch failed");
  };
  const offline = await desk.run("forms");
  expect(offline.code).toBe(3);
  expect(offline.out).toContain("sti-yearly@1");
  expect(offline.err).toContain("连不上服务器");
});

test("a template of another version is made for the own unit, and checked with its own rules", async () => {
  const needed = await desk.run("template", "--form", "sti-yearly@2", "--out", desk.at("t.xlsx"));
  expect(needed).toMatchObject({ code: 3, out: "" });
  expect(needed.err).toBe(
    "报表 sti-yearly 第 2 版要从市局的服务器取：请先登录。\n登录：npm run -s zhibao -- sign-in 账号",
  );
  await signIn();
  const path = desk.at("t.xlsx");
  const made = await desk.run("template", "--form", "sti-yearly@2", "--period", "2024", "--out", path);
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(made.out).toContain("海宁市 2024年科技创新主要指标年报表");
  const checked = await desk.run("check", path, "--json");
  expect(JSON.parse(checked.out)).toMatchObject({ form: { id: "sti-yearly", version: 2 } });
});

test("the period fits the form, and a round has settled the version", async () => {
  await signIn();
  const wrong = await desk.run("template", "--form", "sti-quarterly@1", "--period", "2024");
  expect(wrong).toMatchObject({ code: 2, out: "" });
  expect(wrong.err).toContain(
    "《科技创新主要指标季报表》是季报，报告期请写年份和季度，如 2024Q1，不能是“2024”。",
  );
  const both = await desk.run("template", "--round", "y2024", "--form", "sti-yearly@2");
  expect(both).toMatchObject({ code: 2, out: "" });
  expect(both.err).toContain("--round 和 --form 只写一个");
  const none = await desk.run("template", "--form", "sti-yearly@7");
  expect(none).toMatchObject({ code: 2, out: "" });
  expect(none.err).toContain("没有报表“sti-yearly@7”");
});
