import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  describeTarget,
  parseTarget,
  requirementLabels,
  targetFromCells,
  targetToCells,
} from "../../../shared/codec/target.ts";
import { readCsv } from "../catalogue/read-csv.ts";
import { anyText, jiaxing, judgedStructure, patience } from "./arbitraries.ts";

const blank = { number: null, unit: null, baseYear: null, ambition: null, peerGroup: null, commitment: null };

test("the labels of 目标要求 are these nine", () => {
  expect(Object.values(requirementLabels)).toEqual([
    "不少于",
    "超过",
    "不超过",
    "保持",
    "位次不低于",
    "倍数(比基年)",
    "增长(%)",
    "高于同级",
    "文字",
  ]);
});

describe("two cells become one target", () => {
  test.each([
    ["不少于", 70, "家", { requirement: "atLeast", number: "70", unit: "家", text: "不少于70家" }],
    ["不少于", "1,200", "家", { requirement: "atLeast", number: "1200", unit: "家", text: "不少于1200家" }],
    [null, 70, "家", { requirement: "atLeast", number: "70", unit: "家", text: "不少于70家" }],
    ["≥", 70, "家", { requirement: "atLeast", number: "70", unit: "家", text: "不少于70家" }],
    ["超过", "70家", "家", { requirement: "moreThan", number: "70", unit: "家", text: "超过70家" }],
    ["保持", "85%以上", "%", { requirement: "keep", number: "85", unit: "%", text: "保持85%以上" }],
    ["位次不低于", 5, "位", { requirement: "rankWithin", number: "5", unit: "位", text: "前5位" }],
    ["倍数(比基年)", "2倍", "亿元", { requirement: "multiple", number: "2", text: "为基年的2倍" }],
    ["倍数(比基年)", 2, "亿元", { requirement: "multiple", number: "2", text: "为基年的2倍" }],
    [
      "倍数（比基年）",
      "比2019年翻一番",
      "亿元",
      { requirement: "multiple", number: "2", baseYear: 2019, text: "比2019年翻一番" },
    ],
    ["增长(%)", 10, "亿元", { requirement: "growth", number: "10", unit: "%", text: "增长10%以上" }],
    [
      "高于同级",
      "全市",
      "%",
      { requirement: "aboveGroup", peerGroup: { text: "全市", division: null }, text: "高于全市平均" },
    ],
    ["高于同级", null, "%", { requirement: "aboveGroup", text: "高于同级" }],
    ["文字", "全覆盖", "%", { requirement: "text", text: "全覆盖" }],
    ["文字", "新增70家、总量500家", "家", { requirement: "text", text: "新增70家、总量500家" }],
    [
      null,
      "力争突破1500家",
      "家",
      { requirement: "moreThan", number: "1500", unit: "家", commitment: "strive", text: "力争突破1500家" },
    ],
  ] as const)("%s | %s", (requirement, value, unit, expected) => {
    expect(targetFromCells({ requirement, value, unit })).toEqual({
      ok: true,
      value: { ...blank, ...expected },
    });
  });

  test("a percentage under a percent format is a percentage", () => {
    expect(targetFromCells({ requirement: "保持", value: 0.85, format: "0%", unit: "%" })).toMatchObject({
      value: { number: "85", unit: "%" },
    });
  });

  test("the number is given in the indicator's unit, the words stay", () => {
    expect(
      targetFromCells({ requirement: "不少于", value: "3500万元", unit: "亿元", canonicalUnit: "亿元" }),
    ).toMatchObject({
      value: { number: "0.35", unit: "亿元", text: "3500万元" },
    });
  });

  test("words that leave their unit to the row are given it, where it is not the indicator's", () => {
    const words = "力争投资不少于3000";
    const textIn = (unit: string, value = words) => {
      const read = targetFromCells({ requirement: null, value, unit, canonicalUnit: "亿元" });
      return read.ok && [read.value?.number, read.value?.text];
    };
    expect(textIn("亿元")).toEqual(["3000", words]);
    expect(textIn("万元")).toEqual(["0.3", `${words}（单位：万元）`]);
    const long = `${"投".repeat(290)}不少于3000`;
    expect(textIn("万元", long)).toEqual(["0.3", "不少于3000万元"]);
  });

  test("two empty cells are no target", () => {
    expect(targetFromCells({ requirement: "", value: " " })).toEqual({ ok: true, value: null });
    expect(targetFromCells({ requirement: null, value: null })).toEqual({ ok: true, value: null });
  });

  test.each([
    ["missingValue", { requirement: "不少于", value: null }],
    ["unknownRequirement", { requirement: "尽量", value: 5 }],
    ["unknownRequirement", { requirement: "constructor", value: 5 }],
    ["requirementConflict", { requirement: "不超过", value: "突破70家", unit: "家" }],
    ["requirementConflict", { requirement: "不少于", value: "走在前列", unit: "家" }],
    ["requirementConflict", { requirement: "超过", value: "70家以上", unit: "家" }],
    ["requirementConflict", { requirement: "高于同级", value: 5, unit: "家" }],
    ["requirementMissing", { requirement: null, value: 5, unit: "位" }],
    ["unreadableNumber", { requirement: "不少于", value: true }],
    ["unreadableNumber", { requirement: "位次不低于", value: 2.5, unit: "位" }],
    ["unreadableNumber", { requirement: "不少于", value: 45657, format: "yyyy/m/d" }],
    ["error", { requirement: "不少于", value: { error: "#REF!" } }],
    ["dash", { requirement: null, value: "—" }],
    ["unit", { requirement: "不少于", value: "650亿", unit: "亿元", canonicalUnit: "亿元" }],
    ["unit", { requirement: null, value: "100家次", unit: "家", canonicalUnit: "家" }],
  ] as const)("%s", (code, cells) => {
    expect(targetFromCells(cells)).toEqual({ ok: false, error: { code } });
  });
});

