import { printPeriod } from "../../shared/codec/period.ts";
import { stage } from "../../shared/schema/figure.ts";
import type { FindingSentence, FindingView } from "./finding-view.ts";
import { stageLabels } from "./labels.ts";
import type { Locale } from "./locale.ts";

/** Rules of the engine that compare with earlier values, targets or other units. */
export type ComparingRuleId =
  | "UNIT-SLIP"
  | "SUB-TARGET"
  | "CONT-PREVIOUS"
  | "CUM-FALLS"
  | "CUM-ASOF"
  | "REV-ACCEPTED"
  | "GAP-SERIES"
  | "TGT-BELOW"
  | "TGT-LEAP"
  | "TGT-FAR"
  | "TGT-YEAR"
  | "TGT-WORDS"
  | "TGT-TOTAL"
  | "TGTFRZ-CHANGED"
  | "DUPBLK-COLUMN"
  | "CHG-QUARTER"
  | "YOY-CHANGE"
  | "LIM-HISTORY"
  | "OUT-T-SERIES"
  | "OUT-P-PEERS";

/** "2023年的 8.5亿元" */
const earlierZh = ({ param, expected, unit }: FindingView): string =>
  `${printPeriod(param("previousPeriod"))}的 ${expected}${unit}`;
const earlierEn = ({ param, expected, unit }: FindingView): string =>
  `${expected} ${unit} of ${param("previousPeriod")}`;

