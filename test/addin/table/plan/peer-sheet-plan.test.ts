import { describe, expect, test } from "vitest";
import { authorWorkbook } from "../../../../addin/host/file/author-workbook.ts";
import type { SheetPlan } from "../../../../addin/table/layout-plan.ts";
import { planPeerSheet } from "../../../../addin/table/plan/peer-sheet-plan.ts";
import { yearlyForm } from "../../../../shared/catalogue/yearly-form.ts";
import type { MergedTable } from "../../../../shared/schema/merged.ts";
import { mergedIndicator, mergedTable, value, withheld } from "./sample-merged.ts";

const options = { ownOrg: "330421", pulledAt: "2025-02-03T01:00:00.000Z" };
const plan = (table: MergedTable, rest = {}) => planPeerSheet(table, yearlyForm, { ...options, ...rest });

const rowOf = (sheet: SheetPlan, row: number) =>
  sheet.cells
    .filter(({ at }) => at.row === row)
    .toSorted((a, b) => a.at.column - b.at.column)
    .map((cell) => cell.value);
const header = (sheet: SheetPlan) => rowOf(sheet, 7);
/** Rows below the header, without category rows. */
const lines = (sheet: SheetPlan) =>
  [...new Set(sheet.cells.map(({ at }) => at.row))]
    .filter((row) => row > 7)
    .map((row) => rowOf(sheet, row))
    .filter((values) => values[2] !== null);
const formatAt = (sheet: SheetPlan, row: number, column: number) => {
  const cell = sheet.cells.find(({ at }) => at.row === row && at.column === column);
  return sheet.styles[cell?.style ?? ""]?.format;
};

const few = Array.from({ length: 3 }, () => "不显示(单位数不足)");

