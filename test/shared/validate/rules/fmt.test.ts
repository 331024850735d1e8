import { describe, expect, it } from "vitest";
import { failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

describe("FMT", () => {
  it("says once how many figures have more decimals than the form shows, and blocks nothing", () => {
    const document = documentWith(actual("KJ-51", "30.125"), actual("KJ-04", "8.123456"));
    expect(findings("FMT-DECIMALS", document)).toEqual([
      {
        ...failed,
        severity: "hint",
        rule: { id: "FMT-DECIMALS", version: 1, class: "FMT" },
        figures: [ref("KJ-04"), ref("KJ-51")],
        params: { count: "2" },
      },
    ]);
  });

  it("takes as many decimals as the form shows, computed ratios of any length, and empty cells", () => {
    const computed = actual("KJ-01", "3.0099999", { obtained: "derived", typed: null });
    const document = documentWith(actual("KJ-51", "30.12"), computed, actual("KJ-04", null));
    expect(findings("FMT-DECIMALS", document)).toEqual([]);
  });

  it("refuses more digits than Excel keeps, and takes as many as it does", () => {
    expect(findings("FMT-LENGTH", documentWith(actual("KJ-02", "1234567890123456")))).toEqual([
      {
        ...failed,
        rule: { id: "FMT-LENGTH", version: 1, class: "FMT" },
        figures: [ref("KJ-02")],
        actual: "1234567890123456",
      },
    ]);
    expect(findings("FMT-LENGTH", documentWith(actual("KJ-02", "-123456789012345")))).toEqual([]);
    expect(findings("FMT-LENGTH", documentWith(actual("KJ-02", null)))).toEqual([]);
  });
});
