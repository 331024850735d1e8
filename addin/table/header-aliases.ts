import { type FormField, formField } from "../../shared/schema/form.ts";

/** Labels bureaus use for the columns of an indicator table, besides the form's own. Normalised as `headerLabel` does. */
const aliases: Record<FormField, readonly string[]> = {
  number: ["编号", "no", "no."],
  code: ["指标代码", "指标编码", "编码"],
  name: ["指标", "主要指标", "名称", "指标内容"],
  unit: ["单位"],
  previousActual: ["上年实际", "上年完成数", "上年完成", "上年数", "去年实绩", "去年完成数"],
  targetRequirement: ["目标要求"],
  target: ["本年目标", "年度目标", "目标值", "年度目标值", "目标"],
  actual: [
    "实绩",
    "本年完成数",
    "本年完成",
    "本年实际",
    "完成数",
    "完成值",
    "实际完成",
    "实际完成数",
    "实际值",
    "全年实绩",
  ],
  completionRate: ["完成比例", "目标完成率"],
  completion: ["完成状态"],
  yearOnYear: ["同比增长", "同比增减", "比上年增长", "增长率"],
  nextTargetRequirement: ["次年目标要求"],
  nextTarget: ["下年目标", "次年目标", "次年目标值", "明年目标"],
  status: ["状态", "数据性质"],
  dataYear: ["数据年度", "数据所属年份"],
  source: ["来源", "资料来源"],
  sections: ["责任科室", "牵头科室", "责任处室", "责任部门", "责任单位"],
  note: ["备注", "情况说明", "备注说明"],
};

/** What a label means beside a year: 2020年实绩, 2021年目标. */
export const yearLabels: ReadonlyMap<string, "actual" | "target"> = new Map([
  ...[
    "实绩",
    "完成数",
    "完成值",
    "实际",
    "实际值",
    "实际完成",
    "实际完成数",
    "完成情况",
    "本年实绩",
    "上年实绩",
  ].map((label) => [label, "actual"] as const),
  ...["目标", "目标值", "年度目标", "目标任务", "本年目标值", "下年目标值"].map(
    (label) => [label, "target"] as const,
  ),
]);

const byAlias: ReadonlyMap<string, FormField> = new Map(
  formField.options.flatMap((field) => aliases[field].map((label) => [label, field] as const)),
);

/** The column a label means that is not the form's own; labels as `headerLabel` gives them. */
export const fieldOfAlias = (label: string): FormField | undefined => byAlias.get(label);
