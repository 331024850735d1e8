import { describe, expect, it } from "vitest";
import { failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith, smallForm } from "../small-form.ts";

const form = { ...smallForm, sections: ["高新科", "人才科"] };

describe("COD", () => {
  it("says once which sections the form does not list", () => {
    const document = documentWith(
      actual("KJ-02", "44", { sections: ["高新科", "规划科"] }),
      actual("KJ-04", "8.5", { sections: ["规划科"] }),
    );
    expect(findings("COD-SECTION", document, {}, form)).toEqual([
      {
        ...failed,
        severity: "hint",
        rule: { id: "COD-SECTION", version: 1, class: "COD" },
        figures: [ref("KJ-02"), ref("KJ-04")],
        params: { sections: "规划科", count: "2" },
      },
    ]);
  });

  it("says nothing of listed sections, of none, and where the form lists none", () => {
    const listed = documentWith(actual("KJ-02", "44", { sections: ["人才科"] }));
    expect(findings("COD-SECTION", listed, {}, form)).toEqual([]);
    expect(findings("COD-SECTION", documentWith(), {}, form)).toEqual([]);
    const other = documentWith(actual("KJ-02", "44", { sections: ["规划科"] }));
    expect(findings("COD-SECTION", other, {}, smallForm)).toEqual([]);
  });

  it("C01: asks about a figure that follows another 口径 than the form", () => {
    const older = documentWith(actual("KJ-04", "8.5", { definitionVersion: 2 }));
    expect(findings("COD-DEFINITION", older)).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "COD-DEFINITION", version: 1, class: "COD" },
        figures: [ref("KJ-04")],
        expected: "1",
        actual: "2",
      },
    ]);
  });

  it("does not ask about last year's 口径, or of an empty cell", () => {
    const lastYear = actual("KJ-02", "40", { period: "2023", definitionVersion: 2 });
    const blank = actual("KJ-04", null, { definitionVersion: 2 });
    expect(findings("COD-DEFINITION", documentWith(lastYear, blank))).toEqual([]);
  });
});
