import { describe, expect, it } from "vitest";
import { failed, failures, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

describe("UNIT", () => {
  it("D02: 家次 is not 家, and is not converted", () => {
    const visits = actual("KJ-02", null, { typed: { text: "73家次", unit: "家" } });
    expect(findings("UNIT-DIFFERENT", documentWith(visits))).toEqual([
      {
        ...failed,
        rule: { id: "UNIT-DIFFERENT", version: 1, class: "UNIT" },
        figures: [ref("KJ-02")],
        expected: "家",
        actual: "家次",
        params: { comparison: "different" },
      },
    ]);
  });

  it.each([
    [
      "D03: 人 counts something else than 家",
      actual("KJ-02", null, { typed: { text: "4人", unit: "家" } }),
      "人",
    ],
    [
      "D08: 人次 is not 人",
      actual("KJ-02", null, { unit: "人", typed: { text: "20人次", unit: "人" } }),
      "人次",
    ],
    ["D10: 美元 is not 元", actual("KJ-04", null, { typed: { text: "60万美元", unit: "亿元" } }), "万美元"],
  ])("%s", (_, figure, unit) => {
    expect(findings("UNIT-DIFFERENT", documentWith(figure)).map((found) => found.actual)).toEqual([unit]);
  });

  it("D07: 亿 without 元 is refused", () => {
    const incomplete = actual("KJ-04", null, { typed: { text: "8.5亿", unit: null } });
    expect(findings("UNIT-DIFFERENT", documentWith(incomplete)).map(({ actual: unit }) => unit)).toEqual([
      "亿",
    ]);
  });

  it("D01: says what a value typed in another unit was converted to", () => {
    const converted = actual("KJ-04", "0.00085", { typed: { text: "8.5", unit: "万元" } });
    expect(findings("UNIT-CONVERTED", documentWith(converted))).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "UNIT-CONVERTED", version: 1, class: "UNIT" },
        figures: [ref("KJ-04")],
        actual: "0.00085",
        params: { typed: "8.5", unit: "万元" },
      },
    ]);
    expect(findings("UNIT-CONVERTED", documentWith())).toEqual([]);
  });

  it("D01: asks when a value is a thousand times the last one, and not below", () => {
    const previous = actual("KJ-04", "8.5", { period: "2023" });
    const slipped = documentWith(actual("KJ-04", "85000"), previous);
    expect(findings("UNIT-SLIP", slipped).filter(({ outcome }) => outcome === "fail")).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "UNIT-SLIP", version: 2, class: "UNIT" },
        figures: [ref("KJ-04")],
        expected: "8.5",
        actual: "85000",
        params: { previousPeriod: "2023", factor: "1000" },
      },
    ]);
    const grown = documentWith(actual("KJ-04", "8499"), previous);
    expect(findings("UNIT-SLIP", grown).filter(({ outcome }) => outcome === "fail")).toEqual([]);
  });

  it.each([
    ["8.5", "85", "10"],
    ["8.5", "0.85", "10"],
    ["8.5", "850", "100"],
    ["8.5", "88", "10"],
    ["8.5", "89.5", undefined],
    ["8.5", "60", undefined],
    ["17320", "1.732", "1000"], // 1732万元 beside 2.2亿元: a factor of 10⁴
  ])("D01: after %s a value of %s is asked about as %s times off", (before, now, factor) => {
    const previous = actual("KJ-04", before, { period: "2023", basis: "pointInTime" });
    const document = documentWith(actual("KJ-04", now, { basis: "pointInTime" }), previous);
    const asked = failures("UNIT-SLIP", document).map(({ params }) => params.factor);
    expect(asked).toEqual(factor === undefined ? [] : [factor]);
  });

  it("lets one become ten where so few are counted, and says nothing of zero and of empty cells", () => {
    const few = documentWith(
      actual("KJ-02", "9"),
      actual("KJ-03", "1"),
      actual("KJ-02", "1", { period: "2023" }),
    );
    expect(failures("UNIT-SLIP", few)).toEqual([]);
    const zero = documentWith(actual("KJ-04", "8.5"), actual("KJ-04", "0", { period: "2023" }));
    expect(failures("UNIT-SLIP", zero)).toEqual([]);
    const blank = documentWith(actual("KJ-04", null), actual("KJ-04", "8.5", { period: "2023" }));
    expect(failures("UNIT-SLIP", blank)).toEqual([]);
  });
});
