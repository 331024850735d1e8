import { describe, expect, it } from "vitest";
import { failed, findings, findingsOf, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

describe("REQ", () => {
  const missing = {
    ...failed,
    rule: { id: "REQ-ACTUAL", version: 2, class: "REQ" },
    figures: [ref("KJ-02")],
  };
  const without = (...codes: string[]) => {
    const document = documentWith();
    return { ...document, figures: document.figures.filter(({ indicator }) => !codes.includes(indicator)) };
  };

  it("blocks an empty required cell", () => {
    expect(findings("REQ-ACTUAL", documentWith(actual("KJ-02", null)))).toEqual([missing]);
  });

  it("blocks required rows that are not there at all: one finding with all of them, however many", () => {
    const document = without("KJ-04", "KJ-02", "KJ-05");
    expect(findings("REQ-ROW", document)).toEqual([
      {
        ...failed,
        rule: { id: "REQ-ROW", version: 1, class: "REQ" },
        figures: [ref("KJ-02"), ref("KJ-04")],
        params: { count: "2" },
      },
    ]);
    expect(findings("REQ-ACTUAL", document)).toEqual([]);
  });

  it("an explanation of missing rows goes stale when others are missing", () => {
    const print = (...codes: string[]) =>
      findingsOf(without(...codes)).find(({ rule }) => rule.id === "REQ-ROW")?.fingerprint;
    expect(print("KJ-02")).not.toBe(print("KJ-02", "KJ-04"));
    expect(print("KJ-02", "KJ-04")).toBe(print("KJ-04", "KJ-02"));
  });

  it.each(["notYet", "notApplicable", "notProvided", "notDisclosed"] as const)(
    "takes %s for an answer",
    (availability) => {
      expect(findings("REQ-ACTUAL", documentWith(actual("KJ-02", null, { availability })))).toEqual([]);
    },
  );

  it("takes 0 for an answer", () => {
    expect(findings("REQ-ACTUAL", documentWith(actual("KJ-02", "0"), actual("KJ-03", "0")))).toEqual([]);
  });

  it("does not let last year's value stand for this year's empty cell", () => {
    const previous = actual("KJ-02", "40", { period: "2023" });
    expect(findings("REQ-ACTUAL", documentWith(actual("KJ-02", null), previous))).toEqual([missing]);
  });

  it("refuses a number beside 未出数", () => {
    expect(findings("REQ-STATUS", documentWith(actual("KJ-02", "44", { availability: "notYet" })))).toEqual([
      {
        ...failed,
        rule: { id: "REQ-STATUS", version: 1, class: "REQ" },
        figures: [ref("KJ-02")],
        actual: "44",
        params: { availability: "notYet" },
      },
    ]);
  });
});
