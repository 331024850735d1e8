import { describe, expect, it } from "vitest";
import { accepted, failed, failures, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

const years = (indicator: string, ...values: string[]) => ({
  accepted: values.map((value, index) => accepted(indicator, value, String(2024 - values.length + index))),
});
const loan = (value: string | null) => documentWith(actual("KJ-04", value, { basis: "pointInTime" }));

describe("LIM", () => {
  it("asks about a value far outside what three to five years have had", () => {
    expect(failures("LIM-HISTORY", loan("41"), years("KJ-04", "20", "22", "21"))).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "LIM-HISTORY", version: 1, class: "LIM" },
        figures: [ref("KJ-04")],
        expected: "20–22",
        actual: "41",
        params: { least: "20", most: "22", count: "3" },
      },
    ]);
  });

  it("lets a value go beyond by what a year's change may be, and by the span", () => {
    const asked = (value: string, ...values: string[]) =>
      failures("LIM-HISTORY", loan(value), years("KJ-04", ...values)).length;
    expect([asked("33", "20", "22", "21"), asked("33.1", "20", "22", "21")]).toEqual([0, 1]);
    expect([asked("60", "20", "40", "30"), asked("60.1", "20", "40", "30")]).toEqual([0, 1]);
    expect([asked("13.4", "20", "22", "21"), asked("13.3", "20", "22", "21")]).toEqual([0, 1]);
  });

  it("counts what has fewer than three years; six are OUT-T's, and an empty cell is nobody's", () => {
    expect(findings("LIM-HISTORY", loan(null), years("KJ-04", "1", "2"))).toEqual([
      {
        ...failed,
        outcome: "na",
        severity: "query",
        rule: { id: "LIM-HISTORY", version: 1, class: "LIM" },
        figures: [],
        params: { least: "3", count: "4" },
      },
    ]);
    expect(failures("LIM-HISTORY", loan("99"), years("KJ-04", "20", "21", "20", "21", "20", "21"))).toEqual(
      [],
    );
  });
});
