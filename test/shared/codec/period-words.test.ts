import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printPeriod } from "../../../shared/codec/period.ts";
import { periodAtStart, readPeriodWords } from "../../../shared/codec/period-words.ts";

describe("a period is read as own tables say it, relative to the period reported", () => {
  test.each([
    ["2024年", "2024", null],
    ["2024", "2024", null],
    ["2024年全年", "2024", "period"],
    ["2024年末", "2024", "pointInTime"],
    ["截至2024年底", "2024", "pointInTime"],
    ["截至2024年12月31日", "2024", "pointInTime"],
    ["截止2024年6月底", "2024M06", "pointInTime"],
    ["2024年6月", "2024M06", "period"],
    ["2024年1—6月", "2024M06", "yearToDate"],
    ["1-6月累计", "2024M06", "yearToDate"],
    ["2024年累计", "2024", "yearToDate"],
    ["上半年", "2024Q2", "yearToDate"],
    ["一季度", "2024Q1", "period"],
    ["1季度", "2024Q1", "period"],
    ["Q1", "2024Q1", "period"],
    ["前三季度", "2024Q3", "yearToDate"],
    ["年末", "2024", "pointInTime"],
    ["“十四五”期末", "2025", null],
    ["十三五末", "2020", null],
    ["上年", "2023", null],
    ["去年末", "2023", "pointInTime"],
    ["本年", "2024", null],
    ["下年度", "2025", null],
    ["上年1—9月", "2023M09", "yearToDate"],
    ["24年", "2024", null],
    ["上年同期", "2023M09", null],
    ["2022年同期", "2022M09", null],
    ["本期", "2024M09", null],
    ["本月", "2024M09", "period"],
    ["期末", "2024M09", "pointInTime"],
  ] as const)("%s", (words, period, basis) => {
    expect(readPeriodWords(words, "2024M09")).toEqual({ ok: true, value: { period, basis } });
  });
});

describe("what is no single period, or none without the period reported, says so", () => {
  test.each([
    ["severalYears", ["近三年", "2022—2024年", "2022-2024", "“十四五”期间", "十四五"]],
    [
      "notAPeriod",
      ["下半年", "年初", "今年以来", "截至目前", "2024年12月30日", "本季度", "99年", "高新技术企业"],
    ],
    ["empty", ["", " “” "]],
  ] as const)("%s", (code, texts) => {
    for (const text of texts)
      expect([text, readPeriodWords(text, "2024M09")]).toEqual([text, { ok: false, error: { code } }]);
  });

  test("noYear", () => {
    for (const text of ["上年", "1—6月", "上半年", "年末", "上年同期", "本期", "24年"])
      expect([text, readPeriodWords(text)]).toEqual([text, { ok: false, error: { code: "noYear" } }]);
  });
});

test("a period expression is found where a text begins with one, as long as it goes", () => {
  const texts = [
    "2024年1—6月实绩",
    "上年同期数",
    "q1完成",
    "“十四五”期末目标",
    "2022—2024年",
    "202406",
    "实绩",
  ];
  expect(texts.map(periodAtStart)).toEqual([
    ...["2024年1—6月", "上年同期", "q1", "“十四五”期末", "2022—2024年", "", ""],
  ]);
});

const year = fc.integer({ min: 1991, max: 2089 });
const anyPeriod = fc.oneof(
  year.map(String),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}Q${q}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}M${String(m).padStart(2, "0")}`),
);

test("every period is read back from its words, its end and its accumulation, and found at the start of a header", () => {
  fc.assert(
    fc.property(anyPeriod, (period) => {
      const words = printPeriod(period);
      const ofItself = period.length > 4 ? "period" : null;
      expect(readPeriodWords(words)).toEqual({ ok: true, value: { period, basis: ofItself } });
      expect(readPeriodWords(`${words}末`)).toEqual({ ok: true, value: { period, basis: "pointInTime" } });
      expect(readPeriodWords(`截至${words}底`)).toEqual({
        ok: true,
        value: { period, basis: "pointInTime" },
      });
      expect(readPeriodWords(`${words}累计`)).toEqual({ ok: true, value: { period, basis: "yearToDate" } });
      expect(periodAtStart(`${words}末实绩`)).toBe(`${words}末`);
    }),
  );
});
