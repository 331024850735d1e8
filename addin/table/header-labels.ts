import type { Form, FormField } from "../../shared/schema/form.ts";

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
const yearLabels: ReadonlyMap<string, "actual" | "target"> = new Map([
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

export type HeaderLabel = { label: string; year: number | null };

/** "本年实绩\n（2024年）" → { label: "本年实绩", year: 2024 }; blanks, width and brackets do not matter. */
export function headerLabel(text: string): HeaderLabel {
  const plain = text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  const year = /((?:19|20)\d{2})年?度?/.exec(plain);
  const label = plain
    .replace(/\(?(?:19|20)\d{2}年?度?\)?/g, "")
    .replace(/\([^()]*\)/g, "")
    .replace(/[:*]/g, "");
  return { label, year: year?.[1] === undefined ? null : Number(year[1]) };
}

export type FieldMatch = { field: FormField; how: "label" | "alias" | "year"; sure: boolean };

/** Finds the form's column for a header cell, given the reporting year where it is known. */
export function matchHeader(text: string, form: Form, reportYear: number | null): FieldMatch | undefined {
  const { label, year } = headerLabel(text);
  if (label === "") return undefined;
  const own = form.columns.find((column) => headerLabel(column.label).label === label);
  if (own) return { field: own.field, how: "label", sure: agrees(own.field, year, reportYear) };
  const yearly = year === null ? undefined : yearLabels.get(label);
  if (yearly !== undefined && year !== null) return matchYear(yearly, year, reportYear);
  const field = fieldOfAlias(label);
  return field === undefined ? undefined : { field, how: "alias", sure: agrees(field, year, reportYear) };
}

function fieldOfAlias(label: string): FormField | undefined {
  for (const [field, labels] of entries(aliases)) if (labels.includes(label)) return field;
  return undefined;
}

const entries = (record: Record<FormField, readonly string[]>): [FormField, readonly string[]][] =>
  formFields.map((field) => [field, record[field]]);

const formFields: readonly FormField[] = [
  "number",
  "code",
  "name",
  "unit",
  "previousActual",
  "targetRequirement",
  "target",
  "actual",
  "completionRate",
  "completion",
  "yearOnYear",
  "nextTargetRequirement",
  "nextTarget",
  "status",
  "dataYear",
  "source",
  "sections",
  "note",
];

/** Years after the reporting year each field speaks of. */
const offsets: Partial<Record<FormField, number>> = {
  previousActual: -1,
  targetRequirement: 0,
  target: 0,
  actual: 0,
  nextTargetRequirement: 1,
  nextTarget: 1,
};

/** A label that names another year than the sheet's is asked about, not believed (traps B01). */
function agrees(field: FormField, year: number | null, reportYear: number | null): boolean {
  const offset = offsets[field];
  return year === null || reportYear === null || offset === undefined || year === reportYear + offset;
}

function matchYear(
  kind: "actual" | "target",
  year: number,
  reportYear: number | null,
): FieldMatch | undefined {
  if (reportYear === null) return { field: kind, how: "year", sure: false };
  const field: Record<typeof kind, Partial<Record<number, FormField>>> = {
    actual: { [-1]: "previousActual", 0: "actual" },
    target: { 0: "target", 1: "nextTarget" },
  };
  const found = field[kind][year - reportYear];
  return found === undefined ? undefined : { field: found, how: "year", sure: true };
}
