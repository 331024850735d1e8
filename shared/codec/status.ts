import type { Availability, Stage } from "../schema/figure.ts";
import { foldText, squeezeText } from "./fold-text.ts";

/** 数据状态 of a figure; `stage` is null where there is no number whose finality could be told. */
export type Status = { availability: Availability; stage: Stage | null };

export type StatusOption = Status & { label: string };

/** The words offered in the 数据状态 column, in the order shown. */
export const statusOptions: readonly StatusOption[] = [
  { label: "预计数", availability: "available", stage: "estimate" },
  { label: "快报数", availability: "available", stage: "flash" },
  { label: "年报数", availability: "available", stage: "annual" },
  { label: "核定数", availability: "available", stage: "confirmed" },
  { label: "未出数", availability: "notYet", stage: null },
  { label: "不适用", availability: "notApplicable", stage: null },
  { label: "未提供", availability: "notProvided", stage: null },
  { label: "不公开", availability: "notDisclosed", stage: null },
];

/** Other words for the same, as bureaus and statistical offices write them. */
const synonyms: Readonly<Record<string, string>> = {
  预计: "预计数",
  预计值: "预计数",
  预估: "预计数",
  预估数: "预计数",
  预测数: "预计数",
  初步数: "快报数",
  快报: "快报数",
  快报值: "快报数",
  年报: "年报数",
  年报值: "年报数",
  上级核定: "核定数",
  上级核定数: "核定数",
  核定: "核定数",
  核定值: "核定数",
  最终核定数: "核定数",
  尚未出数: "未出数",
  暂未出数: "未出数",
  待统计: "未出数",
  统计中: "未出数",
  尚未统计: "未出数",
  待出数: "未出数",
  未出: "未出数",
  未公布: "未出数",
  尚未公布: "未出数",
  暂未公布: "未出数",
  待公布: "未出数",
  未发布: "未出数",
  待发布: "未出数",
  不适用指标: "不适用",
  来源未载: "未提供",
  未载: "未提供",
  部门未提供: "未提供",
  涉密: "不公开",
  保密: "不公开",
  不予公开: "不公开",
};

/** How far a figure has come on its way says nothing of the number itself. */
const onItsWay = /^(?:已|待|未)(?:审核|审批|上报|提交|填报|报送)$|^审核通过$|^正常$/;

const byLabel = new Map(statusOptions.map((option) => [option.label, option]));

/** Reads a 数据状态 word; a remark in brackets behind it (未提供(来源未载)) is left aside. Undefined if not understood. */
export function readStatus(text: string): Status | undefined {
  if (text.length > 60) return undefined;
  const word = squeezeText(text).replace(/\([^()]*\)$/, "");
  if (onItsWay.test(word)) return { availability: "available", stage: null };
  const option = byLabel.get(Object.hasOwn(synonyms, word) ? (synonyms[word] ?? word) : word);
  return option && { availability: option.availability, stage: option.stage };
}

const statusBehind = /^(.*\d[^()]*)\(([^()]{2,8})\)$/;
const statusBefore = /^(预计|预估|预测|初步|快报|年报|核定)(?:数|值)?(?:为|:)? ?([-\d.].*)$/;

/** A number and the word of its status beside it: 138.2(预计), 快报数12家 → { text: "138.2", status }; null for any other text. */
export function splitStatus(text: string): { text: string; status: Status } | null {
  if (text.length > 60) return null;
  const folded = foldText(text);
  const [, number = "", word = ""] = statusBehind.exec(folded) ?? [];
  const [, wordBefore = "", numberBehind = ""] = statusBefore.exec(folded) ?? [];
  const status = readStatus(word === "" ? `${wordBefore}数` : word);
  return status === undefined ? null : { text: (word === "" ? numberBehind : number).trim(), status };
}

/** The label of a status; where there is no number its stage does not matter. */
export function printStatus({ availability, stage }: Status): string {
  const option = statusOptions.find(
    (candidate) =>
      candidate.availability === availability && (candidate.stage === null || candidate.stage === stage),
  );
  return option?.label ?? "";
}
