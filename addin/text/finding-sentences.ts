import type { Availability } from "../../shared/schema/figure.ts";
import { availability } from "../../shared/schema/figure.ts";
import { type ComparingRuleId, comparingSentences } from "./finding-sentences-comparing.ts";
import type { FindingSentence, FindingView } from "./finding-view.ts";
import { availabilityLabels } from "./labels.ts";
import type { Locale } from "./locale.ts";
import { numberProblemSentence } from "./number-problem-texts.ts";

/** Rules of the engine (shared/validate) that look at the document alone. */
type OwnRuleId =
  | "META-FORM"
  | "META-PERIOD"
  | "META-SIGNER"
  | "META-DATE"
  | "STR-INDICATOR"
  | "STR-DUPLICATE"
  | "STR-FIGURE"
  | "STR-TARGET"
  | "TYP-NUMBER"
  | "TYP-VALUE"
  | "TYP-TARGETWORDS"
  | "TYP-INTEGER"
  | "FMT-DECIMALS"
  | "FMT-LENGTH"
  | "COD-SECTION"
  | "COD-DEFINITION"
  | "MISSNOTE-REASON"
  | "MISSNOTE-DATE"
  | "UNQ-SCOPE"
  | "CMP-COVERAGE"
  | "REQ-ACTUAL"
  | "REQ-ROW"
  | "REQ-STATUS"
  | "REQ-TARGET"
  | "RNG-LIMITS"
  | "RNG-PERIOD"
  | "UNIT-DIFFERENT"
  | "UNIT-CONVERTED"
  | "RATIO-DERIVED"
  | "RATIO-ONLY"
  | "SUB-PART"
  | "SUB-NUMERATOR";

/** Of all rules of the engine. A test holds this list against the rules that run. */
export type CheckRuleId = OwnRuleId | ComparingRuleId;

