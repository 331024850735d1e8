import { describe, expect, it } from "vitest";
import { failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith, target } from "../small-form.ts";

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

  it("A09: finds a target that does not ask what its words say", () => {
    const words = { text: "不少于70家", unit: "家" } as const;
    const altered = target("KJ-02", "2025", { ...words, number: "500" });
    expect(findings("TYP-TARGETWORDS", documentWith(altered))).toEqual([
      {
        ...failed,
        rule: { id: "TYP-TARGETWORDS", version: 1, class: "TYP" },
        figures: [ref("KJ-02", "target", "2025")],
        actual: "不少于70家",
        params: { asked: "不少于500家" },
      },
    ]);
    const otherwise = target("KJ-02", "2025", { ...words, number: "70", requirement: "atMost" });
    const unsaid = target("KJ-02", "2025", { text: "走在前列", number: "70" });
    const given = target("KJ-02", "2025", { requirement: "text", number: "70", text: "走在前列" });
    for (const one of [otherwise, unsaid, given])
      expect(findings("TYP-TARGETWORDS", documentWith(one))).toHaveLength(1);
  });

  it("D01: a target in 亿元 whose words say 万元 is what they say", () => {
    const words = "力争投资不少于3000（单位：万元）";
    const asked = (number: string) =>
      documentWith(target("KJ-04", "2025", { number, commitment: "strive", text: words }));
    expect(findings("TYP-TARGETWORDS", asked("0.3"))).toEqual([]);
    expect(findings("TYP-TARGETWORDS", asked("3000")).map(({ params }) => params)).toEqual([
      { asked: "力争不少于3000亿元" },
    ]);
  });

  it("takes words, bare numbers and converted amounts that say what is asked, and targets in words only", () => {
    for (const one of [
      target("KJ-02", "2025", { number: "70", text: "不少于70家" }),
      target("KJ-02", "2025", { requirement: "moreThan", number: "1500", text: "突破1500家" }),
      target("KJ-04", "2025", { number: "0.3", text: "不少于3000万元" }),
      target("KJ-02", "2025", { requirement: "text", number: null, unit: null, text: "走在全省前列" }),
    ])
      expect(findings("TYP-TARGETWORDS", documentWith(one))).toEqual([]);
    expect(findings("TYP-TARGETWORDS", documentWith())).toEqual([]);
  });
});
