import type { Availability, FigureKind, Stage } from "../../shared/schema/figure.ts";
import type { ExplanationCategory } from "../../shared/schema/finding.ts";
import type { FormField } from "../../shared/schema/form.ts";
import type { RoundState, SubmissionState } from "../../shared/schema/round.ts";
import type { Role } from "../../shared/schema/session.ts";
import { categoryWords } from "../table/category-words.ts";
import type { FindingKind } from "./finding-kind.ts";
import type { Texts } from "./locale.ts";

/** Words for the closed lists of the schemas. */

export const severityLabels: Record<FindingKind, Texts> = {
  error: { zh: "强制性", en: "error" },
  releasable: { zh: "准强制性", en: "error unless released" },
  query: { zh: "核实性", en: "query" },
  hint: { zh: "提示性", en: "hint" },
  released: { zh: "已放行", en: "released by the city" },
  na: { zh: "未判定", en: "not judged" },
};

/** What a finding of each kind asks of the person. */
export const severityAsks: Record<FindingKind, Texts> = {
  error: { zh: "必须改正", en: "must be corrected" },
  releasable: { zh: "请改正，或请市局放行", en: "correct it, or ask the city to release it" },
  query: { zh: "请核对", en: "please verify" },
  hint: { zh: "供参考", en: "for information" },
  released: { zh: "市局已放行，不再挡上报", en: "let pass by the city" },
  na: { zh: "缺数据，没有判断，不等于通过", en: "data missing, not judged: not the same as passed" },
};

export const explanationCategoryLabels: Record<ExplanationCategory, Texts> = {
  definitionChange: { zh: categoryWords.definitionChange, en: "definition changed" },
  oneOff: { zh: categoryWords.oneOff, en: "one-off factor" },
  baseEffect: { zh: categoryWords.baseEffect, en: "base effect" },
  officialFigure: { zh: categoryWords.officialFigure, en: "official figure" },
  lateSupplement: { zh: categoryWords.lateSupplement, en: "late supplement" },
  other: { zh: categoryWords.other, en: "other" },
};

export const availabilityLabels: Record<Availability, Texts> = {
  available: { zh: "有数", en: "available" },
  notYet: { zh: "未出数", en: "not yet available" },
  notApplicable: { zh: "不适用", en: "not applicable" },
  notProvided: { zh: "未提供", en: "not provided" },
  notDisclosed: { zh: "不公开", en: "not disclosed" },
};

export const stageLabels: Record<Stage, Texts> = {
  estimate: { zh: "预计数", en: "estimate" },
  flash: { zh: "快报数", en: "flash figure" },
  annual: { zh: "年报数", en: "annual figure" },
  confirmed: { zh: "核定数", en: "confirmed figure" },
};

export const kindLabels: Record<FigureKind, Texts> = {
  actual: { zh: "实绩", en: "actual" },
  target: { zh: "目标", en: "target" },
};

export const roundStateLabels: Record<RoundState, Texts> = {
  draft: { zh: "未开放", en: "draft" },
  open: { zh: "填报中", en: "open" },
  closed: { zh: "已截止", en: "closed" },
  published: { zh: "已公布", en: "published" },
  archived: { zh: "已归档", en: "archived" },
};

export const submissionStateLabels: Record<SubmissionState, Texts> = {
  none: { zh: "未报", en: "not reported" },
  submitted: { zh: "已上报", en: "submitted" },
  returned: { zh: "已退回", en: "returned" },
  accepted: { zh: "已验收", en: "accepted" },
};

export const roleLabels: Record<Role, Texts> = {
  section: { zh: "责任科室", en: "section" },
  preparer: { zh: "填表人", en: "preparer" },
  head: { zh: "单位负责人", en: "head of unit" },
  reviewer: { zh: "市级审核", en: "city reviewer" },
  cityAdmin: { zh: "市级管理员", en: "city administrator" },
};

export const fieldLabels: Record<FormField, Texts> = {
  number: { zh: "序号", en: "number" },
  code: { zh: "代码", en: "code" },
  name: { zh: "指标名称", en: "indicator" },
  unit: { zh: "计量单位", en: "unit" },
  previousActual: { zh: "上年实绩", en: "last year's actual" },
  targetRequirement: { zh: "本年目标要求", en: "this year's target, requirement" },
  target: { zh: "本年目标值", en: "this year's target" },
  actual: { zh: "本年实绩", en: "this year's actual" },
  completionRate: { zh: "完成率", en: "completion rate" },
  completion: { zh: "完成情况", en: "completion" },
  yearOnYear: { zh: "同比", en: "year on year" },
  nextTargetRequirement: { zh: "下年目标要求", en: "next year's target, requirement" },
  nextTarget: { zh: "下年目标值", en: "next year's target" },
  status: { zh: "数据状态", en: "data status" },
  dataYear: { zh: "数据年份", en: "data year" },
  source: { zh: "数据来源", en: "source" },
  sections: { zh: "责任科室", en: "sections" },
  note: { zh: "说明", en: "note" },
};