/** What is wrong and what to do, without naming the row: that stands in front (findingSubject). */
const ownSentences: Record<OwnRuleId, FindingSentence> = {
  "META-FORM": {
    fail: {
      zh: ({ expected, actual }) =>
        `任务用的报表是 ${expected}，本表是 ${actual}。请改用该任务的模板，把数据填入新表。`,
      en: ({ expected, actual }) =>
        `The round uses form ${expected}, this sheet is ${actual}. Get the round's template.`,
    },
  },
  "META-PERIOD": {
    fail: {
      zh: ({ actual }) =>
        `报告期“${actual}”与报表的频率不符。请在表头的报告期处改正（年报填年份，如 2024）。`,
      en: ({ actual }) =>
        `The period "${actual}" does not fit the form's frequency. Correct it above the table.`,
    },
  },
  "META-SIGNER": {
    fail: {
      zh: ({ param }) => `“${param("label")}”没有填写。请在表尾补填。`,
      en: ({ param }) => `"${param("label")}" is blank. Fill it in below the table.`,
    },
  },
  "META-DATE": {
    fail: {
      zh: ({ expected, actual }) =>
        `报出日期 ${actual} 离报告期 ${expected} 太远，像是年份写错了。请核对表尾的日期；没有写错的，说明原因。`,
      en: ({ expected, actual }) =>
        `The date ${actual} below the table is years away from the period ${expected}. Check its year, or say why.`,
    },
  },
  "STR-INDICATOR": {
    fail: {
      zh: ({ names }) => `本报表没有 ${names.join("、")} 这个指标。请核对代码，或删去该行。`,
      en: ({ names }) => `This form has no indicator ${names.join(", ")}. Check the code or remove the row.`,
    },
  },
  "STR-DUPLICATE": {
    fail: {
      zh: ({ param, actual }) => `同一个数出现了 ${param("count")} 次：${actual}。请只保留正确的一个。`,
      en: ({ param, actual }) =>
        `One figure stands ${param("count")} times: ${actual}. Keep the right one only.`,
    },
  },
  "STR-FIGURE": {
    fail: {
      zh: ({ param }) => wrongShapeZh[param("problem")] ?? "这个数的口径与报表不符。请重新审核后再上报。",
      en: () =>
        "The figure's unit, basis or origin is not the form's. Check the workbook again, then submit.",
    },
  },
  "STR-TARGET": {
    fail: {
      zh: ({ expected, actual, param }) =>
        wrongTarget[param("problem")]?.zh(expected, actual) ?? "这个目标与报表不符。请重新审核后再上报。",
      en: ({ expected, actual, param }) =>
        wrongTarget[param("problem")]?.en(expected, actual) ??
        "The target is not the form's. Check the workbook again, then submit.",
    },
  },
  "TYP-NUMBER": {
    fail: {
      zh: ({ actual, param }) => numberProblemSentence(param("problem"), actual, "zh"),
      en: ({ actual, param }) => numberProblemSentence(param("problem"), actual, "en"),
    },
  },
  "TYP-VALUE": {
    fail: {
      zh: ({ actual, param }) => `数值 ${actual} 与单元格里的“${param("typed")}”不一致。请重新审核后再上报。`,
      en: ({ actual, param }) =>
        `The value ${actual} is not what the cell says (${param("typed")}). Check again, then submit.`,
    },
  },
  "TYP-TARGETWORDS": {
    fail: {
      zh: ({ actual, param }) =>
        `目标写的是“${actual}”，一同上报的却是“${param("asked")}”。请重新审核后再上报。`,
      en: ({ actual, param }) =>
        `The target says "${actual}", but "${param("asked")}" was sent with it. Check again, then submit.`,
    },
  },
  "TYP-INTEGER": {
    fail: {
      zh: ({ actual, unit }) => `本指标按${unit}计数，应为整数，现为 ${actual}。请改为整数。`,
      en: ({ actual, unit }) => `This is a count (${unit}) and must be whole, not ${actual}. Correct it.`,
    },
  },
  "FMT-DECIMALS": {
    fail: {
      zh: ({ param }) =>
        `${param("count")} 个数的小数位数比报表显示的多，按原数上报。是公式算出来的不用改，是手填的请核对。`,
      en: ({ param }) =>
        `${param("count")} figures have more decimals than the form shows; they are sent as they are. Check typed ones.`,
    },
  },
  "FMT-LENGTH": {
    fail: {
      zh: ({ actual }) =>
        `${actual} 超过 15 位，Excel 已经把后面的数字变成 0，不是原来的数。请核对是不是填错了格。`,
      en: ({ actual }) =>
        `${actual} has more than 15 digits; Excel has replaced the last ones by zeros. Check whether it is in the right cell.`,
    },
  },
  "COD-SECTION": {
    fail: {
      zh: ({ param }) =>
        `${param("count")} 行的责任科室（${param("sections")}）不在报表列出的科室里。名称写对了的不用改。`,
      en: ({ param }) =>
        `${param("count")} rows name sections the form does not list (${param("sections")}). Leave them if they are right.`,
    },
  },
  "COD-DEFINITION": {
    fail: {
      zh: ({ expected, actual }) =>
        `这个数按第 ${actual} 版口径，报表用第 ${expected} 版，不参加汇总和比较。请按报表的指标解释重新填，确实只有旧口径的说明原因。`,
      en: ({ expected, actual }) =>
        `The figure follows definition ${actual}, the form ${expected}: it is neither merged nor compared. Use the form's definition, or say why.`,
    },
  },
  "MISSNOTE-REASON": {
    fail: {
      zh: ({ param }) =>
        `${param("count")} 个指标没有数，也没有说明原因。请在“说明”里写明；未出数的写上预计什么时候有。`,
      en: ({ param }) =>
        `${param("count")} indicators have no figure and no reason. Say why in the note; if not yet available, when it will be.`,
    },
  },
  "MISSNOTE-DATE": {
    fail: {
      zh: ({ param }) => `${param("count")} 个未出数的指标没有写预计什么时候出数。请在“说明”里补上。`,
      en: ({ param }) =>
        `${param("count")} indicators not yet available do not say when they will be. Add it to the note.`,
    },
  },
  "UNQ-SCOPE": {
    fail: {
      zh: () => "同一个园区（平台、飞地、企业）写了两种名称，数据重复。请只保留一个。",
      en: () => "One park (platform, exclave, firm) stands under two spellings. Keep one of them.",
    },
  },
  "CMP-COVERAGE": {
    fail: {
      zh: ({ expected, actual, param }) =>
        `应填 ${expected} 项，有数 ${actual} 项，注明没有数的 ${param("marked")} 项，还空着 ${param("open")} 项。`,
      en: ({ expected, actual, param }) =>
        `${actual} of ${expected} figures are there, ${param("marked")} are marked as absent, ${param("open")} are open.`,
    },
  },
  "REQ-ACTUAL": {
    fail: {
      zh: () =>
        "没有填写。请填本年实绩；确实没有数的，在“数据状态”选未出数、不适用、未提供或不公开。空格不算 0。",
      en: () =>
        "Not filled in. Type the actual, or say in the status column why there is none. Blank is not 0.",
    },
  },
  "REQ-ROW": {
    fail: {
      zh: ({ param }) =>
        `表里没有（或没有认出）${param("count")} 个必填指标的行。请把这些行补上；没有数的，在“数据状态”里写明原因。`,
      en: ({ param }) =>
        `The table has no rows for ${param("count")} required indicators, or they were not recognised. Add them; where there is no number, say why in the status column.`,
    },
  },
  "REQ-STATUS": {
    fail: {
      zh: (view) => `数据状态是“${status(view, "zh")}”，却又填了“${view.actual}”。请删去其中一个。`,
      en: (view) =>
        `The status says "${status(view, "en")}", yet "${view.actual}" is filled in. Remove one of them.`,
    },
  },
  "REQ-TARGET": {
    fail: {
      zh: ({ param }) =>
        `有 ${param("count")} 个指标没有填 ${param("year")} 年目标。已经下达的请补填；未下达的可以不填。`,
      en: ({ param }) =>
        `${param("count")} indicators have no target for ${param("year")}. Fill in those already set.`,
    },
  },
  "RNG-LIMITS": {
    fail: {
      zh: ({ param, expected, actual, unit }) =>
        `${actual}${unit} ${param("bound") === "min" ? "小于下限" : "大于上限"} ${expected}${unit}。请核对数值和计量单位。`,
      en: ({ param, expected, actual, unit }) =>
        `${actual} ${unit} is ${param("bound") === "min" ? "under the least" : "over the greatest"} possible value ${expected} ${unit}. Check value and unit.`,
    },
  },
  "RNG-PERIOD": {
    fail: {
      zh: ({ param, expected, actual }) => otherPeriodZh(param("why"), expected, actual),
      en: ({ expected, actual }) =>
        `This is a figure of ${actual}; the round asks for ${expected}. Fill in this period's figure, or correct the data year.`,
    },
  },
  "UNIT-DIFFERENT": {
    fail: {
      zh: ({ param, expected, actual }) => differentUnitZh(param("comparison"), expected, actual),
      en: ({ expected, actual }) =>
        `The unit "${actual}" cannot be converted to "${expected}". Fill in the figure in "${expected}".`,
    },
  },
  "UNIT-CONVERTED": {
    fail: {
      zh: ({ param, actual, unit }) =>
        `填的是 ${param("typed")}，单位 ${param("unit")}；已换算为 ${actual}${unit}。请核对单位有没有写错。`,
      en: ({ param, actual, unit }) =>
        `Typed: ${param("typed")} in ${param("unit")}; taken as ${actual} ${unit}. Check that the unit is right.`,
    },
  },
  "RATIO-DERIVED": {
    fail: {
      zh: ({ expected, actual, imbalance, unit, baseItems }) =>
        `按“${baseItems.join("”和“")}”推算应为 ${expected}${unit}，填的是 ${actual}${unit}，差 ${imbalance}。请核对这三个数。`,
      en: ({ expected, actual, imbalance, unit, baseItems }) =>
        `${baseItems.join(" and ")} give ${expected} ${unit}, filled in is ${actual} ${unit} (${imbalance}). Check all three.`,
    },
    na: {
      zh: ({ baseItems, param }) =>
        param("why") === "parts"
          ? `“${baseItems.join("”和“")}”没有填全（或数据年份不同），无法推算核对。`
          : `“${baseItems.join("”和“")}”不能相除（分母为零），无法推算核对。`,
      en: ({ baseItems, param }) =>
        param("why") === "parts"
          ? `${baseItems.join(" and ")} are not both there for the same year: the ratio cannot be recomputed.`
          : `${baseItems.join(" and ")} cannot be divided: the ratio cannot be recomputed.`,
    },
  },
  "RATIO-ONLY": {
    fail: {
      zh: ({ baseItems }) =>
        `只填了比率，没有“${baseItems.join("”和“")}”。请补填；只有上级核定的比率的，数据状态选“核定数”，它不参加汇总。`,
      en: ({ baseItems }) =>
        `Only the ratio is there, not ${baseItems.join(" and ")}. Fill them in, or mark the ratio as confirmed; it is then not merged.`,
    },
  },
  "SUB-PART": { fail: partOfWhole() },
  "SUB-NUMERATOR": { fail: partOfWhole() },
};

