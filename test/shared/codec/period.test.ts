import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { periodYearBefore, printPeriod, readPeriod, readSpan, yearOf } from "../../../shared/codec/period.ts";

describe("a reporting period is read from the words of a sheet", () => {
  test.each([
    [2020, "2020", false],
    ["2020", "2020", false],
    ["2020年", "2020", false],
    ["２０２４ 年度", "2024", false],
    ["2024年全年", "2024", false],
    ["2024年1—12月", "2024", false],
    ["二〇二四年", "2024", false],
    ["2024年第三季度", "2024Q3", false],
    ["2024年3季度", "2024Q3", false],
    ["2024Q3", "2024Q3", false],
    ["2024年一季度", "2024Q1", false],
    ["2024年6月", "2024M06", false],
    ["2024年十一月", "2024M11", false],
    ["2024-06", "2024M06", false],
    ["202406", "2024M06", false],
    ["2024M06", "2024M06", false],
    ["2024年1—6月", "2024M06", true],
    ["2024年1-9月累计", "2024M09", true],
    ["2024年一至三月", "2024M03", true],
    ["2024年上半年", "2024Q2", true],
    ["2024年前三季度", "2024Q3", true],
    ["2024年1—3季度", "2024Q3", true],
  ])("%s", (raw, period, yearToDate) => {
    expect(readSpan(raw)).toEqual({ ok: true, value: { period, yearToDate } });
    expect(readPeriod(raw)).toEqual({ ok: true, value: period });
  });

  test.each([
    "2024年下半年",
    "2024年13月",
    "2024年5季度",
    "24年",
    "330402",
    "2024年12月31日",
    "2024实绩",
    45657,
    2024.6,
  ])("%s is none", (raw) => {
    expect(readPeriod(raw)).toEqual({ ok: false, error: { code: "notAPeriod" } });
  });

  test("without a year one is asked for, or taken from where the caller knows it", () => {
    expect(readPeriod("1—6月")).toEqual({ ok: false, error: { code: "noYear" } });
    expect(readSpan("1—6月", 2024)).toEqual({ ok: true, value: { period: "2024M06", yearToDate: true } });
    expect(readPeriod("第二季度", 2024)).toEqual({ ok: true, value: "2024Q2" });
    expect(readPeriod("  ")).toEqual({ ok: false, error: { code: "empty" } });
  });
});

const year = fc.integer({ min: 1901, max: 2098 });
const anyPeriod = fc.oneof(
  year.map(String),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}Q${q}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}M${String(m).padStart(2, "0")}`),
);

test("what is printed is read back as the same period", () => {
  expect(printPeriod("2020")).toBe("2020年");
  fc.assert(
    fc.property(anyPeriod, (period) => {
      expect(readSpan(printPeriod(period))).toEqual({ ok: true, value: { period, yearToDate: false } });
      expect(readPeriod(period)).toEqual({ ok: true, value: period });
    }),
  );
});

test("a span from the start of the year is read back too", () => {
  const spans = anyPeriod.filter((period) => /Q[23]|M(?:0[2-9]|1[01])/.test(period));
  fc.assert(
    fc.property(spans, (period) => {
      expect(readSpan(printPeriod(period, true))).toEqual({ ok: true, value: { period, yearToDate: true } });
    }),
  );
});

test("a period has its year and the same period a year before", () => {
  expect(periodYearBefore("2024Q3")).toBe("2023Q3");
  expect(yearOf("2024M06")).toBe(2024);
});
