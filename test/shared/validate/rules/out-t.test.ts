import { describe, expect, it } from "vitest";
import { accepted, failed, failures, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

const years = (...values: string[]) => ({
  accepted: values.map((value, index) => accepted("KJ-04", value, String(2024 - values.length + index))),
});
const loan = (value: string | null) => documentWith(actual("KJ-04", value, { basis: "pointInTime" }));
/** Median 22.5, median deviation 1.5: the score is 3.5 at a distance of 7.78. */
const steady = years("20", "21", "22", "23", "24", "25");

describe("OUT-T", () => {
  it("asks about a value whose modified z-score is over 3.5", () => {
    expect(failures("OUT-T-SERIES", loan("31"), steady)).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "OUT-T-SERIES", version: 1, class: "OUT-T" },
        figures: [ref("KJ-04")],
        expected: "22.5",
        actual: "31",
        params: { years: "6" },
      },
    ]);
  });

  it("does not ask below it, up or down", () => {
    const asked = ["30.2", "30.3", "14.8", "14.7"].map(
      (value) => failures("OUT-T-SERIES", loan(value), steady).length,
    );
    expect(asked).toEqual([0, 1, 0, 1]);
  });

  it("is not led astray by one odd year among the six", () => {
    expect(failures("OUT-T-SERIES", loan("31"), years("20", "21", "900", "23", "24", "22"))).toHaveLength(1);
  });

  it("asks about any change that is not small of what never moved", () => {
    expect(failures("OUT-T-SERIES", loan("21"), years("20", "20", "20", "20", "20", "20"))).toHaveLength(1);
    expect(failures("OUT-T-SERIES", loan("20.9"), years("20", "20", "20", "20", "20", "20"))).toEqual([]);
  });

  it("says of how many figures there are fewer than six years, and nothing of an empty cell", () => {
    expect(
      findings("OUT-T-SERIES", loan(null), steady).map(({ outcome, params }) => [outcome, params]),
    ).toEqual([["na", { least: "6", count: "4" }]]);
  });
});