export const checkSentences: Record<CheckRuleId, FindingSentence> = {
  ...ownSentences,
  ...comparingSentences,
};

/** A part is greater than its whole. */
function partOfWhole(): FindingSentence["fail"] {
  return {
    zh: ({ name, param, actual, expected, imbalance }) =>
      `“${name(param("part"))}”（${actual}）大于包含它的“${name(param("whole"))}”（${expected}），多 ${imbalance}。请核对这两个数。`,
    en: ({ name, param, actual, expected, imbalance }) =>
      `${name(param("part"))} (${actual}) is greater than ${name(param("whole"))} (${expected}), which contains it, by ${imbalance}. Check both.`,
  };
}

function differentUnitZh(comparison: string, expected: string, actual: string): string {
  if (comparison === "incomplete") return `计量单位“${actual}”不完整。请写明是不是“${expected}”。`;
  if (comparison === "unknown") return `不认识计量单位“${actual}”。请按“${expected}”填写。`;
  return `计量单位“${actual}”与本指标的“${expected}”不是一回事，不能换算。请按“${expected}”的口径重新填写。`;
}

function status({ param }: FindingView, locale: Locale): string {
  const known = availability.safeParse(param("availability"));
  const label: Availability | undefined = known.data;
  return label === undefined ? param("availability") : availabilityLabels[label][locale];
}

