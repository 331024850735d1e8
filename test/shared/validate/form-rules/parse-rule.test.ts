import { describe, expect, it } from "vitest";
import { parseRule } from "../../../../shared/validate/form-rules/parse-rule.ts";
import { ruleNames } from "../../../../shared/validate/form-rules/rule-names.ts";
import type { RuleAmount, RuleReference } from "../../../../shared/validate/form-rules/rule-tree.ts";
import { smallForm } from "../small-form.ts";

const names = ruleNames(smallForm);
const read = (text: string) => parseRule(text, names);
const figure = (indicator: string, of: RuleReference["of"] = "actual"): RuleAmount => ({
  kind: "figure",
  figure: { indicator, of },
});
const number = (value: string): RuleAmount => ({ kind: "number", value });

describe("a rule as a spreadsheet person writes it", () => {
  it("is read by names, with the tolerance behind it", () => {
    expect(read("研发经费 / 地区生产总值 * 100 ≈ 研发投入占比 ± 0.05")).toEqual({
      ok: true,
      value: {
        kind: "compare",
        left: {
          kind: "product",
          left: { kind: "quotient", left: figure("KJ-51"), right: figure("KJ-52") },
          right: number("100"),
        },
        operator: "≈",
        right: figure("KJ-01"),
        tolerance: { by: "absolute", amount: "0.05" },
      },
    });
  });

  it("means the same in codes, full width, other signs and without blanks", () => {
    const plain = read("研发经费 / 地区生产总值 * 100 ≈ 研发投入占比 ± 0.05");
    expect(read("KJ-51/KJ-52*100≈KJ-01±0.05")).toEqual(plain);
    expect(read("（研发 经费 ÷ 地区生产总值）× １００ ≈ 研发投入占比 +/- 0.050")).toEqual(plain);
  });

  it("reads 其中 in a chain as one comparison after the other", () => {
    expect(read("省级研发机构数 <= 新增研发机构数 <= 500")).toEqual({
      ok: true,
      value: {
        kind: "and",
        parts: [
          { kind: "compare", left: figure("KJ-03"), operator: "≤", right: figure("KJ-02"), tolerance: null },
          { kind: "compare", left: figure("KJ-02"), operator: "≤", right: number("500"), tolerance: null },
        ],
      },
    });
  });

  it("reads 如果 … 则 …, with a comma or without", () => {
    const rule = read("如果 省级研发机构数 > 0，则 新增研发机构数 有数");
    expect(rule).toEqual({
      ok: true,
      value: {
        kind: "when",
        condition: {
          kind: "compare",
          left: figure("KJ-03"),
          operator: ">",
          right: number("0"),
          tolerance: null,
        },
        consequence: { kind: "filled", figure: { indicator: "KJ-02", of: "actual" } },
      },
    });
    expect(read("若省级研发机构数>0那么新增研发机构数有数。")).toEqual(rule);
  });

  it("reads last year, last period and targets before a name", () => {
    const whose = (text: string) => {
      const rule = read(`${text} = 1`);
      return rule.ok && rule.value.kind === "compare" ? rule.value.left : rule;
    };
    expect(whose("上年 科技贷款余额")).toEqual(figure("KJ-04", "lastYear"));
    expect(whose("上年的科技型企业贷款余额")).toEqual(figure("KJ-04", "lastYear"));
    expect(whose("上期 KJ-04")).toEqual(figure("KJ-04", "lastPeriod"));
    expect(whose("目标 KJ-04")).toEqual(figure("KJ-04", "target"));
    expect(whose("下年目标 KJ-04")).toEqual(figure("KJ-04", "nextTarget"));
  });

  it("reads 同填 and 不同填", () => {
    const figures = ["KJ-02", "KJ-03", "KJ-04"].map((indicator) => ({ indicator, of: "actual" }));
    expect(read("KJ-02 与 KJ-03、KJ-04 同填")).toEqual({ ok: true, value: { kind: "together", figures } });
    expect(read("KJ-02、KJ-03 和 KJ-04 不同填")).toEqual({ ok: true, value: { kind: "exclusive", figures } });
  });

  it("binds × before +, 且 before 或, and goes from left to right", () => {
    expect(read("KJ-02 - KJ-03 - 1 + 2 * 3 = 0")).toEqual(read("((KJ-02 - KJ-03) - 1) + (2 * 3) = 0"));
    expect(read("KJ-02 = 1 或 KJ-03 = 1 且 KJ-04 = 1")).toEqual(
      read("KJ-02 = 1 或 (KJ-03 = 1 且 KJ-04 = 1)"),
    );
  });
});

describe("what is no rule", () => {
  it("an unknown name is told with names like it", () => {
    expect(read("研发机构 > 1")).toEqual({
      ok: false,
      error: { code: "unknown-name", word: "研发机构", like: ["新增研发机构数", "省级研发机构数"] },
    });
    expect(read("KJ-99 > 1")).toEqual({
      ok: false,
      error: { code: "unknown-name", word: "KJ-99", like: [] },
    });
  });

  it("a name with more behind it is not taken for the shorter one", () => {
    expect(read("研发经费占比 > 1")).toMatchObject({ ok: false });
    expect(read("KJ-021 > 1")).toMatchObject({ ok: false });
  });

  it("a name of two indicators is asked for by code", () => {
    const [first, ...others] = smallForm.indicators;
    const twice = [...(first ? [{ ...first, aliases: ["研发经费"] }] : []), ...others];
    expect(parseRule("研发经费 > 1", ruleNames({ ...smallForm, indicators: twice }))).toEqual({
      ok: false,
      error: { code: "ambiguous-name", word: "研发经费" },
    });
  });

  it("85% is asked whether it is 85 or 0.85", () => {
    expect(read("研发投入占比 ≤ 85%")).toEqual({ ok: false, error: { code: "percent", word: "85%" } });
  });

  it("a missing bracket, operator or side is told by its place", () => {
    expect(read("(KJ-02 + KJ-03 = 1")).toEqual({
      ok: false,
      error: { code: "syntax", at: 18, near: "" },
    });
    expect(read("KJ-02 KJ-03")).toEqual({ ok: false, error: { code: "syntax", at: 6, near: "KJ-03" } });
    expect(read("KJ-02 >")).toEqual({ ok: false, error: { code: "syntax", at: 7, near: "" } });
    expect(read("")).toEqual({ ok: false, error: { code: "syntax", at: 0, near: "" } });
  });

  it("is bounded in length and depth", () => {
    expect(read(`KJ-02 = ${"1 + ".repeat(200)}1`)).toEqual({ ok: false, error: { code: "too-long" } });
    expect(read(`${"(".repeat(9)}KJ-02${")".repeat(9)} = 1`)).toEqual({
      ok: false,
      error: { code: "too-deep" },
    });
    expect(read(`${"(".repeat(8)}KJ-02${")".repeat(8)} = 1`)).toMatchObject({ ok: true });
  });

  it("a text named as a member of every object writes into none", () => {
    const members = Object.getOwnPropertyNames(Object.prototype);
    expect(members).toContain("__proto__");
    for (const text of members) expect(read(text)).toMatchObject({ ok: false });
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(members);
    expect(Object.keys(Object)).toEqual([]);
  });
});
