import { describe, expect, test } from "vitest";
import { checkSnapshot } from "../../../addin/flow/check.ts";
import { needsOtherUnits } from "../../../addin/flow/said-unit.ts";
import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { demoOrgs } from "../../../worker/demo/units.ts";
import { smallForm } from "../../shared/validate/small-form.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "../table/plain-sheet.ts";

const header = ["指标", "单位", "2024年实绩"];
const numbers: PlainCell[][] = [
  ["新增研发机构数", "家", 44],
  ["科技贷款余额", "万元", 85000],
];

type Sheet = { above?: PlainCell[][]; below?: PlainCell[][]; head?: string; units?: string[]; name?: string };

/** A table with lines above and below it, and a column `head` before its names that says `units` of its rows. */
function sheet({ above = [["2024年科技创新指标"]], below = [], head, units = [], name = "Sheet1" }: Sheet) {
  const rows = [header, ...numbers].map((row, index) =>
    head === undefined ? row : [index === 0 ? head : (units[index - 1] ?? units[0] ?? null), ...row],
  );
  return plainWorkbook(plainSheet(name, [...above, ...rows, ...below]));
}

function read(made: Sheet, own = "330483", orgs: typeof demoOrgs = demoOrgs) {
  const checked = checkSnapshot(sheet(made), { form: smallForm, period: "2024", own, orgs });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}

/** What is said of other units: severity, unit, and the text that names it. */
const said = (made: Sheet, own?: string) =>
  read(made, own).findings.flatMap(({ rule, severity, params, actual }) =>
    rule.id === "STR-HEADING" && ["otherUnit", "whoseUnit"].includes(params.what ?? "")
      ? [[severity, params.unit, actual]]
      : [],
  );

/** Severity and unit alone. */
const graded = (made: Sheet, own?: string) => said(made, own).map(([severity, unit]) => [severity, unit]);

const title = (text: string): Sheet => ({ above: [[text]] });
const withTitle = (line: string): Sheet => ({ above: [["2024年科技创新指标"], [line]] });
const foot = (line: string, heading = "2024年科技创新指标"): Sheet => ({
  above: [[heading]],
  below: [[line], ["填表人：王五"]],
});

describe("a table that names another unit of the city for its own is an error", () => {
  test.each([
    "海宁市2024年科技创新指标",
    "浙江省嘉兴市海宁市2024年科技创新指标",
    "2024年海宁市科技创新指标完成情况",
    "2024年度海宁科技创新指标完成情况",
    "2024年度科技创新指标完成情况（海宁）",
    "海宁2024年指标",
    "海宁市科技创新2024",
    "海宁市二〇二四年科技创新指标",
    "附件1：关于海宁市2024年科技创新指标完成情况",
  ])("in its title: %s", (text) => {
    expect(said(title(text))).toEqual([["error", "海宁市", squeezeText(text)]]);
  });

  test.each(["——海宁市", "海宁市", "海宁", "海宁市科学技术局", "（海宁市）"])(
    "on a line above it: %s",
    (line) => {
      expect(said(withTitle(line))).toEqual([["error", "海宁市", squeezeText(line)]]);
    },
  );

  test.each([
    ["填报单位：海宁市科技局", "海宁市科技局"],
    ["填报单位（盖章）：海宁市", "海宁市"],
    ["填表单位：海宁市科技局", "海宁市科技局"],
    ["报送单位：海宁", "海宁"],
    ["填报单位（公章） 海宁市科学技术局", "海宁市科学技术局"],
    ["填报部门：海宁市科技局", "海宁市科技局"],
    ["统计范围：海宁市全域", "海宁市全域"],
    ["科技局（盖章）：海宁市", "海宁市"],
    ["单位：海宁市科技局", "海宁市科技局"],
    ["地区：海宁", "海宁"],
    ["行政区划代码：330481", "330481"],
    ["填报单位：海宁市（330483）", "海宁市(330483)"],
    ["填表人：王五　　填报单位：海宁市", "海宁市"],
  ])("beside a label, above or below, whatever the title says: %s", (line, text) => {
    const findings = [["error", "海宁市", text]];
    expect(said(withTitle(line))).toEqual(findings);
    expect(said({ above: [["桐乡市2024年科技创新指标"], [line]] })).toEqual(findings);
    expect(said(foot(line))).toEqual(findings);
  });

  test.each([
    "编制单位：海宁市统计局",
    "制表：海宁市科技局",
    "海宁市科学技术局（盖章）",
    "海宁市科技局 2025年1月15日",
    "海宁市",
  ])("in its foot: %s", (line) => {
    expect(said(foot(line))).toMatchObject([["error", "海宁市", expect.stringContaining("海宁市")]]);
  });

  test.each(["地区", "县市", "单位名称", "填报单位", "县（市、区）", ""])(
    "in a column %s of every row",
    (head) => {
      for (const unit of ["海宁", "海宁市", "海宁市科技局"])
        expect(said({ head, units: [unit] })).toEqual([["error", "海宁市", unit]]);
      expect(said({ head, units: ["海宁"], above: [["桐乡市2024年科技创新指标"]] })).toEqual([
        ["error", "海宁市", "海宁"],
      ]);
    },
  );

  test("in the name of its sheet", () => {
    expect(said({ name: "海宁" })).toEqual([["error", "海宁市", "海宁"]]);
    expect(said({ name: "海宁市2024" })).toEqual([["error", "海宁市", "海宁市2024"]]);
  });

  test("as the city's bureau that reports", () => {
    expect(said(withTitle("填报单位：嘉兴市科技局"))).toEqual([
      ["error", "嘉兴市科学技术局", "嘉兴市科技局"],
    ]);
  });
});

