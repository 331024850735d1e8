import { describe, expect, it } from "vitest";
import type { CellRange } from "../../../../addin/host/snapshot.ts";
import { type ReadTableOptions, readTable } from "../../../../addin/table/read-table.ts";
import { smallForm } from "../../../shared/validate/small-form.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "../plain-sheet.ts";

/** What is taken, as indicator, kind, period and number; rows that are asked; heads that are asked. */
function told(rows: PlainCell[][], options: Partial<ReadTableOptions> & { merges?: CellRange[] } = {}) {
  const { merges = [], ...more } = options;
  const read = readTable(plainWorkbook(plainSheet("表", rows, { merges })), {
    form: smallForm,
    period: "2024",
    ...more,
  });
  if (!read.ok) throw new Error(read.error.code);
  const { figures, otherFigures, rows: matches, columns } = read.value;
  const placed = [...figures, ...otherFigures].sort((a, b) => a.row - b.row);
  return {
    taken: placed.flatMap(({ figure }) => {
      const number = figure.kind === "actual" ? figure.value : figure.target.number;
      return number === null ? [] : [`${figure.indicator} ${figure.kind} ${figure.period} ${number}`];
    }),
    rows: matches.flatMap(({ row, sureness }) => (sureness === "asked" ? [row] : [])),
    heads: columns.flatMap(({ header, sureness }) => (sureness === "asked" ? [header] : [])),
  };
}

const institutes = "新增研发机构数";

describe("a list of figures, one a row", () => {
  const head = ["年份", "指标名称", "数据类型", "数值", "单位"];
  it("each has the year and the kind its row says", () => {
    const rows = [
      head,
      [2024, institutes, "实绩", 44, "家"],
      [2023, institutes, "实绩", 40, "家"],
      [2025, institutes, "目标", 50, "家"],
    ];
    expect(told(rows)).toEqual({
      taken: ["KJ-02 actual 2024 44", "KJ-02 actual 2023 40", "KJ-02 target 2025 50"],
      rows: [],
      heads: [],
    });
  });

  it("a row that leaves open its kind or its year is asked, not taken for an actual of this year", () => {
    const rows = [
      head,
      [2024, institutes, "实绩", 44, "家"],
      [2024, institutes, "目标", 42, "家"],
      [2024, institutes, "参考", 43, "家"],
      [null, institutes, "目标", 45, "家"],
      [2024, institutes, "实绩", 44, "家"],
    ];
    expect(told(rows)).toEqual({
      taken: ["KJ-02 actual 2024 44", "KJ-02 target 2024 42"],
      rows: [4, 5],
      heads: [],
    });
  });

  const regions = [
    ["地区", "指标名称", "单位", "2024年"],
    ["南湖区", institutes, "家", 31],
    ["桐乡市", institutes, "家", 44],
    ["桐乡经济开发区", institutes, "家", 12],
  ];
  it("of a list of many areas only the rows of the unit that reports are its own", () => {
    expect(told(regions, { orgNames: ["桐乡市"] })).toEqual({
      taken: ["KJ-02 actual 2024 44"],
      rows: [],
      heads: [],
    });
  });

  it("where it is not known which area is the unit's, every row is asked", () => {
    expect(told(regions)).toEqual({ taken: [], rows: [2, 3, 4], heads: [] });
  });
});

describe("a heading between the rows", () => {
  const rows = [
    ["序号", "指标", "单位", "数值"],
    ["一、2024年实际完成"],
    ["（一）创新主体"],
    [1, institutes, "家", 44],
    ["二、2025年目标"],
    [1, institutes, "家", 50],
    ["三、其他"],
    [1, "科技贷款余额", "亿元", 8],
  ];
  it("says kind and year of the numbers below it, until the next of its kind", () => {
    expect(told(rows).taken).toEqual(["KJ-02 actual 2024 44", "KJ-02 target 2025 50", "KJ-04 actual 2024 8"]);
  });

  it("says nothing where the heads of the numbers have said it", () => {
    const [, ...body] = rows;
    expect(told([["序号", "指标", "单位", "2024年实绩"], ...body.slice(0, 3)]).taken).toEqual([
      "KJ-02 actual 2024 44",
    ]);
  });
});

it("a unit merged down holds for all its rows; the example row of a template is no row", () => {
  const rows = [
    ["序号", "指标名称", "单位", "2024年目标", "2024年完成"],
    ["示例", institutes, "家", 100, 120],
    [1, "科技贷款余额", "万元", 70000, 80000],
    [2, "全社会R&D经费支出", null, 50000, 60000],
  ];
  const merges = [{ top: 3, bottom: 4, left: 3, right: 3 }];
  expect(told(rows, { merges }).taken).toEqual(
    expect.arrayContaining(["KJ-04 target 2024 7", "KJ-04 actual 2024 8"]),
  );
  expect(told(rows, { merges }).taken.some((figure) => figure.startsWith("KJ-02"))).toBe(false);
});

describe("a head over numbers that is understood only in part", () => {
  it("is asked beside the column that is understood: 原目标, 快报数", () => {
    const rows = [
      ["指标名称", "单位", "2024年实绩", "快报数", "原目标", "调整后目标", "目标完成度(%)", "来源编号"],
      [institutes, "家", 44, 43, 50, 40, 110, 7],
    ];
    expect(told(rows)).toEqual({
      taken: ["KJ-02 actual 2024 44", "KJ-02 target 2024 40"],
      rows: [],
      heads: ["快报数", "原目标"],
    });
  });

  it("is left where no number stands below it", () => {
    const rows = [
      ["指标名称", "单位", "2024年实绩", "2025年设想"],
      [institutes, "家", 44, "加强培育"],
    ];
    expect(told(rows).heads).toEqual([]);
  });
});
