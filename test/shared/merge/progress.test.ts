import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Progress, progressOf, yearOnYear } from "../../../shared/merge/progress.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { Target } from "../../../shared/schema/target.ts";
import { indicatorOf, ratio, targetOf } from "./round-of-figures.ts";

const firms = indicatorOf("KJ-10");
const amount = indicatorOf("KJ-07", { unit: "亿元", measure: "金额" });
const perTenThousand = indicatorOf("KJ-17", { unit: "家/万家", acrossUnits: "derive", overTime: "derive" });
const idle = indicatorOf("KJ-70", { better: "down" });
const rank = indicatorOf("KJ-43", { unit: "位", measure: "排名", better: "down", acrossUnits: "official" });
const index = indicatorOf("KJ-45", { unit: "分", measure: "指数", acrossUnits: "official" });
const posted = indicatorOf("KJ-225", { unit: "位", measure: "完成量" });

const judge = (
  indicator: Indicator,
  target: Partial<Target> | null,
  actual: string | null,
  more: { previous?: string; base?: string | null; group?: string | null } = {},
): Progress =>
  progressOf({
    indicator,
    target: target === null ? null : targetOf(indicator, "2024", target).target,
    actual,
    previous: null,
    ...more,
  });

const blank = { completionRate: null, difference: null, rankChange: null };

describe("progress of amounts and counts", () => {
  it("is 完成率 = actual / target, judged as the target is worded", () => {
    expect([
      judge(firms, { requirement: "atLeast", number: "70" }, "93"),
      judge(firms, { requirement: "moreThan", number: "70" }, "70"),
      judge(amount, { requirement: "atLeast", number: "22" }, "16.5"),
      judge(perTenThousand, { requirement: "atLeast", number: "400" }, "482"),
    ]).toEqual([
      { ...blank, judgement: "met", completionRate: "132.85714285714285714286" },
      { ...blank, judgement: "notMet", completionRate: "100" },
      { ...blank, judgement: "notMet", completionRate: "75" },
      { ...blank, judgement: "met", completionRate: "120.5" },
    ]);
  });

  it("has no 完成率 where the target is zero or less, or an upper limit", () => {
    expect([
      judge(firms, { requirement: "atLeast", number: "0" }, "0"),
      judge(amount, { requirement: "atLeast", number: "-5" }, "-6"),
      judge(idle, { requirement: "atMost", number: "3" }, "2"),
      judge(idle, { requirement: "atMost", number: "3" }, "4"),
    ]).toEqual([
      { ...blank, judgement: "met" },
      { ...blank, judgement: "notMet" },
      { ...blank, judgement: "met" },
      { ...blank, judgement: "notMet" },
    ]);
  });

  it("converts a target in another unit, and does not judge one that counts something else", () => {
    expect([
      judge(amount, { number: "22000", unit: "万元" }, "2.2"),
      judge(firms, { number: "70", unit: "个" }, "70"),
      judge(firms, { number: "70", unit: "家次" }, "70"),
    ]).toEqual([
      { ...blank, judgement: "met", completionRate: "100" },
      { ...blank, judgement: "met", completionRate: "100" },
      { ...blank, judgement: "notJudged" },
    ]);
  });

  it("counts people whose unit is 位 as a count, not as a rank", () => {
    expect(judge(posted, { number: "10" }, "12", { previous: "9" })).toEqual({
      ...blank,
      judgement: "met",
      completionRate: "120",
    });
  });

  it("零突破 is one at least", () => {
    expect([
      judge(firms, { number: "1" }, "0").judgement,
      judge(firms, { number: "1" }, "1").judgement,
    ]).toEqual(["notMet", "met"]);
  });
});

describe("progress of ratios and of 保持", () => {
  it("is 达标 or 未达标 with the difference in 百分点", () => {
    expect([
      judge(ratio, { requirement: "keep", number: "85" }, "87.6"),
      judge(ratio, { requirement: "atLeast", number: "4" }, "3.21"),
      judge(ratio, { requirement: "atMost", number: "1.5" }, "1.5"),
    ]).toEqual([
      { ...blank, judgement: "met", difference: "2.6" },
      { ...blank, judgement: "notMet", difference: "-0.79" },
      { ...blank, judgement: "met", difference: "0" },
    ]);
  });

  it("of a count that is kept is judged only", () => {
    expect([
      judge(firms, { requirement: "keep", number: "1500" }, "1501"),
      judge(idle, { requirement: "keep", number: "0" }, "1"),
    ]).toEqual([
      { ...blank, judgement: "met" },
      { ...blank, judgement: "notMet" },
    ]);
  });
});

describe("progress of ranks", () => {
  it("is 达标 within the floor, with the places gained or lost", () => {
    const within = { requirement: "rankWithin" as const, number: "5" };
    expect([
      judge(rank, within, "5", { previous: "5" }),
      judge(rank, within, "6", { previous: "5" }),
      judge(rank, { requirement: "rankWithin", number: "40" }, "31", { previous: "42" }),
      judge(rank, { ...within, ambition: { kind: "improve" } }, "5"),
      judge(rank, { requirement: "keep", number: "5" }, "4"),
      judge(rank, { requirement: "moreThan", number: "5" }, "5"),
    ]).toEqual([
      { ...blank, judgement: "met", rankChange: 0 },
      { ...blank, judgement: "notMet", rankChange: -1 },
      { ...blank, judgement: "met", rankChange: 11 },
      { ...blank, judgement: "met" },
      { ...blank, judgement: "met" },
      { ...blank, judgement: "notMet" },
    ]);
  });

  it("is not judged from an index, whose value does not tell its rank", () => {
    expect(judge(index, { requirement: "rankWithin", number: "5" }, "144")).toEqual({
      ...blank,
      judgement: "notJudged",
    });
  });
});