describe("the peer sheet", () => {
  test("says whose figures these are, of when, how final, who may see them and what the sum is not", () => {
    const sheet = plan(mergedTable([mergedIndicator({})]));
    expect([1, 2, 3, 4, 5].map((row) => rowOf(sheet, row))).toEqual([
      ["2024年报　同级汇总表"],
      [""],
      ["报告期：2024年　　数据阶段：年报数　　任务状态：已公布（公布时间 2025-02-01 16:00）"],
      [
        "数据截至：2025-01-31 17:30 验收的上报　　可见范围：各单位数值　　取数时间：2025-02-03 09:00（北京时间）",
      ],
      [
        "合计是报送单位合计(n/m)，n为有数单位数、m为应报单位数，不是全市数；比率按分子合计除以分母合计，不取平均。有数单位不足5个的不显示。※ 只有比率、没有分子分母，未并入合计。",
      ],
    ]);
  });

  test("has a column for each unit, its own marked, and those that did not report named", () => {
    const sheet = plan(mergedTable([mergedIndicator({})]));
    expect(header(sheet)).toEqual([
      "代码",
      "指标名称",
      "计量单位",
      "数据年份",
      "嘉善县\n（本单位）",
      "海盐县",
      "海宁市",
      "平湖市",
      "桐乡市\n（未报）",
      "嘉兴经济技术开发区",
      "报送单位合计",
      "有数/应报\n（n/m）",
      "数据状态",
      "中位数",
      "下四分位",
      "上四分位",
      "本单位位次\n（本系统测算）",
    ]);
  });

  test("shows numbers as numbers, gaps as words, and what is withheld with the reason", () => {
    const sheet = plan(mergedTable([mergedIndicator({})]));
    const few = "不显示(单位数不足)";
    expect(lines(sheet)).toEqual([
      [
        "KJ-13",
        "新增高新技术企业数",
        "家",
        "2024年",
        93,
        61,
        70,
        88,
        "未报",
        "不适用",
        312,
        "4/5 不适用1",
        "年报数",
        few,
        few,
        few,
        1,
      ],
    ]);
    expect([formatAt(sheet, 9, 5), formatAt(sheet, 9, 9), formatAt(sheet, 9, 17)]).toEqual([
      "#,##0",
      "@",
      "0",
    ]);
  });

  test("marks a ratio known alone, and shows any other number that is not merged as words, so that nobody adds it", () => {
    const ratio = mergedIndicator({
      indicator: "KJ-01",
      period: "2023",
      values: ["3.01", "2.4", null, null, null, null],
      gaps: {
        "0": "ratioOnly",
        "1": "otherPeriod",
        "2": "notYet",
        "3": "notDisclosed",
        "4": "missing",
        "5": "zeroBase",
      },
      total: withheld("noData"),
      stage: null,
      ranks: null,
    });
    const sheet = plan(mergedTable([ratio]));
    expect(formatAt(sheet, 9, 5)).toBe('#,##0.00"※"');
    expect(lines(sheet)[0]?.slice(3, 13)).toEqual([
      "2023年",
      3.01,
      "2.4\n数据年份不同(未并入)",
      "未出数",
      "不公开",
      "未报",
      "分母为零",
      "无数据",
      "4/5 不适用1",
      null,
    ]);
  });

  test("gives the official value a row of its own beside the sum, also while it is missing", () => {
    const ratio = mergedIndicator({ indicator: "KJ-01", total: value("2.9"), official: "3.21" });
    const index = mergedIndicator({ indicator: "KJ-45", total: withheld("notMerged"), official: null });
    const shown = lines(plan(mergedTable([ratio, index]))).map((values) => [
      values[0],
      values[1],
      values[10],
    ]);
    expect(shown).toEqual([
      ["KJ-01", "全社会R&D经费支出占GDP比重", 2.9],
      [null, "官方数（上级公布的全市数）", 3.21],
      ["KJ-45", "科技创新指数(科技进步统计监测)", "不汇总"],
      [null, "官方数（上级公布的全市数）", "未导入"],
    ]);
  });

  test("follows the form's order with its categories and leaves out empty ones", () => {
    const some = ["KJ-43", "KJ-13", "KJ-01"].map((indicator) => mergedIndicator({ indicator }));
    const sheet = plan(mergedTable(some));
    const first = sheet.cells.filter(({ at }) => at.column === 1 && at.row > 7).map((cell) => cell.value);
    expect(first).toEqual(["一、创新投入", "KJ-01", "二、创新主体", "KJ-13", "六、科技金融", "KJ-43"]);
    const chosen = plan(mergedTable(some), { show: { orgs: [], indicators: ["KJ-43"] } });
    expect(lines(chosen).map(([code]) => code)).toEqual(["KJ-43"]);
  });

  test("shows a county under quartiles its own value, median and quartiles, no ranks", () => {
    const own = mergedIndicator({
      values: ["93"],
      gaps: {},
      median: value("70"),
      lowerQuartile: value("63.25"),
      upperQuartile: value("88"),
      ranks: null,
      targets: [null],
      nextTargets: [null],
    });
    const [me] = mergedTable([]).orgs;
    const sheet = plan(mergedTable([own], { audience: "quartiles", orgs: me ? [me] : [] }));
    expect(header(sheet).slice(4)).toEqual([
      "嘉善县\n（本单位）",
      "报送单位合计",
      "有数/应报\n（n/m）",
      "数据状态",
      "中位数",
      "下四分位",
      "上四分位",
    ]);
    expect(lines(sheet)[0]?.slice(4)).toEqual([93, 312, "4/5 不适用1", "年报数", 70, 63.25, 88]);
    expect([formatAt(sheet, 9, 9), formatAt(sheet, 9, 10)]).toEqual(["#,##0", "#,##0.##"]);
  });

  test("shows a county under rank its own value and place, no distribution", () => {
    const [me] = mergedTable([]).orgs;
    const own = mergedIndicator({
      values: ["93"],
      gaps: {},
      ranks: [1],
      targets: [null],
      nextTargets: [null],
    });
    const sheet = plan(mergedTable([own], { audience: "rank", orgs: me ? [me] : [] }));
    expect(header(sheet).slice(4)).toEqual([
      "嘉善县\n（本单位）",
      "报送单位合计",
      "有数/应报\n（n/m）",
      "数据状态",
      "本单位位次\n（本系统测算）",
    ]);
  });

  test("shows the city every unit and no place of its own, and says that nothing is published yet", () => {
    const open = { audience: "city", state: "closed", publishedAt: null } as const;
    const sheet = plan(mergedTable([mergedIndicator({})], open), { ownOrg: null });
    expect(header(sheet).at(-1)).toBe("上四分位");
    expect(rowOf(sheet, 3)[0]).toContain("任务状态：已截止（尚未公布，仅供市级审核）");
  });

  test("made before acceptance says so, and what a unit that has submitted left out is missing, not unaccepted", () => {
    const [first, ...others] = mergedTable([]).orgs;
    const orgs = first ? [{ ...first, state: "submitted" as const }, ...others] : [];
    const table = mergedTable(
      [mergedIndicator({ values: [null, "61", "70", "88", null, null], gaps: { "0": "missing" } })],
      {
        audience: "city",
        state: "open",
        publishedAt: null,
        orgs,
      },
    );
    const accepted = plan(table, { ownOrg: null });
    const submitted = plan(table, { ownOrg: null, counted: "submitted" });
    expect([lines(accepted)[0]?.[4], lines(submitted)[0]?.[4]]).toEqual(["未验收", "未报"]);
    expect(rowOf(submitted, 4)).toEqual([
      "数据截至：2025-01-31 17:30 各单位最近一次上报（含未验收）　　可见范围：市级（全部单位）　　取数时间：2025-02-03 09:00（北京时间）",
    ]);
  });

  test("of a selection has the units and indicators chosen, and says what it leaves out and what the sums are of", () => {
    const some = ["KJ-13", "KJ-43"].map((indicator) => mergedIndicator({ indicator }));
    const sheet = plan(mergedTable(some), { show: { orgs: ["330482", "330421"], indicators: ["KJ-13"] } });
    expect(header(sheet).slice(4, 7)).toEqual(["嘉善县\n（本单位）", "平湖市", "报送单位合计"]);
    expect(lines(sheet)).toEqual([
      ["KJ-13", "新增高新技术企业数", "家", "2024年", 93, 88, 312, "4/5 不适用1", "年报数", ...few, 1],
    ]);
    expect([1, 6].map((row) => rowOf(sheet, row)[0])).toEqual([
      "2024年报　同级对比表（节选）",
      "节选：6 个单位中的 2 个，2 个指标中的 1 个。合计、中位数、四分位数和位次仍按全部报送单位计算，不只是本表所列的单位。",
    ]);
    expect([3, 4, 5].map((row) => rowOf(sheet, row))).toEqual(
      [3, 4, 5].map((row) => rowOf(plan(mergedTable(some)), row)),
    );
  });

  test("of a selection is a sheet of its own, the same for the same selection in any order", () => {
    const table = mergedTable([mergedIndicator({}), mergedIndicator({ indicator: "KJ-43" })]);
    const named = (orgs: string[], indicators: string[]) => {
      const { id, name } = plan(table, { show: { orgs, indicators } });
      return { id, name };
    };
    const all = named([], []);
    const one = named(["330421", "330482"], ["KJ-13", "KJ-43"]);
    const other = named(["330421", "330481"], ["KJ-13", "KJ-43"]);
    expect(all).toEqual({ id: "peer_2024_annual", name: "同级汇总 2024年报" });
    expect(one.name).toBe("同级对比 2024年报");
    expect(one.id).toMatch(/^peer_2024_annual_[0-9a-f]{8}$/);
    expect(named(["330482", "330421"], ["KJ-43", "KJ-13"])).toEqual(one);
    expect(other.id).not.toBe(one.id);
  });

  test("shows the words of targets in a target round", () => {
    const targets = mergedIndicator({
      values: [null, null, null, null, null, null],
      gaps: {},
      targets: [
        ["atLeast", "70", "不少于70家"],
        ["atLeast", "60", "60"],
        ["text", null, "全省前列"],
        null,
        null,
        null,
      ],
      total: withheld("notMerged"),
    });
    const { round } = mergedTable([]);
    const sheet = plan(mergedTable([targets], { round: { ...round, kind: "target" } }));
    expect(lines(sheet)[0]?.slice(4, 10)).toEqual(["不少于70家", 60, "全省前列", "未报", "未报", "未报"]);
  });

  test("says that the figures of a rehearsal are invented", () => {
    const { round } = mergedTable([]);
    const sheet = plan(mergedTable([mergedIndicator({})], { round: { ...round, rehearsal: true } }));
    expect(rowOf(sheet, 2)).toEqual(["演练（虚构数据）：表中数据均为虚构，不得引用"]);
    expect(sheet.print?.header).toContain("演练（虚构数据）");
  });

  test("writes what others typed as text, never as formula", async () => {
    const hostile = mergedTable([
      mergedIndicator({ targets: [["text", null, "=1+1"], null, null, null, null, null] }),
    ]);
    const table: MergedTable = {
      ...hostile,
      round: { ...hostile.round, kind: "target", name: "=cmd|'/c calc'!A1" },
      orgs: hostile.orgs.map((org) => ({ ...org, name: "@SUM(1)" })),
    };
    const sheet = plan(table);
    expect(sheet.cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
    expect(sheet.name).toBe("同级汇总 =cmd|' c calc'!A1");
    expect((await authorWorkbook({ title: "x", sheets: [sheet] })).length).toBeGreaterThan(0);
  });

  test("keeps its id and places for the same round, and every cell of its area, so that it can be written again", () => {
    const first = plan(mergedTable([mergedIndicator({})]));
    const changed = {
      values: [null, null, null, null, null, null],
      total: withheld("noData"),
      coverage: {
        due: 5,
        available: 0,
        notYet: 5,
        notProvided: 0,
        notDisclosed: 0,
        missing: 0,
        notApplicable: 1,
      },
    };
    const second = plan(mergedTable([mergedIndicator(changed)]));
    const places = (sheet: SheetPlan) => sheet.cells.map(({ at }) => at);
    expect([second.id, places(second)]).toEqual(["peer_2024_annual", places(first)]);
    expect(lines(second)[0]).toHaveLength(header(second).length);
  });

  test("is open to the user's own notes, with the header in view and on every page", () => {
    const sheet = plan(mergedTable([mergedIndicator({})]));
    expect(sheet).toMatchObject({
      protected: false,
      frozen: { rows: 7, columns: 4 },
      print: { orientation: "landscape", fitToWidth: true, titleRows: { from: 7, to: 7 } },
    });
  });
});
