import { mkdir, readdir, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { isIndicatorRow } from "../../../shared/schema/form.ts";
import { noNetwork, scriptedFetch } from "../api/fake-server.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { filledWorkbook } from "../flow/filled-workbook.ts";
import { aDesk, type Desk } from "./a-desk.ts";

let desk: Desk;
let asked: { path: string }[];
beforeEach(async () => {
  const { fetch, requests } = scriptedFetch(noNetwork);
  asked = requests;
  desk = await aDesk(fetch);
});
afterEach(() => desk.leave());

async function workbookAt(name: string, filled: Parameters<typeof filledWorkbook>[0] = {}): Promise<string> {
  await writeFile(desk.at(name), (await filledWorkbook(filled)).bytes());
  return desk.at(name);
}

/** A unit's own table of two of the form's indicators. */
const ownRows = [
  ["代码", "指标名称", "计量单位", "本年实绩"],
  ["KJ-51", "全社会R&D经费支出", "亿元", 44.9],
  ["KJ-54", "有研发活动的规上工业企业数", "家", 300],
];

describe("check", () => {
  test("of a complete table ends with 0 and asks no server", async () => {
    const ran = await desk.run("check", await workbookAt("a.xlsx", { cells: { "KJ-13": { actual: 12 } } }));
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("报告期：2024年");
    expect(ran.out).toContain("通过审核");
    expect(asked).toEqual([]);
  });

  test("of a table with findings that block ends with 1 and names cell, row and remedy", async () => {
    const ran = await desk.run(
      "check",
      await workbookAt("a.xlsx", { cells: { "KJ-13": { actual: "约12家" } } }),
    );
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(
      /年报表![A-Z]+\d+ +KJ-13 新增高新技术企业数（2024年实绩）\n +“约12家”是约数。请填准确的数/,
    );
    expect(ran.out).toMatch(/审核未通过：强制性 1，准强制性 0/);
  });

  test("says one thing about many rows once", async () => {
    const ran = await desk.run("check", await workbookAt("a.xlsx", { signed: false, cells: blankRows }));
    expect(ran.out.match(/没有填写。请填本年实绩/g)).toHaveLength(1);
    expect(ran.out).toContain("以上 2 条：没有填写");
  });

  test("of a unit's own table says once which rows are missing, and names every one", async () => {
    await writeFile(desk.at("own.xlsx"), await plainWorkbookFile({ 年报: ownRows }));
    const ran = await desk.run("check", desk.at("own.xlsx"), "--period", "2024");
    const told = ran.out.match(/表里没有（或没有认出）(\d+) 个必填指标的行/g) ?? [];
    expect(told).toHaveLength(1);
    const required = yearlyForm.rows
      .filter(isIndicatorRow)
      .filter(
        (row) => row.required && row.entry !== "imported" && !["KJ-51", "KJ-54"].includes(row.indicator),
      )
      .map(({ indicator }) => indicator);
    expect(told[0]).toContain(`${required.length} 个`);
    const named = ran.out.split("\n").flatMap((line) => /^ {2}— +(KJ-\d+) \S+$/.exec(line)?.[1] ?? []);
    expect(named.sort()).toEqual(required.sort());
  });

  test("as JSON prints JSON and nothing else", async () => {
    const path = await workbookAt("a.xlsx", { cells: { "KJ-13": { actual: 12, nextTarget: "15" } } });
    const ran = await desk.run("check", path, "--json");
    expect(ran).toMatchObject({ code: 0, err: "" });
    const report: unknown = JSON.parse(ran.out);
    expect(report).toMatchObject({
      version: 1,
      file: path,
      form: { id: "sti-yearly", version: 1 },
      org: { value: "330481" },
      period: { value: "2024" },
      table: { sheet: "年报表" },
      blocked: false,
      counts: { error: 0, releasable: 0 },
    });
    expect(report).toHaveProperty("figures");
  });

  test("as JSON gives each figure with cell, indicator, kind, period, value, unit and requirement", async () => {
    const path = await workbookAt("a.xlsx", {
      cells: { "KJ-13": { actual: 12, nextTargetRequirement: "不少于", nextTarget: 15 } },
    });
    const ran = await desk.run("check", path, "--json");
    const report: unknown = JSON.parse(ran.out);
    const cell = expect.stringMatching(/^年报表![A-Z]+\d+$/);
    expect(report).toMatchObject({
      figures: expect.arrayContaining([
        expect.objectContaining({
          cell,
          indicator: "KJ-13",
          kind: "actual",
          period: "2024",
          value: "12",
          unit: "家",
          availability: "available",
          sureness: "sure",
          cells: expect.objectContaining({ actual: cell, status: cell }),
        }),
        expect.objectContaining({
          cell,
          indicator: "KJ-13",
          kind: "target",
          period: "2025",
          value: "15",
          unit: "家",
          requirement: "atLeast",
          sureness: "sure",
        }),
      ]),
    });
  });

  test("as JSON of a file that cannot be read is JSON too", async () => {
    await writeFile(desk.at("a.xlsx"), "no workbook");
    const ran = await desk.run("check", desk.at("a.xlsx"), "--json");
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ version: 1, failure: { code: "not-a-workbook" } });
  });

  test("takes unit and period from the command line before the sheet's", async () => {
    const path = await workbookAt("a.xlsx");
    const ran = await desk.run("check", path, "--json", "--period", "2023年", "--org", "330482");
    expect(JSON.parse(ran.out)).toMatchObject({ org: { value: "330482" }, period: { value: "2023" } });
  });
});

