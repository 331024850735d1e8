import { describe, expect, it } from "vitest";
import { readValueHead } from "../../../../addin/table/figures/column-value.ts";

const context = { period: "2024", spoken: "2024M09", kind: null, yearsDiffer: false };

describe("heads in a table of some months, reported for the year", () => {
  it.each([
    ["本年累计", { kind: "actual", period: "2024M09", basis: "yearToDate", certain: true }],
    ["上年累计", { kind: "actual", period: "2023M09", basis: "yearToDate", certain: true }],
    ["本月", { kind: "actual", period: "2024M09", basis: "period", certain: true }],
    ["年度目标", { kind: "target", period: "2024", basis: null, certain: true }],
    ["2023年实绩", { kind: "actual", period: "2023", basis: null, certain: true }],
  ] as const)("%s is of these months, never of the year unless it says so", (head, value) => {
    expect(readValueHead([head], context)).toEqual(value);
  });

  it("本年 alone is asked", () => {
    expect(readValueHead(["本年"], context)?.certain).toBe(false);
  });
});
