import { describe, expect, it } from "vitest";
import type { PlainCell } from "../plain-sheet.ts";
import { reportOf, said, taken } from "../read-table-kept.ts";

const title: PlainCell[] = ["桐乡市2024年科技创新指标"];
const head: PlainCell[] = ["指标", "单位", "2023年实绩", "2024年目标", "2024年实绩"];
const firms: PlainCell[] = ["新增高新技术企业数", "家", 70, 85, 93];
const deals: PlainCell[] = ["技术合同成交额", "亿元", 20, 25, 26.8];
const dealsRead = ["C5 KJ-40 actual 2023 20", "D5 KJ-40 target 2024 25", "E5 KJ-40 actual 2024 26.8"];

/** What is taken of the row below one that reads like heads. */
const below = (row: PlainCell[]) => {
  const report = reportOf([title, head, firms, row, deals], { own: "330483" });
  return { taken: taken(report).filter((figure) => figure.includes(" KJ-40 ")), said: said(report) };
};

describe("a row whose numbers look like years changes no column below it", () => {
  it.each([
    ["the years of the heads the other way round", ["专利授权", "件", 2024, null, 2023]],
    ["the years of the heads", ["专利授权", "件", 2023, null, 2024]],
    ["a target like a year", ["专利授权", "件", 1998, 2025, 2018]],
    ["one number", ["培训人次", "人次", null, null, 2000]],
    ["a number and words", ["培训人次", "人次", 2000, "2000以上", 2000]],
    ["a year in words", ["启动建设年份", "年", null, null, "2023年"]],
    ["a unit behind the name", ["专利授权（件）", null, 2018, null, 2013]],
    ["a unit of its own among the words", ["其中", "2025年", null, null, null]],
    ["a unit's own name", ["责任单位", "桐乡市", null, null, null]],
    ["a sum", ["合计", null, 2013, null, 2013]],
  ])("%s", (_, row: PlainCell[]) => {
    expect(below(row)).toEqual({ taken: dealsRead, said: [] });
  });

  it("nor does the year in which late data were gathered", () => {
    const late: PlainCell[] = [...head, "数据年份"];
    const report = reportOf([title, late, ["专利授权", "件", null, null, null, 2023], firms, deals]);
    expect(taken(report)).toEqual(expect.arrayContaining(dealsRead));
  });
});

describe("a row without a unit, whose numbers are different years, is asked about", () => {
  const asked =
    "STR-ROW “科技平台”这一行的数都像年份，说不准是一行数，还是下面各行的列名，没有取数。请在“核对列和行”里说明它是什么，或写上这一行的计量单位；与报表无关的请删去数字。";

  it("and the rows below are read by the head above", () => {
    expect(below(["科技平台", null, 2023, null, 2024])).toEqual({ taken: dealsRead, said: [asked] });
  });

  it("but not where it repeats the years headed there", () => {
    const years: PlainCell[] = ["指标", "单位", 2023, 2024];
    const report = reportOf([
      title,
      years,
      ["第一部分", null, 2023, 2024],
      ["新增高新技术企业数", "家", 70, 93],
    ]);
    expect([taken(report), said(report)]).toEqual([
      ["C4 KJ-13 actual 2023 70", "D4 KJ-13 actual 2024 93"],
      [],
    ]);
  });
});

describe("a row that calls its names by a word of heads begins another table", () => {
  it.each([
    ["指标 over numbers", ["指标", "单位", 2024, null, 2023]],
    ["项目 over years in words", ["项目", "计量单位", "2024年", null, "2023年"]],
    ["another order of the same words", ["指标", "单位", "2024年实绩", null, "2023年实绩"]],
  ])("%s", (_, row: PlainCell[]) => {
    expect(below(row).taken).toEqual(["C5 KJ-40 actual 2024 20", "E5 KJ-40 actual 2023 26.8"]);
  });
});
