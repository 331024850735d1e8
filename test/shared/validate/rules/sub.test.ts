import { describe, expect, it } from "vitest";
import { failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith, target } from "../small-form.ts";

describe("SUB", () => {
  it("C09: a part above its whole blocks", () => {
    expect(findings("SUB-PART", documentWith(actual("KJ-03", "45")))).toEqual([
      {
        ...failed,
        rule: { id: "SUB-PART", version: 1, class: "SUB" },
        figures: [ref("KJ-03"), ref("KJ-02")],
        expected: "44",
        actual: "45",
        imbalance: "1",
        params: { part: "KJ-03", whole: "KJ-02" },
      },
    ]);
  });

  it("lets a part be the whole, and says nothing of other years or missing values", () => {
    expect(findings("SUB-PART", documentWith(actual("KJ-03", "44")))).toEqual([]);
    expect(findings("SUB-PART", documentWith(actual("KJ-02", null, { availability: "notYet" })))).toEqual([]);
  });

  it("blocks a numerator above its denominator", () => {
    expect(
      findings("SUB-NUMERATOR", documentWith(actual("KJ-51", "1001"))).map(({ figures }) => figures),
    ).toEqual([[ref("KJ-51"), ref("KJ-52")]]);
  });

  it("A06: 孵化机构 of 40, 25 of them at province and above, leaves a remainder and is right", () => {
    expect(findings("SUB-PART", documentWith(actual("KJ-02", "40"), actual("KJ-03", "25")))).toEqual([]);
  });

  it("A02, C09: asks where the target of a part is over that of its whole", () => {
    const targets = (part: string, whole: string | null) =>
      documentWith(target("KJ-03", "2025", { number: part }), target("KJ-02", "2025", { number: whole }));
    expect(findings("SUB-TARGET", targets("4", "2"))).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "SUB-TARGET", version: 1, class: "SUB" },
        figures: [ref("KJ-03", "target", "2025"), ref("KJ-02", "target", "2025")],
        expected: "2",
        actual: "4",
        imbalance: "2",
        params: { part: "KJ-03", whole: "KJ-02" },
      },
    ]);
    expect(findings("SUB-TARGET", targets("2", "2"))).toEqual([]);
    expect(findings("SUB-TARGET", targets("4", null))).toEqual([]);
  });
});
