import { describe, expect, it } from "vitest";
import { accepted, failed, failures, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

const stated = (value: string | null) =>
  documentWith(actual("KJ-04", value, { period: "2023", basis: "pointInTime" }));
const known = { accepted: [accepted("KJ-04", "9.3")] };

describe("CONT", () => {
  it("asks when 上年实绩 is not what was accepted", () => {
    expect(findings("CONT-PREVIOUS", stated("12"), known)).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "CONT-PREVIOUS", version: 2, class: "CONT" },
        figures: [ref("KJ-04", "actual", "2023")],
        expected: "9.3",
        actual: "12",
      },
    ]);
  });

  it("says nothing where it is the accepted one, is blank or not stated, or nothing was accepted", () => {
    expect(findings("CONT-PREVIOUS", stated("9.3"), known)).toEqual([]);
    expect(findings("CONT-PREVIOUS", stated(null), known)).toEqual([]);
    expect(findings("CONT-PREVIOUS", documentWith(), known)).toEqual([]);
    expect(findings("CONT-PREVIOUS", stated("12"), {})).toEqual([]);
  });

  it("leaves a figure this round itself is about to REV, and parts of the unit alone", () => {
    const lagging = documentWith(actual("KJ-51", "28", { period: "2023" }));
    const figures = lagging.figures.filter(
      (figure) => figure.indicator !== "KJ-51" || figure.period === "2023",
    );
    expect(
      failures("CONT-PREVIOUS", { ...lagging, figures }, { accepted: [accepted("KJ-51", "27")] }),
    ).toEqual([]);
    const park = actual("KJ-04", "1", { period: "2023", scope: { kind: "park", name: "高新园区" } });
    expect(failures("CONT-PREVIOUS", documentWith(park), known)).toEqual([]);
  });
});