describe("what check cannot use ends with 2 and one sentence", () => {
  test.each([
    ["a missing file", ["check", "nowhere.xlsx"], /^没有找到文件 nowhere\.xlsx。/],
    ["no file at all", ["check"], /^命令没有写全。\n用法：/],
    ["an unknown option", ["check", "a.xlsx", "--jsn"], /^不认识选项 --jsn。/],
    ["two files", ["check", "a.xlsx", "b.xlsx"], /^多了“b\.xlsx”。/],
    ["an option without its value", ["check", "a.xlsx", "--sheet"], /^选项 --sheet 后面要写一个值。/],
    ["a period that is none", ["check", "a.xlsx", "--period", "去年"], /^“去年”不是报告期。/],
    ["a unit that is none", ["check", "a.xlsx", "--org", "海宁 市"], /^“海宁 市”不是单位编号。/],
    ["an unknown command", ["chek", "a.xlsx"], /^没有“chek”这个命令。/],
  ])("%s", async (_name, args, sentence) => {
    const ran = await desk.run(...args);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(sentence);
  });

  test("a form nobody has", async () => {
    const ran = await desk.run("check", await workbookAt("a.xlsx"), "--form", "other");
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(/^没有报表“other”。/);
  });

  test("a folder", async () => {
    await mkdir(desk.at("folder.xlsx"));
    expect(await desk.run("check", desk.at("folder.xlsx"))).toMatchObject({
      code: 2,
      err: expect.stringContaining("是文件夹"),
    });
  });

  test("a workbook without a table of the form", async () => {
    const path = await workbookAt("a.xlsx");
    const ran = await desk.run("check", path, "--sheet", "指标解释");
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("没有找到填报表");
  });

  test("a sheet that is not there", async () => {
    const ran = await desk.run("check", await workbookAt("a.xlsx"), "--sheet", "表三");
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(
      /^没有名为“表三”的工作表（有：年报表、指标解释、审核关系）。请核对表名。\n指明工作表：--sheet 表名$/,
    );
  });
});

describe("template", () => {
  test("makes a workbook that check reads, with nothing but a unit's code", async () => {
    const made = await desk.run(
      "template",
      "--org",
      "330481",
      "--period",
      "2024",
      "--out",
      desk.at("t.xlsx"),
    );
    expect(made).toMatchObject({ code: 0, err: "" });
    const ran = await desk.run("check", desk.at("t.xlsx"), "--json");
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ org: { value: "330481" }, period: { value: "2024" } });
  });

  test("never writes over a file", async () => {
    await writeFile(desk.at("t.xlsx"), "filled in by hand");
    const made = await desk.run("template", "--out", desk.at("t.xlsx"));
    expect(made.code).toBe(2);
    expect(made.err).toContain("已经存在，没有覆盖它");
    expect(await readdir(desk.at(""))).toEqual(["t.xlsx"]);
  });

  test("is for last year unless told otherwise", async () => {
    const made = await desk.run("template", "--out", desk.at("t.xlsx"));
    expect(made.out).toContain("2024年科技创新主要指标年报表");
  });

  test("of a yearly form is for a year", async () => {
    const made = await desk.run("template", "--period", "2024Q1", "--out", desk.at("t.xlsx"));
    expect(made).toMatchObject({ code: 2, out: "" });
  });
});

describe("help", () => {
  test("names every command and its exit codes", async () => {
    const { code, out } = await desk.run("help");
    expect(code).toBe(0);
    for (const command of ["template", "check", "sign-in", "sign-out", "submit", "status", "pull", "review"])
      expect(out).toContain(`\n  ${command} `);
    expect(await desk.run("check", "--help")).toMatchObject({ code: 0 });
    expect(await desk.run("help", "nothing")).toMatchObject({ code: 2 });
  });
});

/** Two rows with neither a number nor a status. */
const blankRows = { "KJ-13": { actual: null }, "KJ-14": { actual: null } };
