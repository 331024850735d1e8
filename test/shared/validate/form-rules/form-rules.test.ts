import { describe, expect, it } from "vitest";
import type { Figure } from "../../../../shared/schema/figure.ts";
import type { FormRule } from "../../../../shared/schema/form-rule.ts";
import type { EarlierValue } from "../../../../shared/schema/history.ts";
import { check } from "../../../../shared/validate/check.ts";
import { rulesOfForm } from "../../../../shared/validate/form-rules/form-rules.ts";
import { emptyHistory } from "../../../../shared/validate/history.ts";
import { actual, documentWith, smallForm, target } from "../small-form.ts";

const rule = (text: string, more: Partial<FormRule> = {}): FormRule => ({
  id: "FORM-01",
  version: 3,
  state: "active",
  severity: "query",
  text,
  missing: "skipIfAnyMissing",
  reason: "见指标解释",
  ...more,
});

/** Whole findings, without the fingerprint. */
function findings(of: FormRule, figures: Figure[], accepted: readonly EarlierValue[] = []) {
  const input = {
    document: { ...documentWith(), figures },
    form: smallForm,
    history: { ...emptyHistory, accepted },
  };
  return check(input, rulesOfForm(smallForm, [of])).map(({ fingerprint: _, ...finding }) => finding);
}

const ref = (indicator: string, kind: "actual" | "target" = "actual", period = "2024") => ({
  indicator,
  kind,
  period,
  scope: { kind: "whole" },
});

describe("RATIO", () => {
  const ratio = rule("研发经费 / 地区生产总值 * 100 ≈ 研发投入占比 ± 0.05");
  const figures = (share: string | null) => [
    actual("KJ-51", "12"),
    actual("KJ-52", "400"),
    actual("KJ-01", share),
  ];

  it("46.7 against 3 % fails with both sides and their difference", () => {
    expect(findings(ratio, figures("46.7"))).toEqual([
      {
        rule: { id: "FORM-01", version: 3, class: "RATIO" },
        severity: "query",
        outcome: "fail",
        figures: [ref("KJ-51"), ref("KJ-52"), ref("KJ-01")],
        cells: [],
        actual: "3",
        expected: "≈ 46.7",
        imbalance: "-43.7",
        params: {
          rule: "研发经费 ÷ 地区生产总值 × 100 ≈ 研发投入占比 ± 0.05",
          shown: "研发经费(12) ÷ 地区生产总值(400) × 100 ≈ 研发投入占比(46.7) ± 0.05",
          reason: "见指标解释",
        },
      },
    ]);
  });

  it("holds up to the tolerance and not beyond it", () => {
    expect(findings(ratio, figures("3.05"))).toEqual([]);
    expect(findings(ratio, figures("3.0500001"))).toHaveLength(1);
  });

  it("is 未判定 where a number is missing", () => {
    expect(findings(ratio, figures(null))).toMatchObject([{ outcome: "na", params: { why: "missing" } }]);
  });

  it("is 未判定 where the numbers speak of different years", () => {
    expect(
      findings(ratio, [...figures("3").slice(1), actual("KJ-51", "12", { period: "2023" })]),
    ).toMatchObject([{ outcome: "na", params: { why: "periods" } }]);
  });

  it("divided by zero is a finding of the engine, never passed silently", () => {
    expect(
      findings(ratio, [actual("KJ-51", "12"), actual("KJ-52", "0"), actual("KJ-01", "3")]),
    ).toMatchObject([{ rule: { class: "ENGINE" }, outcome: "fail", params: { engine: "divides-by-zero" } }]);
  });
});

describe("SUM, SUB and LIM", () => {
  const parts = [actual("KJ-02", "10"), actual("KJ-03", "12")];

  it("a part over its whole fails", () => {
    expect(findings(rule("省级研发机构数 ≤ 新增研发机构数"), parts)).toMatchObject([
      { rule: { class: "SUB" }, actual: "12", expected: "≤ 10", imbalance: "2" },
    ]);
  });

  it("a sum is compared in decimals", () => {
    const sum = rule("研发经费 = 地区生产总值 + 科技贷款余额");
    const tenths = [actual("KJ-52", "0.1"), actual("KJ-04", "0.2")];
    expect(findings(sum, [actual("KJ-51", "0.3"), ...tenths])).toEqual([]);
    expect(findings(sum, [actual("KJ-51", "0.30000000000000001"), ...tenths])).toMatchObject([
      { rule: { class: "SUM" }, imbalance: "0.00000000000000001" },
    ]);
  });

  it("a product of more digits than anybody reads is told by its first ones", () => {
    const product = rule(`${"研发经费 * ".repeat(6)}研发经费 ≤ 研发经费 * 2`);
    expect(findings(product, [actual("KJ-51", "999999999999999")])).toMatchObject([
      { actual: "9.999999999999930e+104", expected: "≤ 1999999999999998" },
    ]);
  });

  it("missing parts count as nothing only where the rule says so", () => {
    const sum = (missing: FormRule["missing"]) => rule("研发经费 = 地区生产总值 + 科技贷款余额", { missing });
    const figures = [actual("KJ-51", "3"), actual("KJ-52", "3"), actual("KJ-04", null)];
    expect(findings(sum("skipIfAnyMissing"), figures)).toMatchObject([{ outcome: "na" }]);
    expect(findings(sum("skipIfAllMissing"), figures)).toEqual([]);
    expect(findings(sum("missingAsZero"), [])).toEqual([]);
    expect(findings(sum("skipIfAllMissing"), [actual("KJ-51", "3")])).toMatchObject([{ outcome: "fail" }]);
  });

  it("says nothing where none of its numbers is reported: that is another rule's", () => {
    const sum = rule("研发经费 = 地区生产总值 + 科技贷款余额");
    expect(findings(sum, [])).toEqual([]);
    expect(findings(rule("研发经费 有数"), [])).toHaveLength(1);
  });

  it("a limit is judged against its number", () => {
    expect(findings(rule("新增研发机构数 ≤ 9"), parts)).toMatchObject([
      { rule: { class: "LIM" }, actual: "10" },
    ]);
  });
});

