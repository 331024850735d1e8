import { describe, expect, test } from "vitest";
import { findingSentence } from "../../../addin/text/finding-sentence.ts";
import { checkSentences } from "../../../addin/text/finding-sentences.ts";
import { findingSubject } from "../../../addin/text/finding-view.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { isIndicatorRow } from "../../../shared/schema/form.ts";
import { standardRules } from "../../../shared/validate/standard-rules.ts";
import { aFinding } from "../../a-finding.ts";

const derived = yearlyForm.indicators.find(({ derive }) => derive !== null);
if (!derived?.derive) throw new Error("the yearly form has no derived indicator");

const onDerived = (id: string, changes: Partial<Finding> = {}): Finding =>
  aFinding(id, {
    figures: [{ indicator: derived.code, kind: "actual", period: "2024", scope: { kind: "whole" } }],
    cells: ["年报表!H12"],
    expected: "3.01",
    actual: "3.10",
    imbalance: "0.09",
    ...changes,
  });

describe("sentences of findings", () => {
  test("exist for every rule of the engine, and for no other", () => {
    expect(Object.keys(checkSentences).sort()).toEqual(standardRules.map(({ id }) => id).sort());
  });

  test("leave no blank unfilled, in both languages", () => {
    for (const id of Object.keys(checkSentences)) {
      for (const locale of ["zh", "en"] as const) {
        const sentence = findingSentence(onDerived(id), yearlyForm, locale);
        expect(sentence, id).not.toMatch(/undefined|null|\[object/);
        expect(sentence.length, id).toBeGreaterThan(10);
      }
    }
  });

  test("tell rules that wait for accepted figures apart by names", () => {
    const waiting = standardRules.filter(
      ({ needs }) => needs === "acceptedSeries" || needs === "issuedTargets",
    );
    const said = waiting.map(({ id }) =>
      findingSentence(onDerived(id, { outcome: "na", params: { why: "history" } }), yearlyForm, "zh"),
    );
    expect(said).toContain("“与上季比”没有判定：不知道本单位以前验收的数。登录并联网后重新审核就能判定。");
    expect(new Set(said).size).toBe(waiting.length);
    expect(said.join()).not.toMatch(/[A-Z]/);
  });

  test("say which numbers a ratio is made of and how far it is off", () => {
    const sentence = findingSentence(onDerived("RATIO-DERIVED"), yearlyForm, "zh");
    expect(sentence).toContain("3.01");
    expect(sentence).toContain("3.10");
    expect(sentence).toContain(derived.derive?.numerator);
    expect(sentence).toContain(derived.derive?.denominator);
  });

  test("never pass what was not judged off as passed", () => {
    const parts = onDerived("RATIO-DERIVED", { outcome: "na", params: { why: "parts" } });
    expect(findingSentence(parts, yearlyForm, "zh")).toContain("无法推算");
  });

  test("name the rule where a newer server knows one this version does not", () => {
    expect(findingSentence(onDerived("NEW-RULE"), yearlyForm, "zh")).toBe(
      "没有通过规则 NEW-RULE（应为 3.01，现为 3.10）。请更新指报以看到说明，或问市科技局。",
    );
  });

  test("say a rule of the form with its numbers in it, and why it is so", () => {
    const rule = { id: "FORM-05", version: 1, class: "SUB" } as const;
    const params = { rule: "新增 ≤ 总数", shown: "新增(94) ≤ 总数(93)", reason: "新增的已计入总数。" };
    const said = (changes: Partial<Finding>) =>
      findingSentence(onDerived(rule.id, { rule, params, ...changes }), yearlyForm, "zh");
    expect(said({})).toBe("不符合审核关系：新增(94) ≤ 总数(93)。新增的已计入总数。");
    const open = (why: string) => said({ outcome: "na", params: { ...params, why } });
    expect(open("missing")).toBe("审核关系“新增 ≤ 总数”缺数，没有判定。");
    expect(open("periods")).toBe("审核关系“新增 ≤ 总数”里的数不是同一时期的，没有判定。");
    const engine = {
      rule: { ...rule, class: "ENGINE" },
      params: { ...params, engine: "divides-by-zero" },
    } as const;
    expect(said(engine)).toBe(
      "审核规则 FORM-05 执行出错（除数为 0：新增(94) ≤ 总数(93)）。这不是填报的错：请把规则号告诉管理员，修好后再上报。",
    );
  });

  test("do not blame the clerk for a rule that failed to run", () => {
    const broken = onDerived("SUB-PART", {
      rule: { id: "SUB-PART", version: 1, class: "ENGINE" },
      params: { engine: "boom" },
    });
    expect(findingSentence(broken, yearlyForm, "zh")).toBe(
      "审核规则 SUB-PART 执行出错（boom）。这不是填报的错：请把规则号告诉管理员，修好后再上报。",
    );
    const asked = { ...broken, severity: "query" } as const;
    expect(findingSentence(asked, yearlyForm, "zh")).toBe(
      "审核规则 SUB-PART 执行出错（boom）。这不是填报的错：请说明原因，并把规则号告诉管理员。",
    );
    expect(findingSentence({ ...broken, severity: "hint" }, yearlyForm, "zh")).toBe(
      "审核规则 SUB-PART 执行出错（boom）。这不是填报的错：不影响上报，可以把规则号告诉管理员。",
    );
  });

  test("stand below the row they are about, named as the form prints it", () => {
    const row = yearlyForm.rows.find((candidate) => isIndicatorRow(candidate) && candidate.label !== null);
    if (row?.kind !== "indicator") throw new Error("no row with a label of its own");
    const ref = {
      indicator: row.indicator,
      kind: "target",
      period: "2025",
      scope: { kind: "whole" },
    } as const;
    const finding = onDerived("RNG-LIMITS", { figures: [ref] });
    expect(findingSubject(finding, yearlyForm, "zh")).toBe(`${row.indicator} ${row.label}（2025年目标）`);
  });
});
