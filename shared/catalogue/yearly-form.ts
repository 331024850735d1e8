import { type Form, type FormColumn, type FormRow, form, type IndicatorRow } from "../schema/form.ts";
import type { Indicator } from "../schema/indicator.ts";
import { indicatorByCode, indicatorByKey } from "./indicators.ts";
import { yearlyLines } from "./yearly-lines.ts";
import { yearlyRules } from "./yearly-rules.ts";

const columns: FormColumn[] = [
  { field: "number", label: "序号", mark: "甲", width: 7, entry: "locked" },
  { field: "code", label: "代码", mark: "乙", width: 8, entry: "locked" },
  { field: "name", label: "指标名称", mark: "丙", width: 42, entry: "locked" },
  { field: "unit", label: "计量单位", mark: "丁", width: 9, entry: "locked" },
  { field: "previousActual", label: "上年实绩", mark: "1", width: 11, entry: "typed" },
  { field: "targetRequirement", label: "本年目标要求", mark: "2", width: 12, entry: "typed" },
  { field: "target", label: "本年目标值", mark: "3", width: 12, entry: "typed" },
  { field: "actual", label: "本年实绩", mark: "4", width: 11, entry: "typed" },
  { field: "completionRate", label: "完成率", mark: "5", width: 9, entry: "computed" },
  { field: "completion", label: "完成情况", mark: "6", width: 24, entry: "computed" },
  { field: "yearOnYear", label: "同比", mark: "7", width: 15, entry: "computed" },
  { field: "nextTargetRequirement", label: "下年目标要求", mark: "8", width: 12, entry: "typed" },
  { field: "nextTarget", label: "下年目标值", mark: "9", width: 12, entry: "typed" },
  { field: "status", label: "数据状态", mark: "10", width: 10, entry: "typed" },
  { field: "dataYear", label: "数据年份", mark: "11", width: 9, entry: "typed" },
  { field: "source", label: "数据来源", mark: "12", width: 22, entry: "typed" },
  { field: "sections", label: "责任科室(牵头在前)", mark: "13", width: 20, entry: "typed" },
  { field: "note", label: "说明", mark: "14", width: 28, entry: "typed" },
];

function indicatorOf(key: string): Indicator {
  const found = indicatorByKey.get(key);
  if (found === undefined) throw new Error(`The yearly form names an unknown indicator: ${key}`);
  return found;
}

/**
 * Typed rows must be filled or their absence be named; a derived row follows from its base items, which are required,
 * and an imported one is the city's. Targets are set for the indicators themselves, not for base items.
 */
function indicatorRow(number: string, key: string, label: string | null): IndicatorRow {
  const { code, group, obtained } = indicatorOf(key);
  return {
    kind: "indicator",
    number,
    indicator: code,
    label,
    indent: number.split(".").length - 1,
    entry: obtained,
    required: obtained === "typed",
    asksTarget: group === "core",
  };
}

const rows: FormRow[] = yearlyLines.map((line) =>
  "category" in line
    ? { kind: "category", category: line.category, label: line.label }
    : indicatorRow(line.number, line.key, line.label ?? null),
);

/**
 * 科技创新主要指标年报表, version 1: the 44 core indicators as they are asked, with the base items of their ratios.
 * 表号, 制定机关, 批准(备案)文号 and 有效期至 stand in no document and stay blank.
 */
export const yearlyForm: Form = form.parse({
  id: "sti-yearly",
  version: 1,
  title: "科技创新主要指标年报表",
  frequency: "annual",
  formNumber: null,
  authority: null,
  approvalNumber: null,
  validUntil: null,
  columns,
  rows,
  indicators: rows.flatMap((row) =>
    row.kind === "indicator" ? (indicatorByCode.get(row.indicator) ?? []) : [],
  ),
  signers: [
    { role: "unitHead", label: "单位负责人", required: true },
    { role: "statisticsHead", label: "统计负责人", required: true },
    { role: "preparer", label: "填表人", required: true },
    { role: "phone", label: "联系电话", required: false },
    { role: "reportDate", label: "报出日期", required: true },
  ],
  sections: ["办公室", "综合科", "高新科", "合作科", "人才科", "科创中心"],
  notes: [
    "空格不等于0:没有数的,在“数据状态”中注明未出数、不适用、未提供或不公开;确为零的填0。",
    "比率由本表基础数据计算,不直接填写;只掌握比率、没有基础数据的,填比率并在“说明”中写明来源,该数不参加汇总。",
    "“其中”各项不得大于所属总项;“新增”指报告年度新认定数(毛数),“总数”指报告期末时点数。",
    "目标值按文件原意填写:要求一栏选择不少于、超过、保持等,不是数字的目标选“文字”并照录原文。",
    "数据年份与报告期不一致的(如R&D经费、监测指数),在“数据年份”中如实填写。",
    "科技创新指数由市局按省统计监测报告导入,县(市、区)不填。",
    "责任科室按牵头在前的顺序填写,用顿号分隔。",
  ],
  rules: yearlyRules,
  publishedOn: "2026-11-22",
});