describe("COND and PAIR", () => {
  const when = rule("如果 省级研发机构数 > 0 则 研发经费 > 0");

  it("holds where its condition does not apply", () => {
    expect(findings(when, [actual("KJ-03", "0"), actual("KJ-51", "0")])).toEqual([]);
  });

  it("fails with what should follow", () => {
    expect(findings(when, [actual("KJ-03", "1"), actual("KJ-51", "0")])).toMatchObject([
      { rule: { class: "COND" }, actual: "0", expected: "> 0" },
    ]);
  });

  it("is 未判定 where the condition cannot be judged", () => {
    expect(findings(when, [actual("KJ-51", "0")])).toMatchObject([{ outcome: "na" }]);
  });

  it("同填 asks for both or none, 不同填 for one at most", () => {
    const one = [actual("KJ-02", "1"), actual("KJ-03", null)];
    const both = [actual("KJ-02", "1"), actual("KJ-03", "0")];
    expect(findings(rule("KJ-02 与 KJ-03 同填"), one)).toMatchObject([
      { rule: { class: "PAIR" }, actual: null },
    ]);
    expect(findings(rule("KJ-02 与 KJ-03 同填"), both)).toEqual([]);
    expect(findings(rule("KJ-02 与 KJ-03 同填"), [])).toEqual([]);
    expect(findings(rule("KJ-02 与 KJ-03 不同填"), both)).toHaveLength(1);
    expect(findings(rule("KJ-02 与 KJ-03 不同填"), one)).toEqual([]);
  });
});

describe("BAL and TGT", () => {
  const balance = rule("科技贷款余额 ≤ 上年 科技贷款余额 + 研发经费");
  const figures = [actual("KJ-04", "20"), actual("KJ-51", "2")];

  it("takes the accepted number of the year before", () => {
    const accepted = [{ indicator: "KJ-04", period: "2023", value: "15", stage: "annual" as const }];
    expect(findings(balance, figures, accepted)).toMatchObject([
      {
        rule: { class: "BAL" },
        figures: [ref("KJ-04"), ref("KJ-04", "actual", "2023"), ref("KJ-51")],
        actual: "20",
        expected: "≤ 17",
      },
    ]);
  });

  it("is 未判定 without it, and an older year does not stand in", () => {
    expect(findings(balance, figures)).toMatchObject([{ outcome: "na" }]);
    expect(
      findings(balance, figures, [{ indicator: "KJ-04", period: "2022", value: "15", stage: "annual" }]),
    ).toMatchObject([{ outcome: "na" }]);
  });

  it("a target in another unit is converted, one in words is no number", () => {
    const aimed = rule("科技贷款余额 ≥ 本年目标 科技贷款余额");
    const inWan = target("KJ-04", "2024", { number: "300000", unit: "万元" });
    expect(findings(aimed, [...figures, inWan])).toMatchObject([
      { rule: { class: "TGT" }, actual: "20", expected: "≥ 30" },
    ]);
    const words = target("KJ-04", "2024", { requirement: "text", number: null, unit: null });
    expect(findings(aimed, [...figures, words])).toMatchObject([{ outcome: "na" }]);
  });
});

describe("the life of a rule", () => {
  const broken = [actual("KJ-02", "10"), actual("KJ-03", "12")];
  const part = (more: Partial<FormRule>) => rule("省级研发机构数 ≤ 新增研发机构数", more);

  it("on trial it only hints, even where the engine itself fails", () => {
    expect(findings(part({ state: "trial", severity: "error" }), broken)).toMatchObject([
      { severity: "hint" },
    ]);
    const zero = rule("研发经费 / 地区生产总值 > 1", { state: "trial", severity: "error" });
    expect(findings(zero, [actual("KJ-51", "1"), actual("KJ-52", "0")])).toMatchObject([
      { severity: "hint", rule: { class: "ENGINE" } },
    ]);
  });

  it("drafts and retired rules do not run", () => {
    expect(findings(part({ state: "draft" }), broken)).toEqual([]);
    expect(findings(part({ state: "retired" }), broken)).toEqual([]);
  });

  it("one that cannot be read blocks as a fault of the engine, whatever its severity; on trial it hints", () => {
    const unreadable = (more: Partial<FormRule>) => findings(rule("什么 > 1", more), []);
    const fault = {
      rule: { id: "FORM-01", class: "ENGINE" },
      params: { engine: "unreadable: unknown-name" },
    };
    for (const severity of ["error", "query", "hint"] as const)
      expect(unreadable({ severity })).toMatchObject([{ ...fault, severity: "error" }]);
    expect(unreadable({ state: "trial", severity: "error" })).toMatchObject([{ ...fault, severity: "hint" }]);
  });

  it("one that divides by a unit's own zero keeps its severity: the unit explains a 核实性 one", () => {
    for (const severity of ["error", "releasable", "query", "hint"] as const)
      expect(
        findings(rule("研发经费 / 地区生产总值 > 1", { severity }), [
          actual("KJ-51", "1"),
          actual("KJ-52", "0"),
        ]),
      ).toMatchObject([{ severity, rule: { class: "ENGINE" }, params: { engine: "divides-by-zero" } }]);
  });
});
