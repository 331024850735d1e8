import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type HeaderWords, readHeaderWords } from "../../../shared/codec/header-words.ts";
import { printPeriod } from "../../../shared/codec/period.ts";
import { period as periodSchema } from "../../../shared/schema/identifiers.ts";
import { anyText, patience } from "./arbitraries.ts";

const blank: HeaderWords = {
  role: "unknown",
  column: null,
  kind: null,
  period: null,
  periodText: null,
  basis: null,
  stage: null,
  unit: null,
  rest: [],
};

/** Reported: 2024, January to September. */
const read = (text: string) => readHeaderWords(text, "2024M09");

describe("a column of figures says kind, period, basis, stage and unit, as far as its words do", () => {
  test.each([
    ["2024年实绩", { kind: "actual", period: "2024", periodText: "2024年" }],
    ["2025年目标（亿元）", { kind: "target", period: "2025", periodText: "2025年", unit: "亿元" }],
    ["2024年完成情况", { kind: "actual", period: "2024", periodText: "2024年" }],
    ["2025年预期", { kind: "target", period: "2025", periodText: "2025年" }],
    ["2024年\n目标任务数 (家)", { kind: "target", period: "2024", periodText: "2024年", unit: "家" }],
    ["2024年预计完成", { kind: "actual", period: "2024", periodText: "2024年", stage: "estimate" }],
    ["2024年实绩(年报)", { kind: "actual", period: "2024", periodText: "2024年", stage: "annual" }],
    ["2024年末", { period: "2024", periodText: "2024年末", basis: "pointInTime" }],
    ["1—6月累计", { kind: "actual", period: "2024M06", periodText: "1—6月", basis: "yearToDate" }],
    ["本年累计", { kind: "actual", period: "2024", periodText: "本年", basis: "yearToDate" }],
    [
      "本年实绩\n（2024年，万元）（1-9月）",
      { kind: "actual", period: "2024M09", periodText: "本年", basis: "yearToDate", unit: "万元" },
    ],
    ["上年同期", { kind: "actual", period: "2023M09", periodText: "上年同期" }],
    ["上年实绩", { kind: "actual", period: "2023", periodText: "上年" }],
    ["下年目标", { kind: "target", period: "2025", periodText: "下年" }],
    ["“十四五”期末目标", { kind: "target", period: "2025", periodText: "“十四五”期末" }],
    ["近三年 2022年", { period: "2022", periodText: "近三年" }],
    ["2016", { period: "2016", periodText: "2016" }],
    ["2024年 件/万人", { period: "2024", periodText: "2024年", unit: "件/万人" }],
    ["年度目标", { kind: "target" }],
    ["指标值", {}],
    ["目标完成情况", { kind: "actual" }],
    ["Target 2025", { kind: "target", period: "2025", periodText: "2025" }],
  ] as const)("%s", (text, said) => {
    expect(read(text)).toEqual({ ...blank, role: "value", ...said });
  });

  test("what needs the period reported stays open without it", () => {
    expect(readHeaderWords("上年实绩")).toEqual({
      ...blank,
      role: "value",
      kind: "actual",
      periodText: "上年",
    });
    expect(readHeaderWords("1—6月")).toEqual({ ...blank, role: "value", periodText: "1—6月" });
  });
});

describe("a column that holds no figure of the unit is told by what it holds", () => {
  test.each([
    ["同比增长(%)", { column: "yearOnYear", unit: "%" }],
    ["同比", { column: "yearOnYear" }],
    ["比上年增长%", { column: "yearOnYear", unit: "%", periodText: "上年" }],
    ["2024年比2023年增长", { column: "yearOnYear", period: "2024", periodText: "2024年" }],
    ["增速", { column: "yearOnYear" }],
    ["目标增速", { column: "yearOnYear", kind: "target" }],
    ["±%", { column: "yearOnYear", unit: "%" }],
    ["完成率（%）", { column: "completionRate", unit: "%" }],
    ["2024年目标完成率", { column: "completionRate", kind: "target", period: "2024", periodText: "2024年" }],
    ["增减额", { column: "change" }],
    ["占比", { column: "share" }],
    ["占全市比重", { column: "share" }],
    ["全省排名", { column: "rank" }],
    ["完成率排名", { column: "rank" }],
    ["得分", { column: "score" }],
    ["全省平均", { column: "otherArea" }],
    ["备注", { column: "note" }],
    ["责任科室", { column: "section" }],
    ["责任科室(牵头在前)", { column: "section" }],
    ["2025年目标要求", { column: "requirement", period: "2025", periodText: "2025年" }],
    ["单位（万元）", { column: "unit", unit: "万元" }],
    ["县（市、区）", { column: "org" }],
    ["序 号", { column: "number" }],
    ["工作任务", { column: "task" }],
    ["完成时限", { column: "deadline" }],
    ["Item", { column: "englishName" }],
    ["数据年度", { column: "dataYear" }],
  ] as const)("%s", (text, said) => {
    expect({ ...read(text), kind: null }).toEqual({ ...blank, role: "other", ...said, kind: null });
  });
});

