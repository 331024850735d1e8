import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOf } from "../../../shared/merge/difference.ts";
import { type Figure, figureKey } from "../../../shared/schema/figure.ts";
import { cellDifference } from "../../../shared/schema/submission.ts";
import { actualOf, research, sumOf, targetOf } from "./round-of-figures.ts";

const whole = { kind: "whole" } as const;

describe("the difference of two revisions", () => {
  it("names what was added, changed and removed, printed with its unit, in the order of the figures' keys", () => {
    const park = { kind: "park", name: "高新区" } as const;
    const before = [
      actualOf(research, "46.7"),
      actualOf(sumOf, "157"),
      actualOf(sumOf, "12", { scope: park }),
      targetOf(sumOf, "2025", { number: "70", text: "不少于70家" }),
    ];
    const after = [
      targetOf(sumOf, "2025", { number: "70", requirement: "moreThan", text: "突破70家" }),
      actualOf(sumOf, null, { availability: "notYet", period: "2023" }),
      actualOf(sumOf, "175"),
      actualOf(research, "46.7"),
    ];
    const difference = differenceOf(before, after);
    expect(difference).toEqual([
      {
        indicator: "KJ-14",
        kind: "actual",
        period: "2023",
        scope: whole,
        change: "added",
        before: null,
        after: "未出数",
      },
      {
        indicator: "KJ-14",
        kind: "actual",
        period: "2024",
        scope: park,
        change: "removed",
        before: "12家",
        after: null,
      },
      {
        indicator: "KJ-14",
        kind: "actual",
        period: "2024",
        scope: whole,
        change: "changed",
        before: "157家",
        after: "175家",
      },
      {
        indicator: "KJ-14",
        kind: "target",
        period: "2025",
        scope: whole,
        change: "changed",
        before: "不少于70家（要求：≥）",
        after: "突破70家（要求：＞）",
      },
    ]);
    for (const entry of difference) expect(cellDifference.parse(entry)).toEqual(entry);
  });

  it("says what else differs where the value is the same", () => {
    const [entry] = differenceOf(
      [actualOf(research, "46.7", { stage: "flash", sections: ["高新科"] })],
      [actualOf(research, "46.7", { source: "统计局", sections: ["高新科", "合作科"] })],
    );
    expect([entry?.before, entry?.after]).toEqual([
      "46.7亿元（阶段：快报数；数据来源：无；责任科室：高新科）",
      "46.7亿元（阶段：年报数；数据来源：统计局；责任科室：高新科、合作科）",
    ]);
  });

  it("prints an empty and an unreadable cell as such, never as zero", () => {
    const unread = actualOf(sumOf, null, { typed: { text: "20家左右", unit: "家" } });
    expect(
      differenceOf([actualOf(sumOf, null)], [unread]).map(({ before, after }) => [before, after]),
    ).toEqual([["空", "无法识别：20家左右"]]);
  });

  it("is empty where only the cell or the way of typing differs", () => {
    const moved = actualOf(sumOf, "157", { cell: "年报表!H12", typed: { text: "157.0", unit: "家" } });
    expect(differenceOf([actualOf(sumOf, "157")], [moved])).toEqual([]);
  });

  it("is empty between equal figures in any order, and turned round it swaps before and after", () => {
    const figures = fc.uniqueArray(
      fc
        .record({ year: fc.integer({ min: 2019, max: 2024 }), value: fc.integer({ min: 0, max: 3 }) })
        .map(({ year, value }): Figure => actualOf(sumOf, String(value), { period: String(year) })),
      { selector: figureKey },
    );
    const opposite = { added: "removed", removed: "added", changed: "changed" } as const;
    fc.assert(
      fc.property(figures, figures, (before, after) => {
        expect(differenceOf(before, before.toReversed())).toEqual([]);
        expect(differenceOf(after, before)).toEqual(
          differenceOf(before, after).map((entry) => ({
            ...entry,
            change: opposite[entry.change],
            before: entry.after,
            after: entry.before,
          })),
        );
      }),
    );
  });
});
