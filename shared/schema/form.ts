import * as z from "zod";
import { formRules } from "./form-rule.ts";
import { day, formId, indicatorCode } from "./identifiers.ts";
import { category, indicator } from "./indicator.ts";

/** What a column of the form holds. Codec and layout switch on this, never on a position. */
export const formField = z.enum([
  "number", // 序号
  "code", // 代码
  "name", // 指标名称
  "unit", // 计量单位
  "previousActual", // 上年实绩
  "targetRequirement", // 本年目标要求
  "target", // 本年目标值
  "actual", // 本年实绩
  "completionRate", // 完成率
  "completion", // 完成情况
  "yearOnYear", // 同比
  "nextTargetRequirement", // 下年目标要求
  "nextTarget", // 下年目标值
  "status", // 数据状态
  "dataYear", // 数据年份
  "source", // 数据来源
  "sections", // 责任科室
  "note", // 说明
]);
export type FormField = z.infer<typeof formField>;

export const formColumn = z.strictObject({
  field: formField,
  label: z.string().min(1).max(30),
  /** Column-number row: 甲 乙 丙 for the stub, 1 2 3 … for the data. */
  mark: z.string().min(1).max(4),
  /** Width in characters of the default font. */
  width: z.number().min(3).max(60),
  entry: z.enum(["locked", "typed", "computed"]),
});
export type FormColumn = z.infer<typeof formColumn>;

export const formRow = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("category"), category, label: z.string().min(1).max(40) }),
  z.strictObject({
    kind: z.literal("indicator"),
    /** 序号 as printed: "1", "1.1" for base items and 其中 rows. */
    number: z.string().min(1).max(8),
    indicator: indicatorCode,
    /** Name as this form prints it, where it differs from the catalogue (其中：…). */
    label: z.string().min(1).max(80).nullable(),
    indent: z.int().min(0).max(2),
    /** imported rows are locked; derived rows are computed from base items, typed only when just the ratio is known. */
    entry: z.enum(["typed", "derived", "imported"]),
    /** The actual must be filled or its absence be named by a 数据状态. */
    required: z.boolean(),
    /** A target for next year is asked for. */
    asksTarget: z.boolean(),
  }),
]);
export type FormRow = z.infer<typeof formRow>;
export type IndicatorRow = Extract<FormRow, { kind: "indicator" }>;

export const signerRole = z.enum(["unitHead", "statisticsHead", "preparer", "phone", "reportDate"]);
export type SignerRole = z.infer<typeof signerRole>;

/** One published version of a form (报表). Immutable; carries the definitions it was published with. */
export const form = z.strictObject({
  id: formId,
  version: z.int().min(1),
  title: z.string().min(1).max(60),
  frequency: z.enum(["annual", "quarterly", "monthly"]),
  /** 表号, 制定机关, 批准(备案)文号, 有效期至; null is printed as a blank to fill by hand, never invented. */
  formNumber: z.string().max(30).nullable(),
  authority: z.string().max(60).nullable(),
  approvalNumber: z.string().max(60).nullable(),
  validUntil: day.nullable(),
  columns: z.array(formColumn).min(4).max(40),
  rows: z.array(formRow).min(1).max(2000),
  /** Definitions of every indicator the rows name and of the base items they derive from. */
  indicators: z.array(indicator).min(1),
  signers: z.array(
    z.strictObject({ role: signerRole, label: z.string().min(1).max(20), required: z.boolean() }),
  ),
  /** Sections offered in 责任科室. */
  sections: z.array(z.string().min(1).max(40)),
  notes: z.array(z.string().max(300)),
  /** 审核关系 the version was published with. */
  rules: formRules,
  publishedOn: day,
});
export type Form = z.infer<typeof form>;

export const formVersionRef = z.strictObject({ id: formId, version: z.int().min(1) });
export type FormVersionRef = z.infer<typeof formVersionRef>;

export const isIndicatorRow = (row: FormRow): row is IndicatorRow => row.kind === "indicator";

/** Reply to GET forms: published versions, the latest of each form first. */
export const formList = z.strictObject({
  forms: z.array(form.pick({ id: true, version: true, title: true, publishedOn: true })),
});
export type FormList = z.infer<typeof formList>;