describe("unknown words, two kinds, two periods and two units are never guessed", () => {
  test.each([
    ["预算", { rest: ["预算"] }],
    ["工业增加值", { rest: ["工业增加值"] }],
    ["2024年人数", { period: "2024", periodText: "2024年", rest: ["人数"] }],
    [
      "2024年高新技术企业数（家）",
      { period: "2024", periodText: "2024年", unit: "家", rest: ["高新技术企业数"] },
    ],
    ["2024年实绩（开发区）", { kind: "actual", period: "2024", periodText: "2024年", rest: ["开发区"] }],
    ["2024年任务", { period: "2024", periodText: "2024年", rest: ["任务"] }],
    ["年初数", { rest: ["年初数"] }],
    ["2024年目标 实绩", { period: "2024", periodText: "2024年" }],
    ["2023年、2024年实绩", { kind: "actual", periodText: "2023年" }],
    ["2024年实绩（亿元，%）", { kind: "actual", period: "2024", periodText: "2024年" }],
    ["本年实绩（2023年）", { kind: "actual", periodText: "本年" }],
    ["近三年", { periodText: "近三年" }],
    ["“十四五”目标", { kind: "target", periodText: "“十四五”" }],
    ["全市", {}],
    ["亿元", { unit: "亿元" }],
    ["", {}],
  ] as const)("%s", (text, said) => {
    expect(read(text)).toEqual({ ...blank, ...said });
  });
});

test.each([
  ["1—9月累计去年同期", "2025M09", { period: "2024M09", basis: "yearToDate" }],
  ["2025年1—9月累计上年同期", "2025", { period: "2024M09", basis: "yearToDate" }],
  ["累计去年同期", "2025M09", { period: "2024M09", basis: "yearToDate" }],
  ["2024年上年同期", "2024", { period: null, basis: null }],
])("同期 beside months, %s in %s: these months of the year before", (text, report, said) => {
  const { kind, period, basis } = readHeaderWords(text, report);
  expect({ kind, period, basis }).toEqual({ kind: "actual", ...said });
});

test("every year and quarter with every common word gives that period and that kind", () => {
  const year = fc.integer({ min: 1990, max: 2090 });
  const periods = fc.oneof(
    year.map(String),
    fc
      .tuple(year, fc.constantFrom("Q1", "Q2", "Q3", "Q4", "M01", "M06", "M12"))
      .map((parts) => parts.join("")),
  );
  const words = fc.constantFrom(
    ...[["目标", "target"] as const, ["计划数", "target"] as const],
    ...[["实绩", "actual"] as const, ["完成数", "actual"] as const, ["", null] as const],
  );
  fc.assert(
    fc.property(periods, words, fc.boolean(), (period, [word, kind], wordFirst) => {
      const said = printPeriod(period);
      const text = wordFirst ? `${word}（${said}）` : `${said}${word}`;
      const { role, ...header } = readHeaderWords(text);
      expect([role, header.kind, header.period]).toEqual(["value", kind, period]);
    }),
  );
});

test(
  "any text is a header of known parts or unknown, never thrown at; a figure's column leaves nothing over",
  () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const header = readHeaderWords(text, "2024");
        expect(header.period === null || periodSchema.safeParse(header.period).success).toBe(true);
        expect(header.role === "other").toBe(header.column !== null);
        if (header.role === "value") expect(header.rest).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  },
  patience,
);
