import { describe, expect, it } from "vitest";
import type { PlainCell } from "../plain-sheet.ts";
import { type Kept, reportOf, said, taken } from "../read-table-kept.ts";

const own = { own: "330483" };
const firms = (number: number): PlainCell[] => ["新增高新技术企业数", "家", number];
const deals = (number: number): PlainCell[] => ["技术合同成交额", "亿元", number];

/** A table of one column of numbers, whose rows and headings are given. */
const read = (rows: PlainCell[][], kept: Kept = own, head = "2024年实绩") => {
  const report = reportOf([["2024年科技创新指标"], ["指标", "单位", head], ...rows], kept);
  return { taken: taken(report), said: said(report) };
};

const ownTaken = (row: number) => [`C${row} KJ-13 actual 2024 93`, `C${row + 1} KJ-40 actual 2024 26.8`];
const ownRows = [firms(93), deals(26.8)];
const otherRows = [firms(221), deals(196.8)];
const leftAside = (heading: string) =>
  `STR-ROW “${heading}”名下的 2 行是别的单位的，没有取数，只取了本单位的，可以不管。`;
const asked = (heading: string, doubt: string) =>
  `STR-ROW “${heading}”${doubt}，没有取数。请在“核对列和行”里说明它是什么，或改正这个小标题；与报表无关的请删去数字。`;
const maybeOthers = (heading: string, rows = 2) => asked(heading, `名下的 ${rows} 行可能不是本单位的数`);

describe("sections of several units", () => {
  it("another unit's before one's own: one's own is read, and it is said that the other was not", () => {
    expect(read([["海宁市"], ...otherRows, ["桐乡市"], ...ownRows])).toEqual({
      taken: ownTaken(7),
      said: [leftAside("海宁市")],
    });
  });

  it("one's own first, numbered, by the bureau's name, the city last", () => {
    const rows = [["一、桐乡市科技局"], ...ownRows, ["二、海宁市"], ...otherRows, ["全市"], ...otherRows];
    expect(read(rows)).toEqual({ taken: ownTaken(4), said: [leftAside("二、海宁市"), leftAside("全市")] });
  });

  it("headings within another unit's section do not end it", () => {
    expect(read([["桐乡市"], ...ownRows, ["海宁市"], firms(221), ["（一）成果"], deals(196.8)])).toEqual({
      taken: ownTaken(4),
      said: [leftAside("海宁市")],
    });
  });

  it.each(["海宁市", "海宁市科技局", "附：海宁市", "二、嘉兴市", "海宁市2024年指标", "市本级"])(
    "%s alone: its rows are asked about, those above are read",
    (heading) => {
      expect(read([[heading], ...otherRows])).toEqual({ taken: [], said: [maybeOthers(heading)] });
      expect(read([firms(93), [heading], deals(196.8)])).toEqual({
        taken: ["C3 KJ-13 actual 2024 93"],
        said: [maybeOthers(heading, 1)],
      });
    },
  );

  it.each([
    "桐乡市",
    "（桐乡市）",
    "桐乡市科技局",
    "一、桐乡市指标",
    "全市",
    "创新型城市",
    "各县（市、区）共性指标",
  ])("below %s alone everything is read", (heading) => {
    expect(read([[heading], ...ownRows])).toEqual({ taken: ownTaken(4), said: [] });
  });

  it("while nobody is signed in, one unit above all rows is the one that reports, and two are asked about", () => {
    expect(read([["桐乡市"], ...ownRows], {})).toEqual({ taken: ownTaken(4), said: [] });
    expect(read([["海宁市"], ...otherRows, ["桐乡市"], ...ownRows], {})).toEqual({
      taken: [],
      said: [maybeOthers("海宁市"), maybeOthers("桐乡市")],
    });
    expect(read([firms(93), ["附：海宁市"], deals(196.8)], {}).said).toEqual([maybeOthers("附：海宁市", 1)]);
  });
});

describe("sections of another period below heads that say theirs", () => {
  const notThisYear = (heading: string) =>
    asked(heading, "下面的 1 行可能不是报告期的实绩（是别的年份、一部分月份的，或是预计、计划）");

  it.each([
    "二、2023年指标（统计局）",
    "二、上年指标",
    "二、预计指标",
    "二、快报指标",
    "二、1—9月指标",
    "二、三季度",
    "二、上半年情况",
    "二、计划",
  ])("the rows below %s are asked about, down to the next heading of its kind", (heading) => {
    const rows = [["一、已出指标"], firms(93), [heading], ["（一）成果"], deals(26.8)];
    expect(read(rows)).toEqual({ taken: ["C4 KJ-13 actual 2024 93"], said: [notThisYear(heading)] });
    expect(read([[heading], ["三、其他指标"], ...ownRows])).toEqual({ taken: ownTaken(5), said: [] });
  });

  it.each([
    "2024年",
    "二、2024年指标",
    "二、2021—2024年指标",
    "全年",
    "1—12月",
    "二、科技计划",
    "按季度报送的指标",
  ])("below %s all are read", (heading) => {
    expect(read([[heading], ...ownRows])).toEqual({ taken: ownTaken(4), said: [] });
  });

  it("late data say their year themselves", () => {
    const head: PlainCell[] = ["指标", "单位", "2024年实绩", "数据年份"];
    const rows: PlainCell[][] = [head, firms(93), ["二、2023年指标"], [...deals(26.8), 2023]];
    const report = reportOf(rows, own);
    expect([taken(report), said(report)]).toEqual([
      ["C2 KJ-13 actual 2024 93", "C4 KJ-40 actual 2023 26.8"],
      [],
    ]);
  });
});

describe("sections that say what the heads leave open", () => {
  it.each([
    ["实绩", "2023年", "2024年", "actual 2023"],
    ["实绩", "1-9月", "全年", "actual 2024M09"],
    ["数值", "计划", "完成", "target 2024"],
  ])("%s below %s and %s", (head, first, second, figure) => {
    expect(read([[first], firms(70), [second], firms(93)], own, head)).toEqual({
      taken: [`C4 KJ-13 ${figure} 70`, "C6 KJ-13 actual 2024 93"],
      said: [],
    });
  });
});
