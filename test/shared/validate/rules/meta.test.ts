import { describe, expect, it } from "vitest";
import { failed, findings } from "../rule-findings.ts";
import { documentWith } from "../small-form.ts";

describe("META", () => {
  it("refuses another form version", () => {
    expect(findings("META-FORM", { ...documentWith(), form: { id: "small", version: 2 } })).toEqual([
      {
        ...failed,
        rule: { id: "META-FORM", version: 1, class: "META" },
        figures: [],
        expected: "small v1",
        actual: "small v2",
      },
    ]);
  });

  it("refuses a quarter on a yearly form", () => {
    expect(findings("META-PERIOD", { ...documentWith(), period: "2024Q3" })).toEqual([
      {
        ...failed,
        rule: { id: "META-PERIOD", version: 1, class: "META" },
        figures: [],
        actual: "2024Q3",
        params: { frequency: "annual" },
      },
    ]);
  });

  it.each([null, "", " 　"])(
    "asks for a required signer (%j), and not for one that is not required",
    (unitHead) => {
      const signers = { ...documentWith().signers, unitHead };
      expect(findings("META-SIGNER", { ...documentWith(), signers })).toEqual([
        {
          ...failed,
          rule: { id: "META-SIGNER", version: 2, class: "META" },
          figures: [],
          params: { role: "unitHead", label: "单位负责人" },
        },
      ]);
    },
  );

  it("asks about a date that is years away from the period", () => {
    const dated = (reportDate: string | null) =>
      findings("META-DATE", { ...documentWith(), signers: { ...documentWith().signers, reportDate } });
    for (const day of ["1990-01-01", "2022-12-31", "2035-01-01", "2099-12-31"])
      expect(dated(day)).toEqual([
        {
          ...failed,
          severity: "query",
          rule: { id: "META-DATE", version: 1, class: "META" },
          figures: [],
          expected: "2024",
          actual: day,
          params: { date: day },
        },
      ]);
    for (const day of [null, "2023-12-20", "2025-01-20", "2026-11-22", "2034-12-31"])
      expect(dated(day)).toEqual([]);
  });
});
