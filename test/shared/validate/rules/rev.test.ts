import { describe, expect, it } from "vitest";
import type { Stage } from "../../../../shared/schema/figure.ts";
import { failed, failures, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

/** R&D of 2023, as the round of 2024 asks for it. */
function lagging(value: string | null, stage: Stage) {
  const document = documentWith(actual("KJ-51", value, { period: "2023", stage }));
  const figures = document.figures.filter(
    ({ indicator, period }) => indicator !== "KJ-51" || period === "2023",
  );
  return { ...document, figures };
}
const known = (stage: Stage) => ({
  accepted: [{ indicator: "KJ-51", period: "2023", value: "27", stage }],
});

describe("REV", () => {
  it("blocks until the city releases it where another value was accepted for the very period, no less final", () => {
    expect(findings("REV-ACCEPTED", lagging("28", "annual"), known("annual"))).toEqual([
      {
        ...failed,
        severity: "releasable",
        rule: { id: "REV-ACCEPTED", version: 2, class: "REV" },
        figures: [ref("KJ-51", "actual", "2023")],
        expected: "27",
        actual: "28",
        params: { acceptedStage: "annual", stage: "annual" },
      },
    ]);
  });

  it("B03: lets 年报数 take the place of 快报数, and not the other way round", () => {
    expect(failures("REV-ACCEPTED", lagging("28", "annual"), known("flash"))).toEqual([]);
    expect(failures("REV-ACCEPTED", lagging("28", "flash"), known("annual"))).toHaveLength(1);
  });

  it("says nothing of the same value, an empty cell, or where nothing was accepted", () => {
    expect(failures("REV-ACCEPTED", lagging("27", "flash"), known("annual"))).toEqual([]);
    expect(failures("REV-ACCEPTED", lagging(null, "annual"), known("annual"))).toEqual([]);
    expect(findings("REV-ACCEPTED", lagging("28", "annual"), {})).toEqual([]);
  });
});
