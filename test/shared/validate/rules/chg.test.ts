import { describe, expect, it } from "vitest";
import type { Form } from "../../../../shared/schema/form.ts";
import { accepted, failed, failures, findings, ref } from "../rule-findings.ts";
import { actual, documentWith, smallForm } from "../small-form.ts";

const form: Form = { ...smallForm, frequency: "quarterly" };
const quarter = (indicator: string, value: string | null, period = "2024Q3") => {
  const basis = indicator === "KJ-04" ? "pointInTime" : "yearToDate";
  return { ...documentWith(), period, figures: [actual(indicator, value, { period, basis })] };
};
const before = { accepted: [accepted("KJ-04", "20", "2024Q2"), accepted("KJ-02", "10", "2024Q2")] };

describe("CHG", () => {
  it("asks where what stands at a time has leapt since the last quarter", () => {
    expect(failures("CHG-QUARTER", quarter("KJ-04", "30"), before, form)).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "CHG-QUARTER", version: 1, class: "CHG" },
        figures: [ref("KJ-04", "actual", "2024Q3")],
        expected: "20",
        actual: "30",
        params: { previousPeriod: "2024Q2" },
      },
    ]);
  });

  it("does not ask short of it, of 年初累计, of an empty cell, or without a last quarter", () => {
    expect(failures("CHG-QUARTER", quarter("KJ-04", "29.9"), before, form)).toEqual([]);
    expect(failures("CHG-QUARTER", quarter("KJ-02", "90"), before, form)).toEqual([]);
    expect(failures("CHG-QUARTER", quarter("KJ-04", null), before, form)).toEqual([]);
    expect(failures("CHG-QUARTER", quarter("KJ-04", "90", "2024Q1"), before, form)).toEqual([]);
  });

  it("goes over the turn of the year, and has nothing to do with a yearly table", () => {
    const last = { accepted: [accepted("KJ-04", "20", "2023Q4")] };
    expect(failures("CHG-QUARTER", quarter("KJ-04", "40", "2024Q1"), last, form)).toHaveLength(1);
    expect(findings("CHG-QUARTER", documentWith(), null)).toEqual([]);
  });
});