describe("where only a person can tell, it is asked", () => {
  test.each([
    "嘉兴市2024年科技创新指标完成情况",
    "嘉兴市全市2024年科技创新指标完成情况",
    "嘉兴市2024年科技创新指标汇总表",
    "杭州市萧山区2024年科技创新指标完成情况",
    "萧山区2024年科技创新指标",
    "浙江省2024年科技创新指标完成情况",
    "2024年全省科技创新指标完成情况",
    "2024年嘉兴市各县（市、区）科技创新指标完成情况",
  ])("a title of the city, the province or a unit nobody here knows: %s", (text) => {
    expect(said(title(text))).toEqual([["query", "", squeezeText(text)]]);
    // and not where the table says whose it is
    expect(said({ above: [[text], ["填报单位：桐乡市"]] })).toEqual([]);
  });

  test("全市 above a county's table may be the city; a county-level city says it of itself", () => {
    expect(graded(title("2024年全市科技创新指标完成情况"), "330421")).toEqual([["query", ""]]);
    expect(said(title("2024年全市科技创新指标完成情况"))).toEqual([]);
  });

  test("two units", () => {
    expect(graded(foot("海宁市科技局（盖章）", "桐乡市2024年科技创新指标"))).toEqual([["query", "海宁市"]]);
    expect(graded({ above: [["桐乡市2024年科技创新指标"], ["——海宁市"]] })).toEqual([["query", "海宁市"]]);
    expect(graded({ above: [["海宁市2024年科技创新指标"], ["填报单位：桐乡市"]] })).toEqual([
      ["query", "海宁市"],
    ]);
    expect(graded({ above: [["桐乡市2024年科技创新指标"]], name: "海宁" })).toEqual([["query", "海宁市"]]);
  });

  test("one title over two units", () => {
    expect(graded(title("2024年海宁市、桐乡市科技创新指标"))).toEqual([["query", ""]]);
    expect(graded(title("海宁市2024年科技指标（供桐乡市参考）"))).toEqual([["query", ""]]);
  });

  test("a label or a column that names the city above", () => {
    expect(graded(withTitle("所属地区：嘉兴市"))).toEqual([["query", ""]]);
    expect(said({ above: [["桐乡市2024年科技创新指标"], ["所属地区：嘉兴市"]] })).toEqual([]);
    expect(graded({ head: "地区", units: ["嘉兴市"] })).toEqual([["query", ""]]);
  });

  test("a title that compares with another unit and does not name the own one", () => {
    expect(graded(title("2024年与海宁市对比指标情况"))).toEqual([["query", ""]]);
  });
});