export const comparingSentences: Record<ComparingRuleId, FindingSentence> = {
  "UNIT-SLIP": {
    fail: {
      zh: (view) =>
        `${view.actual}${view.unit} 与${earlierZh(view)}相差${times(view.param("factor"))}，像是计量单位或小数点填错（如万元当成亿元）。请核对；确实如此的说明原因。`,
      en: (view) =>
        `${view.actual} ${view.unit} is about ${view.param("factor")} times off the ${earlierEn(view)}: perhaps a slip of unit or decimal point. Check it; if it is right, explain why.`,
    },
    na: {
      zh: ({ param }) => `${param("count")} 个指标没有上年数，无法判断计量单位是否填错。`,
      en: ({ param }) => `${param("count")} indicators have no earlier figure to compare the unit with.`,
    },
  },
  "SUB-TARGET": {
    fail: {
      zh: ({ name, param, actual, expected }) =>
        `“${name(param("part"))}”的目标（${actual}）大于包含它的“${name(param("whole"))}”的目标（${expected}）。请核对这两个目标。`,
      en: ({ name, param, actual, expected }) =>
        `The target of ${name(param("part"))} (${actual}) is greater than that of ${name(param("whole"))} (${expected}), which contains it. Check both.`,
    },
  },
  "CONT-PREVIOUS": {
    fail: {
      zh: ({ expected, actual, unit }) =>
        `与以前验收的数不一致：以前是 ${expected}${unit}，现在是 ${actual}${unit}。请核对；确需更正的说明原因。`,
      en: ({ expected, actual, unit }) =>
        `Accepted before: ${expected} ${unit}; stated now: ${actual} ${unit}. Check it; if it is right, explain why.`,
    },
  },
  "CUM-FALLS": {
    fail: {
      zh: (view) =>
        `年初累计 ${view.actual}${view.unit} 小于${earlierZh(view)}。累计数不会减少，请核对；更正了前期的请说明原因。`,
      en: (view) =>
        `The year-to-date figure ${view.actual} ${view.unit} is under the ${earlierEn(view)}. It cannot fall: check it, or say what was corrected.`,
    },
  },
  "CUM-ASOF": {
    fail: {
      zh: ({ expected, actual }) =>
        `截止日期 ${actual} 不在${printPeriod(expected)}里，可能不是这一期的数。请核对；确实是的，说明原因。`,
      en: ({ expected, actual }) =>
        `The figure is as of ${actual}, which is not in ${expected}. Check it, or say why it is of this period.`,
    },
  },
  "REV-ACCEPTED": {
    fail: {
      zh: ({ expected, actual, unit, param }) =>
        `这一期已验收的数是 ${expected}${unit}（${stageName(param("acceptedStage"), "zh")}），现在报 ${actual}${unit}（${stageName(param("stage"), "zh")}）。请核对；确需修订的说明原因，最终数请把数据状态改为年报数或核定数。`,
      en: ({ expected, actual, unit, param }) =>
        `Accepted for this period: ${expected} ${unit} (${stageName(param("acceptedStage"), "en")}); now ${actual} ${unit} (${stageName(param("stage"), "en")}). Check it, or say why it is revised.`,
    },
  },
  "GAP-SERIES": {
    fail: {
      zh: ({ param }) => `${param("count")} 个指标缺上一期的数，前后都有。有数的话请补在“上年实绩”。`,
      en: ({ param }) =>
        `${param("count")} indicators lack the last period between two that are there. Fill it in if you have it.`,
    },
  },
  "TGT-BELOW": {
    fail: {
      zh: ({ actual, expected, unit, param }) =>
        `目标 ${actual}${unit} 低于${printPeriod(param("actualPeriod"))}实绩 ${expected}${unit}。请核对；确定这样定的，说明原因。`,
      en: ({ actual, expected, unit, param }) =>
        `The target ${actual} ${unit} is under the actual ${expected} ${unit} of ${param("actualPeriod")}. Check it, or say why it is set so.`,
    },
  },
  "TGT-LEAP": {
    fail: {
      zh: ({ actual, expected, unit, param }) =>
        `目标 ${actual}${unit} 比${printPeriod(param("actualPeriod"))}实绩 ${expected}${unit} 高出很多。请核对；确定这样定的，说明原因。`,
      en: ({ actual, expected, unit, param }) =>
        `The target ${actual} ${unit} is far over the actual ${expected} ${unit} of ${param("actualPeriod")}. Check it, or say why it is set so.`,
    },
  },
  "TGT-FAR": {
    fail: {
      zh: ({ actual, expected, unit, param, imbalance }) =>
        param("by") === "points"
          ? `实绩 ${actual}${unit} 与目标 ${expected}${unit} 相差 ${imbalance} 个百分点。请核对这两个数；没有填错的说明原因。`
          : `实绩 ${actual}${unit} 是目标 ${expected}${unit} 的 ${param("rate")}%。请核对这两个数；没有填错的说明原因。`,
      en: ({ actual, expected, unit, param, imbalance }) =>
        param("by") === "points"
          ? `The actual ${actual} ${unit} is ${imbalance} points off the target ${expected} ${unit}. Check both, or say why.`
          : `The actual ${actual} ${unit} is ${param("rate")} % of the target ${expected} ${unit}. Check both, or say why.`,
    },
  },
  "TGT-YEAR": {
    fail: {
      zh: ({ actual, expected }) => `目标里写的是 ${actual} 年，这一栏是 ${expected} 年的目标。请核对年份。`,
      en: ({ actual, expected }) =>
        `The target speaks of ${actual}; this column is for ${expected}. Check the year.`,
    },
  },
  "TGT-WORDS": {
    fail: {
      zh: ({ param }) =>
        `${param("count")} 个目标没有能判定的数（“${param("words")}”），照原文保存，不判定完成情况。要判定的，请写成“不少于 70”这样的一个要求。`,
      en: ({ param }) =>
        `${param("count")} target(s) name no number that can be judged ("${param("words")}"): kept as written, never judged. State one requirement, such as ≥70, where it should be.`,
    },
  },
  "TGT-TOTAL": {
    fail: {
      zh: ({ actual, expected, param }) =>
        `各分项目标合计 ${expected}，达不到总数目标“${param("requirement") === "moreThan" ? "超过" : "不少于"}${actual}”。请核对这几个目标。`,
      en: ({ actual, expected, param }) =>
        `The parts' targets add up to ${expected} and cannot reach the total's ${param("requirement") === "moreThan" ? "over" : "at least"} ${actual}. Check these targets.`,
    },
  },
  "TGTFRZ-CHANGED": {
    fail: {
      zh: ({ expected, actual }) =>
        `已下达的目标是“${expected}”，现在写的是“${actual}”。请改回；目标经批准调整的说明文号或原因。`,
      en: ({ expected, actual }) =>
        `The target issued is "${expected}", stated now "${actual}". Put it back, or say who approved the change.`,
    },
  },
  "DUPBLK-COLUMN": {
    fail: {
      zh: ({ param }) =>
        `可比的 ${param("compared")} 个数里有 ${param("count")} 个与上年完全相同，像是把上年的数抄了过来。请核对本年数。`,
      en: ({ param }) =>
        `${param("count")} of ${param("compared")} figures are those of last year: it looks as if the column was copied. Check this year's figures.`,
    },
  },
  "CHG-QUARTER": { fail: leap("比") },
  "YOY-CHANGE": {
    fail: leap("同比"),
    na: {
      zh: ({ param }) => `${param("count")} 个指标没有上年同期数，无法判断增减是否正常。`,
      en: ({ param }) =>
        `${param("count")} indicators have no figure of a year before to judge the change by.`,
    },
  },
  "LIM-HISTORY": {
    fail: {
      zh: ({ actual, unit, param }) =>
        `${actual}${unit} 远超出以往 ${param("count")} 年的范围（${param("least")} 到 ${param("most")}）。请核对；没有填错的说明原因。`,
      en: ({ actual, unit, param }) =>
        `${actual} ${unit} is far outside the ${param("least")} to ${param("most")} of the last ${param("count")} years. Check it, or say why.`,
    },
    na: shortSeries(),
  },
  "OUT-T-SERIES": {
    fail: {
      zh: ({ actual, expected, unit, param }) =>
        `${actual}${unit} 与以往 ${param("years")} 年的一般水平（中位数 ${expected}${unit}）相差很大。请核对；没有填错的说明原因。`,
      en: ({ actual, expected, unit, param }) =>
        `${actual} ${unit} lies far from what the last ${param("years")} years were like (median ${expected} ${unit}). Check it, or say why.`,
    },
    na: shortSeries(),
  },
  "OUT-P-PEERS": {
    fail: {
      zh: ({ param }) =>
        `同比变化 ${param("change")}%，与同级 ${param("peers")} 个单位的变化差别很大。请再核对一次。`,
      en: ({ param }) =>
        `It changed by ${param("change")} % in a year, very unlike the ${param("peers")} other units. Check it once more.`,
    },
  },
};

function times(factor: string): string {
  return factor === "10" ? "约十倍" : factor === "100" ? "约一百倍" : "一千倍以上";
}

/** A value that has leapt; `against` stands before the earlier one. */
function leap(against: string): FindingSentence["fail"] {
  return {
    zh: (view) =>
      `${view.actual}${view.unit}，${against}${earlierZh(view)}变化很大。请核对；没有填错的说明原因。`,
    en: (view) =>
      `${view.actual} ${view.unit} is far from the ${earlierEn(view)}. Check it, or say why it changed so.`,
  };
}

function shortSeries(): NonNullable<FindingSentence["na"]> {
  return {
    zh: ({ param }) => `${param("count")} 个指标验收过的年份不到 ${param("least")} 个，无法与以往水平比较。`,
    en: ({ param }) =>
      `${param("count")} indicators have fewer than ${param("least")} accepted years to compare with.`,
  };
}

function stageName(text: string, locale: Locale): string {
  const known = stage.safeParse(text);
  return known.success ? stageLabels[known.data][locale] : text;
}