test("a target whose words say no more than its structure is written as a plain number", () => {
  const read = targetFromCells({ requirement: "不少于", value: 70, unit: "家" });
  expect(read.ok && read.value && targetToCells(read.value)).toEqual({ requirement: "不少于", value: "70" });
  const words = parseTarget("力争突破1500家");
  expect(words.ok && targetToCells(words.value)).toEqual({ requirement: "超过", value: "力争突破1500家" });
});

test(
  "any judged target goes into its two cells and comes back the very same",
  () => {
    fc.assert(
      fc.property(judgedStructure(), (structure) => {
        const target = { ...structure, text: describeTarget({ ...structure, text: "?" }) };
        const cells = { ...targetToCells(target), unit: target.unit };
        expect(targetFromCells(cells, jiaxing)).toEqual({ ok: true, value: target });
      }),
      { numRuns: 500 },
    );
  },
  patience,
);

test("every target of the five documents that is one goes into its cells and comes back the very same", () => {
  const quotes = readCsv("figures.csv")
    .filter(({ kind }) => kind?.includes("target"))
    .map(({ quote = "" }) => quote);
  for (const quote of quotes) {
    const read = parseTarget(quote, jiaxing);
    if (!read.ok) {
      expect(quote).toContain("分别");
      continue;
    }
    const cells = { ...targetToCells(read.value, jiaxing), unit: read.value.unit };
    expect(targetFromCells(cells, jiaxing)).toEqual(read);
  }
});

test(
  "no cell makes it throw, and what any words gave comes back from the cells they are written to",
  () => {
    const label = fc.oneof(
      fc.constantFrom(...Object.values(requirementLabels)),
      fc.constant(null),
      anyText(),
    );
    const raw = fc.oneof(
      anyText(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constant({ error: "#N/A" }),
    );
    fc.assert(
      fc.property(label, raw, anyText(), (requirement, value, format) => {
        const read = targetFromCells({ requirement, value, format, unit: "家" }, jiaxing);
        if (!read.ok || read.value === null) return;
        const cells = { ...targetToCells(read.value, jiaxing), unit: read.value.unit };
        expect(targetFromCells(cells, jiaxing)).toEqual({ ok: true, value: read.value });
      }),
      { numRuns: 2000 },
    );
  },
  patience,
);
