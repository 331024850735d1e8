import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Explanation, Finding, Severity } from "../../../shared/schema/finding.ts";
import { flawOf } from "../../../shared/validate/explanation-text.ts";
import {
  copiedExplanations,
  explanationFaults,
  judgeExplanations,
  needsExplanation,
} from "../../../shared/validate/explanations.ts";
import { aFinding } from "../../a-finding.ts";

const finding = (digit: string, more: Partial<Finding> = {}): Finding =>
  aFinding("RATIO-ONLY", {
    severity: "query",
    figures: [{ indicator: "KJ-04", kind: "actual", period: "2024", scope: { kind: "whole" } }],
    actual: "66.5",
    fingerprint: digit.repeat(32),
    ...more,
  });

const explained = (digit: string, text = "上年有两家大企业一次性计提研发费用"): Explanation => ({
  fingerprint: digit.repeat(32),
  category: "oneOff",
  text,
});

describe("which findings need an explanation", () => {
  test("a query that did not pass, and nothing else", () => {
    const severities: Severity[] = ["error", "releasable", "query", "hint"];
    const asked = severities.map((severity) => needsExplanation(finding("a", { severity })));
    expect(asked).toEqual([false, false, true, false]);
    expect(needsExplanation(finding("a", { outcome: "na" }))).toBe(false);
  });
});

describe("what an explanation must say", () => {
  test.each([
    "上年有两家大企业一次性计提研发费用",
    "省厅核定数，见浙科发〔2024〕12号",
    "统计口径由规上企业扩大到全部企业",
    "上年基数较低，本年新投产3个项目",
    "经核实，系龙头企业搬迁到邻县所致",
    "补报了去年第四季度遗漏的12家企业",
    "R&D expenses of one moved firm",
    "口径调整：自2024年起含高校数据",
  ])("%s is good", (text) => {
    expect(flawOf(text, [])).toBeNull();
  });

  test.each([
    ["核实无误", "says-nothing"],
    ["情况属实", "says-nothing"],
    ["无误", "says-nothing"],
    ["属实", "says-nothing"],
    ["已核实", "says-nothing"],
    ["已核实。", "says-nothing"],
    ["　核 实 无 误　！！", "says-nothing"],
    ["经核实，数据准确无误，情况属实，特此说明。", "says-nothing"],
    ["2024年数据已经核对，均为正确", "says-nothing"],
    ["数据是实际情况，请审核。", "says-nothing"],
    ["核实无误核实无误核实无误", "says-nothing"],
    ["Verified, all data is correct", "says-nothing"],
    ["口径调整", "says-nothing"],
    ["哈哈哈哈哈哈哈哈哈哈", "says-nothing"],
    ["基数低", "too-short"],
    ["企业搬迁。。。。。。", "too-short"],
    ["核实无误，企业搬迁", "too-short"],
    ["12345678", "no-words"],
    ["66.5%，71.35；120", "no-words"],
    ["。。。。。。。。。。", "no-words"],
    ["　　　　　　　　　", "no-words"],
  ])("%s is refused: %s", (text, flaw) => {
    expect(flawOf(text, [])).toBe(flaw);
  });

  test("the sentence of the finding itself explains nothing, whole, in part or with a word more", () => {
    const own =
      "只填了比率，没有“KJ-54 有研发活动的规上工业企业数”。请补填；只有上级核定的比率的，数据状态选“核定数”。";
    const flaws = [own, "只填了比率,没有KJ-54", `说明：${own}`].map((text) => flawOf(text, [own]));
    expect(flaws).toEqual(["repeats-finding", "repeats-finding", "repeats-finding"]);
    expect(flawOf("两个基础项由市统计局掌握，未反馈到县", [own])).toBeNull();
  });

  test("pieces of the finding's sentence put together explain nothing; a reason beside them does", () => {
    const own = "目标 5% 低于2025年实绩 7.2%。请核对；确定这样定的，说明原因。";
    const flaws = ["目标低于2025年实绩，确定这样定的", "确定目标低于实绩，请说明原因"].map((text) =>
      flawOf(text, [own]),
    );
    expect(flaws).toEqual(["repeats-finding", "repeats-finding"]);
    const good = [
      "2025年实绩含一次性大项目，目标按正常年份定",
      "目标低于实绩，因两家企业外迁",
      "The target follows the plan of the province",
    ];
    expect(good.map((text) => flawOf(text, [own]))).toEqual(good.map(() => null));
  });

  test("punctuation, blanks and width never change the verdict", () => {
    const texts = ["核实无误", "基数低", "上年有两家大企业一次性计提研发费用", "12345678"];
    const signs = fc.array(fc.constantFrom("，", "。", " ", "　", "！", "…", "、", "-"), { maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(signs, { maxLength: 30 }), (text, between) => {
        const strewn = [...text].map((sign, index) => sign + (between[index] ?? []).join("")).join("");
        expect(flawOf(strewn, [])).toBe(flawOf(text, []));
      }),
    );
  });

  test("more words that say nothing never make an empty text good", () => {
    const empty = fc.constantFrom("核实无误", "情况属实", "属实", "已核实", "数据准确", "特此说明", "无误");
    fc.assert(
      fc.property(fc.array(empty, { minLength: 1, maxLength: 40 }), (words) => {
        expect(flawOf(words.join("，"), [])).toBe("says-nothing");
      }),
    );
  });
});

