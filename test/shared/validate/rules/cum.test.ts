import { describe, expect, it } from "vitest";
import type { Form } from "../../../../shared/schema/form.ts";
import { accepted, failed, failures, findings, ref } from "../rule-findings.ts";
import { actual, documentWith, smallForm } from "../small-form.ts";

const form: Form = { ...smallForm, frequency: "quarterly" };
const quarter = (indicator: string, value: string | null, period = "2024Q3") => {
  const basis = indicator === "KJ-04" ? "pointInTime" : "yearToDate";
  return { ...documentWith(), period, figures: [actual(indicator, value, { period, basis })] };
};
const before = {
  accepted: [
    accepted("KJ-02", "12", "2024Q1"),
    accepted("KJ-02", "30", "2024Q2"),
    accepted("KJ-02", "50", "2023Q4"),
    accepted("KJ-04", "9", "2024Q2"),
  ],
};

describe("CUM", () => {
  it("asks where 年初累计 is under that of the last quarter of the year", () => {
    expect(findings("CUM-FALLS", quarter("KJ-02", "29"), before, form)).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "CUM-FALLS", version: 1, class: "CUM" },
        figures: [ref("KJ-02", "actual", "2024Q3")],
        expected: "30",
        actual: "29",
        imbalance: "-1",
        params: { previousPeriod: "2024Q2" },
      },
    ]);
  });

  it("takes the same value, a new year, a stock that falls, and an empty cell", () => {
    expect(failures("CUM-FALLS", quarter("KJ-02", "30"), before, form)).toEqual([]);
    expect(failures("CUM-FALLS", quarter("KJ-02", "5", "2025Q1"), before, form)).toEqual([]);
    expect(failures("CUM-FALLS", quarter("KJ-04", "8"), before, form)).toEqual([]);
    expect(failures("CUM-FALLS", quarter("KJ-02", null), before, form)).toEqual([]);
  });

  it("holds the year against its quarters, and says nothing of a year without any", () => {
    const year = documentWith(actual("KJ-02", "20"), actual("KJ-03", "2"));
    expect(failures("CUM-FALLS", year, before).map(({ expected }) => expected)).toEqual(["30"]);
    expect(findings("CUM-FALLS", year, null)).toEqual([]);
  });

  it("waits for the last quarter where it is not known", () => {
    expect(findings("CUM-FALLS", quarter("KJ-02", "29"), null, form).map(({ outcome }) => outcome)).toEqual([
      "na",
    ]);
  });

  it("asks where the 截止日期 is not in the period", () => {
    const asOf = (day: string | null, period = "2024", value: string | null = "50") => {
      const figure = actual("KJ-02", value, { period, asOf: day });
      return findings("CUM-ASOF", { ...documentWith(), period, figures: [figure] });
    };
    for (const day of ["1999-01-01", "2023-12-31", "2025-01-01", "2031-09-30"])
      expect(asOf(day)).toEqual([
        {
          ...failed,
          severity: "query",
          rule: { id: "CUM-ASOF", version: 1, class: "CUM" },
          figures: [ref("KJ-02")],
          expected: "2024",
          actual: day,
          params: { asOf: day },
        },
      ]);
    expect(asOf("2024-10-01", "2024Q3").map(({ actual: day }) => day)).toEqual(["2024-10-01"]);
    expect([...asOf("2024-09-30", "2024Q3"), ...asOf("2024-12-31"), ...asOf(null)]).toEqual([]);
    expect(asOf("1999-01-01", "2024", null)).toEqual([]);
  });
});
