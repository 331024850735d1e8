import { describe, expect, it } from "vitest";
import { accepted, failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

const older = { accepted: [accepted("KJ-02", "30", "2022"), accepted("KJ-03", "9", "2022")] };

describe("GAP", () => {
  it("says once which indicators lack the year between two that are there", () => {
    expect(findings("GAP-SERIES", documentWith(), older)).toEqual([
      {
        ...failed,
        severity: "hint",
        rule: { id: "GAP-SERIES", version: 1, class: "GAP" },
        figures: [ref("KJ-02"), ref("KJ-03")],
        params: { count: "2" },
      },
    ]);
  });

  it("counts a year that was accepted, or that the document states, as there", () => {
    const known = { accepted: [...older.accepted, accepted("KJ-02", "40")] };
    const stated = documentWith(actual("KJ-03", "20", { period: "2023" }));
    expect(findings("GAP-SERIES", stated, known)).toEqual([]);
  });

  it("says nothing where nothing is older, or this year's is empty", () => {
    expect(findings("GAP-SERIES", documentWith(), { accepted: [accepted("KJ-02", "30", "2020")] })).toEqual(
      [],
    );
    const blank = documentWith(actual("KJ-02", null), actual("KJ-03", null));
    expect(findings("GAP-SERIES", blank, older)).toEqual([]);
  });
});