describe("nothing is said of", () => {
  test.each([
    "桐乡市2024年科技创新指标",
    "浙江省嘉兴市桐乡市2024年科技创新指标",
    "桐乡2024年科技创新指标",
    "2024年科技创新指标",
    "2024年桐乡市与海宁市对标指标情况",
    "嘉兴市科技创新主要指标表",
    "嘉兴市2024年科技创新统计报表",
    "浙江省科技创新统计报表",
    "嘉兴市科学技术局2024年科技创新指标",
    "嘉兴市科技局科技创新指标填报表",
    "2024年平湖实验室等科技创新指标完成情况",
    "2024年海宁科技城指标情况",
    "各县市2024年科技创新指标",
    "2024年智慧城市指标情况",
    "2024年南湖区域科技创新指标",
    "高新区2024年科技创新指标",
    "创新型县市2024年指标",
  ])("the title %s", (text) => {
    expect(said(title(text))).toEqual([]);
  });

  test.each([
    "填报单位：桐乡市",
    "填报单位：桐乡市科技局",
    "填报单位：嘉兴市桐乡市科学技术局",
    "桐乡市科学技术局（盖章）",
    "编制单位：嘉兴市科学技术局",
    "制定机关：浙江省科学技术厅",
    "嘉兴市科学技术局",
    "单位：亿元、家",
    "主管单位：海宁市科技局",
    "抄送：海宁市科技局",
    "注：高于海宁市",
    "与海宁共建的平台不计入。",
  ])("a line or label: %s", (line) => {
    expect(said(withTitle(line))).toEqual([]);
    expect(said(foot(line))).toEqual([]);
  });

  test("a list of the city's units below the table", () => {
    expect(said({ below: [["南湖区"], ["海宁市"], ["平湖市"]] })).toEqual([]);
    expect(said({ below: [["各县市"], ["海宁市", 12], ["平湖市", 13]] })).toEqual([]);
  });

  test.each(["对标县市", "学习地区", "牵头单位", "合作地区", "备注"])("units in a column %s", (head) => {
    expect(said({ head, units: ["海宁市"] })).toEqual([]);
  });

  test("a column of units in which the own one stands", () => {
    expect(said({ head: "地区", units: ["海宁", "桐乡"], above: [["嘉兴市2024年科技创新指标"]] })).toEqual(
      [],
    );
    expect(said({ head: "填报单位", units: ["桐乡市"] })).toEqual([]);
    expect(said({ head: "单位", units: ["家", "万元"] })).toEqual([]);
  });

  test("the city's offices in a column", () => {
    expect(said({ head: "部门", units: ["嘉兴市统计局"] })).toEqual([]);
  });

  test("the own unit where units are known by their bureaus", () => {
    const bureaus = demoOrgs.map((org) =>
      org.kind === "county" ? { ...org, name: `${org.name}科学技术局` } : org,
    );
    const headings = (text: string) =>
      read(title(text), "330483", bureaus).findings.flatMap(({ rule, params }) =>
        rule.id === "STR-HEADING" ? [params.unit] : [],
      );
    expect(headings("桐乡市2024年科技创新指标")).toEqual([]);
    expect(headings("海宁市2024年科技创新指标")).toEqual(["海宁市科学技术局"]);
  });

  test("the zone that is called like the city", () => {
    for (const own of ["嘉兴经济技术开发区", "嘉兴经开区", "经开区"])
      expect(said(title(`${own}2024年科技创新指标`), "jxjkq")).toEqual([]);
    expect(graded(title("嘉兴经济技术开发区2024年科技创新指标"))).toEqual([["error", "嘉兴经济技术开发区"]]);
  });

  test("any unit while it is not known which one reports", () => {
    const checked = checkSnapshot(sheet(title("海宁市2024年科技创新指标")), {
      form: smallForm,
      period: "2024",
    });
    const headings = checked.ok && checked.value.findings.filter(({ rule }) => rule.id === "STR-HEADING");
    expect(headings).toEqual([]);
  });
});

test("a name that stands in several places is told once, with all of them", () => {
  const made = {
    above: [["海宁市2024年科技创新指标"], ["填报单位：海宁市科技局"]],
    below: [["海宁市科技局"]],
  };
  expect(read(made).findings.filter(({ params }) => params.what === "otherUnit")).toMatchObject([
    {
      rule: { id: "STR-HEADING", class: "STR" },
      severity: "error",
      cells: ["Sheet1!A1", "Sheet1!A2", "Sheet1!A6"],
      expected: "桐乡市",
      params: { what: "otherUnit", unit: "海宁市" },
    },
  ]);
});

describe("the names of the other units are asked for", () => {
  const tongxiang = { id: "330483", name: "桐乡市", shortName: "桐乡市" };
  const needs = (made: Sheet) => {
    const checked = checkSnapshot(sheet(made), {
      form: smallForm,
      period: "2024",
      own: tongxiang.id,
      orgs: [tongxiang],
    });
    if (!checked.ok) throw new Error(JSON.stringify(checked.error));
    return needsOtherUnits(checked.value.reading, tongxiang);
  };

  test.each<[string, Sheet]>([
    ["no unit is named", title("2024年科技创新指标")],
    ["another place is", title("海宁市2024年科技创新指标")],
    ["a label names another", { above: [["桐乡市2024年科技创新指标"], ["填报单位：海宁"]] }],
    ["a seal does", foot("海宁市科学技术局（盖章）", "桐乡市2024年科技创新指标")],
    ["a column does", { head: "地区", units: ["海宁"], above: [["桐乡市2024年科技创新指标"]] }],
  ])("where %s", (_, made) => {
    expect(needs(made)).toBe(true);
  });

  test.each<[string, Sheet]>([
    ["title", title("桐乡市2024年科技创新指标")],
    ["label", withTitle("填报单位：桐乡市（330483）")],
    ["short name, with a foot", foot("填表人：王五", "桐乡2024年科技创新指标")],
  ])("not where the own unit stands in the %s and no other does", (_, made) => {
    expect(needs(made)).toBe(false);
  });
});
