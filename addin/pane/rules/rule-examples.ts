import type { Texts } from "../../text/locale.ts";

/** How relations are written; 甲, 乙, 丙 stand for indicators. The parser reads them all (test). */
export const ruleExamples: readonly { text: string; means: Texts }[] = [
  { text: "甲 ≤ 乙", means: { zh: "甲不大于乙", en: "at most" } },
  { text: "甲 + 乙 = 丙", means: { zh: "分项之和等于合计", en: "parts make the total" } },
  { text: "甲 / 乙 * 100 ≈ 丙 ± 0.05", means: { zh: "相差不超过 0.05", en: "at most 0.05 apart" } },
  { text: "如果 甲 > 0 则 乙 > 0", means: { zh: "有前面才查后面", en: "only where the first holds" } },
  { text: "甲 与 乙 同填", means: { zh: "都填或都不填", en: "both or none is filled in" } },
  { text: "甲 ≤ 上年 甲 + 乙", means: { zh: "和上年的数比", en: "against last year's number" } },
  { text: "甲 ≥ 本年目标 甲", means: { zh: "和本年目标比", en: "against this year's target" } },
  {
    text: "甲 ≤ 100",
    means: { zh: "和一个数比，按指标的单位", en: "against a number in the indicator's unit" },
  },
];
