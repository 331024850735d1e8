import { describe, expect, it } from "vitest";
import type { FormRule } from "../../../../shared/schema/form-rule.ts";
import { ruleProblems } from "../../../../shared/validate/form-rules/rule-problems.ts";
import { smallForm } from "../small-form.ts";

const rule = (text: string, more: Partial<FormRule> = {}): FormRule => ({
  id: "FORM-01",
  version: 1,
  state: "active",
  severity: "error",
  text,
  missing: "skipIfAnyMissing",
  reason: "见指标解释",
  ...more,
});
const problems = (...rules: FormRule[]) => ruleProblems(smallForm, rules);

describe("before rules are published", () => {
  it("good ones have no problem, whatever their shape", () => {
    expect(
      problems(
        rule("研发经费 / 地区生产总值 * 100 ≈ 研发投入占比 ± 0.05"),
        rule("省级研发机构数 ≤ 新增研发机构数", { id: "FORM-02" }),
        rule("如果 新增研发机构数 > 0 则 研发经费 > 0", { id: "FORM-03" }),
        rule("科技贷款余额 ≤ 上年 科技贷款余额 * 3", { id: "FORM-04" }),
      ),
    ).toEqual([]);
  });

  it("one that cannot be read is told with its id", () => {
    expect(problems(rule("研发机构 > 1"))).toEqual([
      { rule: "FORM-01", code: "unknown-name", word: "研发机构", like: ["新增研发机构数", "省级研发机构数"] },
    ]);
  });

  it("家 is not compared with 亿元, nor % with 家", () => {
    expect(problems(rule("研发经费 + 新增研发机构数 > 1"))).toEqual([
      { rule: "FORM-01", code: "units-differ", units: ["亿元", "家"] },
    ]);
    expect(problems(rule("研发投入占比 ≤ 新增研发机构数"))).toMatchObject([{ code: "units-differ" }]);
  });

  it("one that says the same whatever is reported says nothing", () => {
    expect(problems(rule("1 + 1 = 2"))).toEqual([{ rule: "FORM-01", code: "says-nothing" }]);
    expect(problems(rule("研发经费 ≤ 研发经费"))).toEqual([{ rule: "FORM-01", code: "says-nothing" }]);
  });

  it("a division by a written zero", () => {
    expect(problems(rule("研发经费 / 0 > 1"))).toEqual([{ rule: "FORM-01", code: "divides-by-zero" }]);
    expect(problems(rule("(研发经费 + 地区生产总值 / 0.0) * 2 > 1"))).toMatchObject([
      { code: "divides-by-zero" },
    ]);
  });

  it("totals that are parts of each other, over several rules or in one", () => {
    expect(
      problems(
        rule("新增研发机构数 = 省级研发机构数 + 3"),
        rule("省级研发机构数 = 新增研发机构数 + 1", { id: "FORM-02" }),
      ),
    ).toEqual([{ rule: "FORM-01", code: "circular", indicators: ["KJ-02", "KJ-03"] }]);
    expect(problems(rule("合计(研发经费、科技贷款余额) = 研发经费"))).toEqual([
      { rule: "FORM-01", code: "circular", indicators: ["KJ-51"] },
    ]);
  });

  it("last year's total among the parts is no circle", () => {
    expect(problems(rule("新增研发机构数 = 上年 新增研发机构数 + 省级研发机构数"))).toEqual([]);
  });

  it("an id that stands twice; retired rules are not looked at", () => {
    expect(problems(rule("研发经费 > 1"), rule("研发经费 > 2"))).toEqual([
      { rule: "FORM-01", code: "same-id" },
    ]);
    expect(problems(rule("什么也不是", { state: "retired" }))).toEqual([]);
  });
});
