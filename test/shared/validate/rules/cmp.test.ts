import { describe, expect, it } from "vitest";
import { failed, findings } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

describe("CMP", () => {
  it("says how many of the required figures are there, marked as absent, and open", () => {
    const document = documentWith(
      actual("KJ-02", null),
      actual("KJ-04", null, { availability: "notYet", note: "3月" }),
    );
    expect(findings("CMP-COVERAGE", document)).toEqual([
      {
        ...failed,
        severity: "hint",
        rule: { id: "CMP-COVERAGE", version: 1, class: "CMP" },
        figures: [],
        expected: "5",
        actual: "3",
        params: { marked: "1", open: "1" },
      },
    ]);
  });

  it("counts a row that is not there as open", () => {
    const document = documentWith();
    const figures = document.figures.filter(({ indicator }) => indicator !== "KJ-04");
    expect(findings("CMP-COVERAGE", { ...document, figures }).map(({ params }) => params)).toEqual([
      { marked: "0", open: "1" },
    ]);
  });

  it("says nothing of a complete table, whatever rows are not required", () => {
    expect(findings("CMP-COVERAGE", documentWith(actual("KJ-05", null)))).toEqual([]);
  });
});
