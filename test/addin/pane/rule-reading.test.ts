import { describe, expect, test } from "vitest";
import { ruleExamples } from "../../../addin/pane/rules/rule-examples.ts";
import { readRule } from "../../../addin/pane/rules/rule-reading.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { FormRule } from "../../../shared/schema/form-rule.ts";

const reading = (text: string) => {
  const rule: FormRule = {
    id: "FORM-20",
    version: 1,
    state: "draft",
    severity: "query",
    missing: "skipIfAnyMissing",
    reason: "测试用",
    text,
  };
  return readRule(yearlyForm, yearlyForm.rules, rule);
};

describe("a relation while it is written", () => {
  test("is shown in the form's names once it is understood", () => {
    expect(reading("kj-13<=高新技术企业总数")).toEqual({
      printed: "新增高新技术企业数 ≤ 高新技术企业总数",
      problems: [],
      half: false,
    });
  });

  test("may be half a relation or half a name, which is no mistake yet", () => {
    expect(
      ["", "新增高新技术企业数", "新增高新技术企业数 ≤", "新增高新技术企业数 ≤ 高新技术企"].map(
        (text) => reading(text).half,
      ),
    ).toEqual([true, true, true, true]);
  });

  test("is told what is wrong where no further word mends it", () => {
    const rule = "FORM-20";
    expect(reading("新增高新技术企业数 ≤ 高企数目")).toEqual({
      printed: null,
      problems: [{ rule, code: "unknown-name", word: "高企数目", like: [] }],
      half: false,
    });
    expect(reading("新增高新技术企业数 ≤ 地区生产总值(GDP)")).toEqual({
      printed: "新增高新技术企业数 ≤ 地区生产总值(GDP)",
      problems: [{ rule, code: "units-differ", units: ["家", "亿元"] }],
      half: false,
    });
  });

  test("is written as the examples beneath it are", () => {
    const names: Record<string, string> = { 甲: "KJ-13", 乙: "KJ-14", 丙: "KJ-15" };
    const unread = ruleExamples
      .map(({ text }) => text.replace(/[甲乙丙]/g, (sign) => names[sign] ?? sign))
      .filter((text) => reading(text).printed === null);
    expect(unread).toEqual([]);
  });
});
