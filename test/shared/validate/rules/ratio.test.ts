import { describe, expect, it } from "vitest";
import { failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

describe("RATIO", () => {
  it("A05: a typed ratio that its base items do not make blocks, with what they make", () => {
    // 46.7亿元 beside 3.01 % needs a GDP of 1551.5; with 1000 entered the ratio is 4.67.
    const document = documentWith(actual("KJ-51", "46.7"), actual("KJ-52", "1000"), actual("KJ-01", "3.01"));
    expect(findings("RATIO-DERIVED", document)).toEqual([
      {
        ...failed,
        rule: { id: "RATIO-DERIVED", version: 3, class: "RATIO" },
        figures: [ref("KJ-01"), ref("KJ-51"), ref("KJ-52")],
        expected: "4.67",
        actual: "3.01",
        imbalance: "-1.66",
      },
    ]);
  });

  it("takes a ratio within rounding, up to the tolerance itself", () => {
    expect(findings("RATIO-DERIVED", documentWith(actual("KJ-01", "3.05")))).toEqual([]);
    expect(findings("RATIO-DERIVED", documentWith(actual("KJ-01", "3.051")))).toHaveLength(1);
  });

  it("takes a ratio that was computed from its base items for what they make, and for nothing near it", () => {
    const computed = (value: string) =>
      findings("RATIO-DERIVED", documentWith(actual("KJ-01", value, { obtained: "derived", typed: null })));
    expect(computed("3")).toEqual([]);
    expect(computed("3.04").map(({ severity, expected }) => [severity, expected])).toEqual([["error", "3"]]);
  });

  it("A05: without GDP the ratio is not judged, and not passed", () => {
    const document = documentWith(
      actual("KJ-01", "3.01"),
      actual("KJ-52", null, { availability: "notProvided" }),
    );
    expect(findings("RATIO-DERIVED", document)).toEqual([
      {
        ...failed,
        outcome: "na",
        rule: { id: "RATIO-DERIVED", version: 3, class: "RATIO" },
        figures: [ref("KJ-01")],
        params: { why: "parts" },
      },
    ]);
  });

  it("asks about a ratio known alone unless it is 核定数", () => {
    const gone = actual("KJ-52", null, { availability: "notProvided" });
    expect(
      findings("RATIO-ONLY", documentWith(actual("KJ-01", "3.01"), gone)).map(({ severity }) => severity),
    ).toEqual(["query"]);
    expect(
      findings("RATIO-ONLY", documentWith(actual("KJ-01", "3.01", { stage: "confirmed" }), gone)),
    ).toEqual([]);
  });

  it("asks about 上级核定 that differs from its base items, and does not block", () => {
    const official = documentWith(actual("KJ-01", "3.6", { stage: "confirmed" }));
    expect(findings("RATIO-DERIVED", official).map(({ severity, expected }) => [severity, expected])).toEqual(
      [["query", "3"]],
    );
  });

  it("waits for a base item that is in error itself", () => {
    const negative = documentWith(actual("KJ-01", "3.01"), actual("KJ-51", "-1"));
    expect(findings("RATIO-DERIVED", negative)).toEqual([]);
    expect(findings("RATIO-ONLY", negative)).toEqual([]);
  });
});
