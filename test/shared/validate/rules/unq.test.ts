import { describe, expect, it } from "vitest";
import { failed, findings } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

const park = (name: string, value: string | null = "5") =>
  actual("KJ-02", value, { scope: { kind: "park", name } });
const withParks = (...parks: ReturnType<typeof park>[]) => {
  const document = documentWith();
  return { ...document, figures: [...document.figures, ...parks] };
};
const refOf = (name: string) => ({
  indicator: "KJ-02",
  kind: "actual",
  period: "2024",
  scope: { kind: "park", name },
});

describe("UNQ", () => {
  it("refuses one park under two spellings", () => {
    expect(findings("UNQ-SCOPE", withParks(park("高新区"), park("高 新 区", "6")))).toEqual([
      {
        ...failed,
        rule: { id: "UNQ-SCOPE", version: 1, class: "UNQ" },
        figures: [refOf("高 新 区"), refOf("高新区")],
      },
    ]);
  });

  it("takes two parks, one park in two rows of the form, and the county's own figure beside them", () => {
    const otherRow = actual("KJ-04", "1", {
      basis: "pointInTime",
      scope: { kind: "park", name: "高 新 区" },
    });
    expect(findings("UNQ-SCOPE", withParks(park("高新区"), park("经开区"), otherRow))).toEqual([]);
    expect(findings("UNQ-SCOPE", documentWith())).toEqual([]);
  });

  it("finds the second spelling also where it holds no number", () => {
    expect(findings("UNQ-SCOPE", withParks(park("A区"), park("Ａ区", null)))).toHaveLength(1);
  });
});
