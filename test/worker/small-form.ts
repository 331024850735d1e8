import { type Form, form } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import { anIndicator } from "../an-indicator.ts";

/** A form of four rows, enough for sums, a count inside another, a ratio and an imported row. */

const indicator = (code: string, name: string, rest: Partial<Indicator> = {}): Indicator =>
  anIndicator(code, name, { category: "创新主体", valueType: "integer", decimals: 0, min: "0", ...rest });

const indicators = [
  indicator("KJ-901", "测试企业数"),
  indicator("KJ-902", "其中：测试大企业数", { partOf: ["KJ-901"] }),
  indicator("KJ-903", "测试经费", { unit: "亿元", valueType: "decimal", decimals: 2 }),
];

const row = (number: string, code: string) => ({
  kind: "indicator" as const,
  number,
  indicator: code,
  label: null,
  indent: 0,
  entry: "typed" as const,
  required: true,
  asksTarget: false,
});

const column = (field: string, label: string, mark: string) => ({
  field,
  label,
  mark,
  width: 10,
  entry: "typed" as const,
});

export const smallForm: Form = form.parse({
  id: "small",
  version: 1,
  title: "测试报表",
  frequency: "annual",
  formNumber: null,
  authority: null,
  approvalNumber: null,
  validUntil: null,
  columns: [
    column("code", "代码", "甲"),
    column("name", "指标名称", "乙"),
    column("unit", "计量单位", "丙"),
    column("actual", "本年实绩", "1"),
  ],
  rows: [
    { kind: "category", category: "创新主体", label: "创新主体" },
    row("1", "KJ-901"),
    row("1.1", "KJ-902"),
    row("2", "KJ-903"),
  ],
  indicators,
  signers: [{ role: "preparer", label: "填表人", required: true }],
  sections: ["规划科"],
  notes: [],
  rules: [],
  publishedOn: "2024-11-01",
});