/** RNG-PERIOD by what is wrong with the data year. */
function otherPeriodZh(why: string, due: string, period: string): string {
  if (why === "late") return `数据年份 ${period} 晚于报告期 ${due}。请改正“数据年份”。`;
  if (why === "part")
    return `这是 ${period} 的数，报告期是 ${due}，不是同一种期间。请填报告期的数，或改正“数据年份”。`;
  return `这是 ${period} 年的数，不是报告期 ${due} 的。请填报告期的数；确实没有的，清空并在“数据状态”选未出数。`;
}

/** STR-FIGURE by what is wrong with the figure. */
const wrongShapeZh: Readonly<Record<string, string>> = {
  imported: "本行由市级导入，不用填报。请清空。",
};

const wrongTarget: Readonly<Record<string, Record<Locale, (year: string, found: string) => string>>> = {
  scope: {
    zh: (_, scope) =>
      `这是“${scope}”的目标，不是全县（市、区）的，不参加汇总。请核对；确定单独报的，说明原因。`,
    en: (_, scope) =>
      `This is a target of "${scope}", not of the whole unit: it is not merged. Check it, or say why.`,
  },
  period: {
    zh: (year, found) => `这是 ${found} 年的目标，本期只报 ${year} 年和下一年的。请删去，或改正年份。`,
    en: (year, found) =>
      `This is a target of ${found}; only those of ${year} and the year after are reported.`,
  },
  baseYear: {
    zh: (_, found) => `目标的基年 ${found} 年不在目标年份以前。请改正目标里写的年份。`,
    en: (_, found) =>
      `The target's base year ${found} is not before its year. Correct the year in its words.`,
  },
};
