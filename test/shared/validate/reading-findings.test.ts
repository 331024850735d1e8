import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../shared/codec/canonical-json.ts";
import { normalDocument } from "../../../shared/codec/normal-document.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { isReadingQuery, readingQuery, readingRuleId } from "../../../shared/schema/reading-finding.ts";
import { submissionDocument } from "../../../shared/schema/submission.ts";
import { copiedExplanations, judgeExplanations } from "../../../shared/validate/explanations.ts";
import { readingFingerprints } from "../../../shared/validate/reading-fingerprints.ts";
import { standardRules } from "../../../shared/validate/standard-rules.ts";
import { aFinding } from "../../a-finding.ts";
import { actual, documentWith } from "./small-form.ts";

const figure = { indicator: "KJ-04", kind: "actual", period: "2024", scope: { kind: "whole" } } as const;

/** The remark beside a number says that it is expected. */
const remark = (more: Partial<Finding> = {}): Finding =>
  aFinding("STR-REMARK", {
    severity: "query",
    figures: [figure],
    cells: ["台账!F4"],
    expected: "2024",
    actual: "预计数",
    params: { says: "draft", value: "12" },
    ...more,
  });

describe("the rules of the reading", () => {
  test("are none of the engine's: nobody can be asked the same by both", () => {
    expect(standardRules.filter(({ id }) => readingRuleId.safeParse(id).success)).toEqual([]);
  });

  test("are sent as queries that did not pass, of their own class and without a release", () => {
    const sent = remark();
    const never = [
      remark({ severity: "error" }),
      remark({ severity: "hint" }),
      remark({ outcome: "na" }),
      remark({ rule: { id: "YOY-CHANGE", version: 1, class: "YOY" } }),
      remark({ rule: { id: "STR-REMARK", version: 2, class: "STR" } }),
      remark({ rule: { id: "STR-REMARK", version: 1, class: "ENGINE" } }),
      remark({
        release: {
          asked: { category: "other", text: "原因" },
          by: "某",
          reason: "",
          at: "2025-01-15T00:00:00Z",
        },
      }),
    ];
    expect(readingQuery.safeParse(sent)).toEqual({ success: true, data: sent });
    expect(never.map((finding) => readingQuery.safeParse(finding).success)).toEqual(never.map(() => false));
    expect([sent, ...never.slice(0, 4)].map(isReadingQuery)).toEqual([true, false, false, false, false]);
  });
});

describe("what the reading asks to be verified", () => {
  const of = (value: string, finding = remark()) => readingFingerprints([actual("KJ-04", value)])(finding);

  test("is known by its words, its cells and the values it is about, whatever the order of what it says", () => {
    const turned = remark({ params: { value: "12", says: "draft" } });
    expect(of("12", turned)).toBe(of("12"));
    const others = [
      of("13"),
      of("12", remark({ actual: "快报数" })),
      of("12", remark({ expected: "2023" })),
      of("12", remark({ cells: ["台账!F5"] })),
      of("12", remark({ params: { says: "year", value: "12" } })),
      of("12", remark({ figures: [] })),
      of("12", remark({ rule: { id: "STR-ROW", version: 1, class: "STR" } })),
    ];
    expect(new Set([of("12"), ...others]).size).toBe(others.length + 1);
  });

  test("is explained as what a rule asks is", () => {
    const finding = remark({ fingerprint: of("12") });
    const explanation = {
      fingerprint: of("12"),
      category: "other" as const,
      text: "统计局已核定，备注未及更新",
    };
    expect(judgeExplanations([finding], [])).toMatchObject({ missing: [finding], good: [] });
    expect(judgeExplanations([finding], [explanation]).good).toEqual([{ finding, explanation }]);
    const moved = remark({ fingerprint: of("13") });
    expect(judgeExplanations([moved], [explanation])).toMatchObject({
      missing: [moved],
      stale: [explanation],
    });
  });

  test("of no figure is another one where its words are: an explanation is flagged as copied only of the same row", () => {
    const row = (actual: string, digit: string) =>
      aFinding("STR-ROW", { severity: "query", actual, fingerprint: digit.repeat(32) });
    const said = (digit: string) => ({
      fingerprint: digit.repeat(32),
      category: "other" as const,
      text: "本县自设指标，报表没有这一项",
    });
    const before = { findings: [row("科普基地数", "a")], explanations: [said("a")] };
    const now = {
      findings: [row("科普基地数", "b"), row("众创空间面积", "c")],
      explanations: [said("b"), said("c")],
    };
    expect(copiedExplanations(now, before)).toEqual(["b".repeat(32)]);
  });
});

describe("a document", () => {
  const sent = documentWith(actual("KJ-04", "12"));

  test("without them is the same as before there were any, and one with an empty list is that", () => {
    const text = canonicalJson(normalDocument(sent));
    expect(text).not.toContain("readingFindings");
    expect(canonicalJson(normalDocument({ ...sent, readingFindings: [] }))).toBe(text);
  });

  test("holds them in the order of their fingerprints", () => {
    const queries = ["c", "a", "b"].map((digit) =>
      readingQuery.parse(remark({ fingerprint: digit.repeat(32) })),
    );
    const [c, a, b] = queries;
    expect(normalDocument({ ...sent, readingFindings: queries }).readingFindings).toEqual([a, b, c]);
  });

  test("takes two thousand of them and no more", () => {
    const many = (count: number) => ({
      ...sent,
      readingFindings: Array.from({ length: count }, () => remark()),
    });
    expect([2000, 2001].map((count) => submissionDocument.safeParse(many(count)).success)).toEqual([
      true,
      false,
    ]);
  });
});
