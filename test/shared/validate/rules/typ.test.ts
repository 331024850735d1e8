import { describe, expect, it } from "vitest";
import { failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

describe("TYP", () => {
  const unreadable = (text: string) => actual("KJ-02", null, { typed: { text, unit: "家" } });

  it.each([
    ["约40", "approximate"],
    ["40余", "approximate"],
    ["突破40", "comparison"],
    ["四十几家", "approximate"],
    ["见附件", "notNumeric"],
    ["—", "dash"],
    ["#DIV/0!", "error"],
  ])("E09, E10, D10, H05: %s is no actual", (text, problem) => {
    expect(findings("TYP-NUMBER", documentWith(unreadable(text)))).toEqual([
      {
        ...failed,
        rule: { id: "TYP-NUMBER", version: 1, class: "TYP" },
        figures: [ref("KJ-02")],
        actual: text,
        params: { problem },
      },
    ]);
  });

  it("never loses a number that its cell did not give: a date, a value shown in 万", () => {
    expect(findings("TYP-NUMBER", documentWith(unreadable("600000")))).toEqual([
      {
        ...failed,
        rule: { id: "TYP-NUMBER", version: 1, class: "TYP" },
        figures: [ref("KJ-02")],
        actual: "600000",
        params: { problem: "unread" },
      },
    ]);
  });

  it("finds a value that is not what was typed", () => {
    const altered = actual("KJ-04", "9.5", { typed: { text: "8.5", unit: "亿元" } });
    expect(findings("TYP-VALUE", documentWith(altered))).toEqual([
      {
        ...failed,
        rule: { id: "TYP-VALUE", version: 1, class: "TYP" },
        figures: [ref("KJ-04")],
        actual: "9.5",
        params: { typed: "8.5" },
      },
    ]);
  });

  it("takes a value converted from 万元 for what was typed", () => {
    const converted = actual("KJ-04", "8.5", { typed: { text: "85,000", unit: "万元" } });
    expect(findings("TYP-VALUE", documentWith(converted))).toEqual([]);
  });

  it("wants whole numbers of firms", () => {
    expect(findings("TYP-INTEGER", documentWith(actual("KJ-02", "44.5")))).toEqual([
      {
        ...failed,
        rule: { id: "TYP-INTEGER", version: 1, class: "TYP" },
        figures: [ref("KJ-02")],
        actual: "44.5",
      },
    ]);
  });
});
