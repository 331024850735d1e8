import { describe, expect, it } from "vitest";
import { accepted, failed, failures, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

const loan = (value: string | null) => actual("KJ-04", value, { basis: "pointInTime" });
const known = (indicator: string, value: string) => ({ accepted: [accepted(indicator, value)] });

describe("YOY", () => {
  it("C06: asks about 13.5亿元 after 5亿元: 网上技术市场 and 技术交易 may not be one thing", () => {
    expect(failures("YOY-CHANGE", documentWith(loan("13.5")), known("KJ-04", "5"))).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "YOY-CHANGE", version: 1, class: "YOY" },
        figures: [ref("KJ-04")],
        expected: "5",
        actual: "13.5",
        imbalance: "8.5",
        params: { previousPeriod: "2023", by: "factor" },
      },
    ]);
  });

  it("C11: asks where a new count is three times or a third of the last one, and not short of it", () => {
    const counted = (value: string) =>
      failures("YOY-CHANGE", documentWith(actual("KJ-02", value)), known("KJ-02", "60")).length;
    expect([counted("180"), counted("179"), counted("20"), counted("21")]).toEqual([1, 0, 1, 0]);
  });

  it("asks about money and stocks from half as much again on", () => {
    const lent = (value: string) =>
      failures("YOY-CHANGE", documentWith(loan(value)), known("KJ-04", "20")).length;
    expect([lent("30"), lent("29.99"), lent("13.33"), lent("13.34")]).toEqual([1, 0, 1, 0]);
  });

  it("compares shares by points, not as multiples", () => {
    const share = (value: string) =>
      failures("YOY-CHANGE", documentWith(actual("KJ-05", value)), known("KJ-05", "2")).map(
        ({ params }) => params.by,
      );
    expect([share("17"), share("16.9"), share("-13")]).toEqual([["points"], [], ["points"]]);
  });

  it("lets small numbers be multiples of each other", () => {
    const few = documentWith(actual("KJ-02", "9"), actual("KJ-03", "0"));
    expect(failures("YOY-CHANGE", few, known("KJ-02", "1"))).toEqual([]);
  });

  it("takes last year's value as the document states it where nothing was accepted", () => {
    const stated = documentWith(loan("13.5"), actual("KJ-04", "5", { period: "2023", basis: "pointInTime" }));
    expect(failures("YOY-CHANGE", stated, null).map(({ expected }) => expected)).toEqual(["5"]);
  });

  it("counts what has no value of a year before, once, and neither an older one nor an empty cell stands in", () => {
    const document = documentWith(loan(null));
    const history = { accepted: [accepted("KJ-02", "1", "2020")] };
    expect(findings("YOY-CHANGE", document, history)).toEqual([
      {
        ...failed,
        outcome: "na",
        severity: "query",
        rule: { id: "YOY-CHANGE", version: 1, class: "YOY" },
        figures: [],
        params: { count: "4" },
      },
    ]);
  });
});
