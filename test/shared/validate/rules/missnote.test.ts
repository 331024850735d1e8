import { describe, expect, it } from "vitest";
import { failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

const absent = (indicator: string, note: string | null, availability: "notYet" | "notProvided" = "notYet") =>
  actual(indicator, null, { availability, note });

describe("MISSNOTE", () => {
  it("asks once for the reasons of all figures that are not there", () => {
    const document = documentWith(absent("KJ-04", null), absent("KJ-02", "  ", "notProvided"));
    expect(findings("MISSNOTE-REASON", document)).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "MISSNOTE-REASON", version: 1, class: "MISSNOTE" },
        figures: [ref("KJ-02"), ref("KJ-04")],
        params: { count: "2" },
      },
    ]);
  });

  it("takes a reason, and does not ask where there is a number or the cell is simply empty", () => {
    expect(findings("MISSNOTE-REASON", documentWith(absent("KJ-04", "部门未提供", "notProvided")))).toEqual(
      [],
    );
    expect(findings("MISSNOTE-REASON", documentWith(actual("KJ-04", null)))).toEqual([]);
    expect(findings("MISSNOTE-REASON", documentWith())).toEqual([]);
  });

  it("does not ask of a ratio whose base item is the one that is missing", () => {
    const document = documentWith(absent("KJ-01", null), absent("KJ-52", "统计局未公布"));
    expect(findings("MISSNOTE-REASON", document)).toEqual([]);
    expect(findings("MISSNOTE-REASON", documentWith(absent("KJ-01", null)))).toHaveLength(1);
  });

  it("reminds of the time when 未出数 will be there", () => {
    expect(findings("MISSNOTE-DATE", documentWith(absent("KJ-04", "省里尚未公布")))).toEqual([
      {
        ...failed,
        severity: "hint",
        rule: { id: "MISSNOTE-DATE", version: 1, class: "MISSNOTE" },
        figures: [ref("KJ-04")],
        params: { count: "1" },
      },
    ]);
  });

  it.each(["预计2025年3月", "二季度", "待省里公布后补报", "6月底", "明年上旬"])("%s is a time", (note) => {
    expect(findings("MISSNOTE-DATE", documentWith(absent("KJ-04", note)))).toEqual([]);
  });

  it("wants no time of what will never come", () => {
    const never = documentWith(absent("KJ-04", "本县无此项", "notProvided"));
    expect(findings("MISSNOTE-DATE", never)).toEqual([]);
  });
});