describe("progress against a base", () => {
  it("翻一番 is twice the base year's value, not three times", () => {
    const double = { requirement: "multiple" as const, number: "2", baseYear: 2019, unit: null };
    expect([
      judge(amount, double, "16", { base: "8" }),
      judge(amount, double, "12", { base: "8" }),
      judge(ratio, double, "3", { base: "1.4" }),
    ]).toEqual([
      { ...blank, judgement: "met", completionRate: "100" },
      { ...blank, judgement: "notMet", completionRate: "75" },
      { ...blank, judgement: "met", difference: "0.2" },
    ]);
  });

  it("增幅 is the growth over the base, its difference in 百分点", () => {
    const grow = { requirement: "growth" as const, number: "10", unit: "%" };
    expect([
      judge(amount, grow, "110", { base: "100" }),
      judge(amount, grow, "107.5", { base: "100" }),
    ]).toEqual([
      { ...blank, judgement: "met", difference: "0" },
      { ...blank, judgement: "notMet", difference: "-2.5" },
    ]);
  });

  it("is not judged without a base, on a base of zero, or where 增长 of a ratio is ambiguous", () => {
    const double = { requirement: "multiple" as const, number: "2", unit: null };
    const grow = { requirement: "growth" as const, number: "10", unit: "%" };
    const notJudged = { ...blank, judgement: "notJudged" };
    expect([
      judge(amount, double, "16"),
      judge(amount, double, "16", { base: null }),
      judge(amount, grow, "16", { base: "0" }),
      judge(ratio, grow, "3.3", { base: "3" }),
    ]).toEqual([notJudged, notJudged, notJudged, notJudged]);
  });
});

describe("progress against the peers and against words", () => {
  it("高于同级 waits until merged, then must be above", () => {
    const above = { requirement: "aboveGroup" as const, number: null };
    expect([
      judge(ratio, above, "3.27"),
      judge(ratio, above, "3.27", { group: "3.1" }),
      judge(ratio, above, "3.27", { group: "3.27" }),
      judge(idle, above, "3", { group: "4" }),
    ]).toEqual([
      { ...blank, judgement: "pending" },
      { ...blank, judgement: "met", difference: "0.17" },
      { ...blank, judgement: "notMet", difference: "0" },
      { ...blank, judgement: "met" },
    ]);
  });

  it("words, and a requirement without its number, are 未判定", () => {
    const notJudged = { ...blank, judgement: "notJudged" };
    expect([
      judge(firms, { requirement: "text", text: "全覆盖" }, "1"),
      judge(firms, { requirement: "text", text: "全覆盖" }, null),
      judge(firms, { requirement: "atLeast", number: null }, "1"),
    ]).toEqual([notJudged, notJudged, notJudged]);
  });

  it("no target or no actual is no data, never zero per cent", () => {
    const noData = { ...blank, judgement: "noData" };
    expect([judge(firms, null, "1"), judge(firms, { number: "70" }, null)]).toEqual([noData, noData]);
  });
});

describe("同比", () => {
  const of = (indicator: Indicator, actual: string | null, previous: string | null, sameDefinition = true) =>
    yearOnYear({ indicator, actual, previous, sameDefinition });

  it("is % for amounts, 百分点 for ratios, 位 for ranks", () => {
    expect([
      of(amount, "71.35", "50"),
      of(ratio, "3.21", "3.33"),
      of(rank, "31", "42"),
      of(posted, "12", "10"),
    ]).toEqual([
      { value: "42.7", unit: "%", why: null },
      { value: "-0.12", unit: "百分点", why: null },
      { value: "11", unit: "位", why: null },
      { value: "20", unit: "%", why: null },
    ]);
  });

  it("is nothing across a 口径 break, on a base of zero or less, or without both years", () => {
    expect([
      of(ratio, "2.8", "2.4", false),
      of(firms, "3", "0"),
      of(amount, "3", "-1"),
      of(firms, null, "3"),
      of(firms, "3", null),
    ]).toEqual([
      { value: null, unit: "百分点", why: "otherDefinition" },
      { value: null, unit: "%", why: "zeroBase" },
      { value: null, unit: "%", why: "zeroBase" },
      { value: null, unit: "%", why: "noData" },
      { value: null, unit: "%", why: "noData" },
    ]);
  });

  it("agrees with the judgement: at least 100 % completed exactly when a positive target is met", () => {
    const cents = fc.integer({ min: 1, max: 10_000 }).map((n) => String(n));
    fc.assert(
      fc.property(cents, cents, (actual, number) => {
        const { judgement, completionRate } = judge(firms, { number }, actual);
        expect(judgement === "met").toBe(Number(completionRate) >= 100);
      }),
    );
  });
});