describe("the explanations of a document", () => {
  test("are told apart: missing, refused with the reason, stale, good", () => {
    const findings = [finding("a"), finding("b"), finding("c"), finding("d", { severity: "hint" })];
    const explanations = [explained("a"), explained("b", "核实无误"), explained("d"), explained("e")];
    const state = judgeExplanations(findings, explanations);
    expect(state).toEqual({
      missing: [findings[2]],
      refused: [{ finding: findings[1], explanation: explanations[1], flaw: "says-nothing" }],
      stale: [explanations[2], explanations[3]],
      good: [{ finding: findings[0], explanation: explanations[0] }],
    });
    expect(explanationFaults(state)).toEqual([
      { fingerprint: "c".repeat(32), fault: "missing" },
      { fingerprint: "b".repeat(32), fault: "says-nothing" },
      { fingerprint: "d".repeat(32), fault: "stale" },
      { fingerprint: "e".repeat(32), fault: "stale" },
    ]);
  });

  test("a second one of the same finding is refused", () => {
    const state = judgeExplanations(
      [finding("a")],
      [explained("a"), explained("a", "另一个说法，也有八个字以上")],
    );
    expect(explanationFaults(state)).toEqual([{ fingerprint: "a".repeat(32), fault: "twice" }]);
  });

  test("in every order: each finding and each explanation is counted exactly once", () => {
    const digits = fc.uniqueArray(fc.constantFrom(..."0123456789abcdef"), { maxLength: 12 });
    const text = fc.constantFrom("核实无误", "上年有两家大企业一次性计提研发费用");
    const explanations = fc.uniqueArray(fc.tuple(fc.constantFrom(..."0123456789abcdef"), text), {
      selector: ([digit]) => digit,
      maxLength: 12,
    });
    fc.assert(
      fc.property(digits, explanations, fc.nat(), (found, said, turn) => {
        const findings = found.map((digit) => finding(digit));
        const all = said.map(([digit, words]) => explained(digit, words));
        const { missing, refused, stale, good } = judgeExplanations(findings, all);
        expect(missing.length + refused.length + good.length).toBe(findings.length);
        expect(stale.length + refused.length + good.length).toBe(all.length);
        const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))];
        const sorted = (state: ReturnType<typeof judgeExplanations>) =>
          explanationFaults(state)
            .map(({ fingerprint, fault }) => `${fingerprint} ${fault}`)
            .sort();
        expect(sorted(judgeExplanations(findings, turned))).toEqual(
          sorted({ missing, refused, stale, good }),
        );
      }),
    );
  });
});

describe("a copy of last period's explanation", () => {
  const figures = (period: string) => [
    { indicator: "KJ-04", kind: "actual" as const, period, scope: { kind: "whole" as const } },
  ];
  const before = {
    findings: [finding("1", { figures: figures("2023") })],
    explanations: [explained("1", "2023年新增两个园区，口径有变化。")],
  };

  test("of the same rule and figure is told, whatever year and punctuation it has", () => {
    const now = {
      findings: [finding("2")],
      explanations: [explained("2", "2024年新增两个园区,口径有变化")],
    };
    expect(copiedExplanations(now, before)).toEqual(["2".repeat(32)]);
  });

  test("is none where the text, the rule or the figure is another", () => {
    const otherText = { findings: [finding("2")], explanations: [explained("2")] };
    const sameText = [explained("2", "2024年新增两个园区，口径有变化。")];
    const rule = { id: "UNIT-SLIP", version: 1, class: "UNIT" } as const;
    const [figure] = figures("2024");
    const otherRule = { findings: [finding("2", { rule })], explanations: sameText };
    const otherFigure = {
      findings: [finding("2", { figures: figure ? [{ ...figure, indicator: "KJ-05" }] : [] })],
      explanations: sameText,
    };
    expect([otherText, otherRule, otherFigure].map((now) => copiedExplanations(now, before))).toEqual([
      [],
      [],
      [],
    ]);
  });
});
