import { describe, expect, it } from "vitest";
import type { SubmissionDocument } from "../../../../shared/schema/submission.ts";
import { failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith, target } from "../small-form.ts";

describe("RNG", () => {
  it("refuses a negative count and a share above 100", () => {
    const document = documentWith(actual("KJ-02", "-1"), actual("KJ-01", "130"));
    expect(findings("RNG-LIMITS", document)).toEqual([
      {
        ...failed,
        rule: { id: "RNG-LIMITS", version: 1, class: "RNG" },
        figures: [ref("KJ-01")],
        expected: "100",
        actual: "130",
        imbalance: "30",
        params: { bound: "max" },
      },
      {
        ...failed,
        rule: { id: "RNG-LIMITS", version: 1, class: "RNG" },
        figures: [ref("KJ-02")],
        expected: "0",
        actual: "-1",
        imbalance: "-1",
        params: { bound: "min" },
      },
    ]);
  });

  it("takes the limits themselves, and a negative growth", () => {
    const document = documentWith(actual("KJ-02", "0"), actual("KJ-03", "0"), actual("KJ-05", "-12.5"));
    expect(findings("RNG-LIMITS", document)).toEqual([]);
  });

  it("holds a target to the limits when it is in the indicator's unit, not when it is a multiple", () => {
    const percent = target("KJ-01", "2025", { number: "101" });
    const multiple = target("KJ-02", "2025", { requirement: "multiple", number: "-1" });
    expect(findings("RNG-LIMITS", documentWith(percent, multiple)).map(({ figures }) => figures)).toEqual([
      [ref("KJ-01", "target", "2025")],
    ]);
  });

  const periods = (document: SubmissionDocument) =>
    findings("RNG-PERIOD", document).map(({ severity, figures, params }) => [
      severity,
      figures[0]?.period,
      params.why,
    ]);

  it.each([
    ["2025", "late"],
    ["2024Q3", "part"],
    ["2023", "early"],
  ])("refuses a figure of %s in the round of 2024, also one without a number", (period, why) => {
    const others = documentWith().figures.filter(({ indicator }) => indicator !== "KJ-02");
    for (const figure of [
      actual("KJ-02", "44", { period }),
      actual("KJ-02", null, { period, availability: "notYet" }),
    ]) {
      const document = { ...documentWith(), figures: [...others, figure] };
      expect(periods(document)).toEqual([["error", period, why]]);
    }
  });

  it("B03: takes a figure that lags as its indicator usually does, with last year's beside it", () => {
    const lagging = documentWith().figures.map((figure) =>
      figure.indicator === "KJ-51" ? { ...figure, period: "2023" } : figure,
    );
    const figures = [
      ...lagging,
      actual("KJ-51", "28", { period: "2022" }),
      actual("KJ-02", "40", { period: "2023" }),
    ];
    expect(periods({ ...documentWith(), figures })).toEqual([]);
  });

  it("refuses 上年实绩 where this year's figure is missing altogether", () => {
    const figures = [
      ...documentWith().figures.filter(({ indicator }) => indicator !== "KJ-02"),
      actual("KJ-02", "40", { period: "2023" }),
    ];
    expect(periods({ ...documentWith(), figures })).toEqual([["error", "2023", "early"]]);
  });
});
