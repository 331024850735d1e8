import { describe, expect, it } from "vitest";
import { findings, findingsOf } from "./rule-findings.ts";
import { documentWith } from "./small-form.ts";

describe("a complete and consistent document", () => {
  it("has only the one finding that last year's values are not known", () => {
    expect(findings("UNIT-SLIP", documentWith())).toHaveLength(1);
    expect(findingsOf(documentWith()).filter(({ outcome }) => outcome === "fail")).toEqual([]);
  });
});
