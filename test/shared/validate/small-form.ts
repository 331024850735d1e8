import { describeTarget } from "../../../shared/codec/target.ts";
import type { ActualFigure, Figure, TargetFigure } from "../../../shared/schema/figure.ts";
import type { Form } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { SubmissionDocument } from "../../../shared/schema/submission.ts";
import { anIndicator } from "../../an-indicator.ts";

/** A form of seven invented-for-test indicators: a ratio of two base items, a whole and its part, an amount, a count. */

const counted = { valueType: "integer", decimals: 0, min: "0" } as const;
const indicator = (code: string, name: string, unit: string, more: Partial<Indicator> = {}): Indicator =>
  anIndicator(code, name, { ...counted, unit, definition: name, ...more });

const decimalUnit = { valueType: "decimal", decimals: 2, measure: "金额" } as const;

export const smallForm: Form = {
  id: "small",
  version: 1,
  title: "小表",
  frequency: "annual",
  formNumber: null,
  authority: null,
  approvalNumber: null,
  validUntil: null,
  columns: [
    { field: "code", label: "代码", mark: "甲", width: 8, entry: "locked" },
    { field: "name", label: "指标名称", mark: "乙", width: 30, entry: "locked" },
    { field: "unit", label: "计量单位", mark: "丙", width: 8, entry: "locked" },
    { field: "previousActual", label: "上年实绩", mark: "1", width: 10, entry: "typed" },
    { field: "actual", label: "本年实绩", mark: "2", width: 10, entry: "typed" },
    { field: "nextTargetRequirement", label: "下年目标要求", mark: "3", width: 10, entry: "typed" },
    { field: "nextTarget", label: "下年目标值", mark: "4", width: 10, entry: "typed" },
    { field: "status", label: "数据状态", mark: "5", width: 10, entry: "typed" },
    { field: "dataYear", label: "数据年份", mark: "6", width: 10, entry: "typed" },
    { field: "source", label: "数据来源", mark: "7", width: 10, entry: "typed" },
    { field: "sections", label: "责任科室", mark: "8", width: 10, entry: "typed" },
    { field: "note", label: "说明", mark: "9", width: 10, entry: "typed" },
  ],
  rows: [
    { kind: "category", category: "创新投入", label: "一、创新投入" },
    ...["KJ-01", "KJ-51", "KJ-52", "KJ-02", "KJ-03", "KJ-04", "KJ-05"].map((code, index) => ({
      kind: "indicator" as const,
      number: String(index + 1),
      indicator: code,
      label: null,
      indent: 0,
      entry: code === "KJ-01" ? ("derived" as const) : ("typed" as const),
      required: code !== "KJ-01" && code !== "KJ-05",
      asksTarget: false,
    })),
  ],
  indicators: [
    indicator("KJ-01", "研发投入占比", "%", {
      ...decimalUnit,
      max: "100",
      acrossUnits: "derive",
      overTime: "derive",
      obtained: "derived",
      derive: { kind: "ratio", numerator: "KJ-51", denominator: "KJ-52", scale: "100" },
      lag: 1,
    }),
    indicator("KJ-51", "研发经费", "亿元", { ...decimalUnit, group: "base", lag: 1 }),
    indicator("KJ-52", "地区生产总值", "亿元", { ...decimalUnit, group: "base", lag: 1 }),
    indicator("KJ-02", "新增研发机构数", "家"),
    indicator("KJ-03", "其中:省级研发机构数", "家", { partOf: ["KJ-02"] }),
    indicator("KJ-04", "科技贷款余额", "亿元", {
      ...decimalUnit,
      overTime: "stock",
      aliases: ["科技型企业贷款余额"],
    }),
    indicator("KJ-05", "投资增速", "%", { ...decimalUnit, min: null, max: null, measure: "增速" }),
  ],
  signers: [
    { role: "unitHead", label: "单位负责人", required: true },
    { role: "phone", label: "联系电话", required: false },
  ],
  sections: [],
  notes: [],
  rules: [],
  publishedOn: "2026-01-01",
};

const unitOf = (code: string): string =>
  smallForm.indicators.find((known) => known.code === code)?.unit ?? "家";

/** An actual of 2024; `value` null makes an empty cell. */
export const actual = (
  indicator: string,
  value: string | null,
  more: Partial<ActualFigure> = {},
): ActualFigure => ({
  kind: "actual",
  indicator,
  period: "2024",
  scope: { kind: "whole" },
  basis: indicator === "KJ-04" ? "pointInTime" : "period",
  asOf: null,
  availability: "available",
  value,
  unit: unitOf(indicator),
  typed: value === null ? null : { text: value, unit: unitOf(indicator) },
  obtained: "typed",
  stage: "annual",
  definitionVersion: 1,
  source: null,
  sections: [],
  cell: null,
  note: null,
  ...more,
});

/** A target in the words that say what it asks, unless others are given. */
export function target(
  indicator: string,
  period: string,
  more: Partial<TargetFigure["target"]> = {},
): TargetFigure {
  const asked: TargetFigure["target"] = {
    requirement: "atLeast",
    number: "1",
    unit: unitOf(indicator),
    baseYear: null,
    ambition: null,
    peerGroup: null,
    commitment: null,
    text: "不少于1",
    ...more,
  };
  return {
    kind: "target",
    indicator,
    period,
    scope: { kind: "whole" },
    cell: null,
    note: null,
    target: { ...asked, text: more.text ?? describeTarget(asked) },
  };
}

/** Everything filled and right. */
export const completeFigures: readonly Figure[] = [
  actual("KJ-01", "3", { obtained: "derived", typed: null }),
  actual("KJ-51", "30"),
  actual("KJ-52", "1000"),
  actual("KJ-02", "44"),
  actual("KJ-03", "21"),
  actual("KJ-04", "8.5"),
];

/** The complete document with some figures replaced (same indicator and kind) or added. */
export function documentWith(...changes: Figure[]): SubmissionDocument {
  const replaced = new Set(changes.map(({ indicator, kind, period }) => `${indicator}/${kind}/${period}`));
  const kept = completeFigures.filter(
    ({ indicator, kind, period }) => !replaced.has(`${indicator}/${kind}/${period}`),
  );
  return {
    form: { id: "small", version: 1 },
    org: "330483",
    period: "2024",
    figures: [...kept, ...changes],
    explanations: [],
    signers: { unitHead: "甲", statisticsHead: null, preparer: null, phone: null, reportDate: null },
  };
}
