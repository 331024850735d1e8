import { formField } from "../../shared/schema/form.ts";
import type { ReadingRuleId } from "../../shared/schema/reading-finding.ts";
import type { FindingSentence, FindingView } from "./finding-view.ts";
import { fieldLabels } from "./labels.ts";
import type { Locale } from "./locale.ts";
import { numberProblemSentence } from "./number-problem-texts.ts";

/** Sentences for what a reading found. */
export const readingSentences: Record<ReadingRuleId, FindingSentence> = {
  "STR-MISSING": {
    fail: {
      zh: (view) =>
        view.param("periods") === ""
          ? `没有找到“${field(view, "zh")}”这一列${view.actual === "" ? "" : `；没有认出的列名：${view.actual}`}。请把列名写成“${field(view, "zh")}”。`
          : `没有找到“${field(view, "zh")}”这一列：表里的实绩是${view.param("periods")}的，没有报告期的（季报、月报要年初累计数），各期的数也不自动相加。请加一列“${field(view, "zh")}”，填报告期的数。`,
      en: (view) =>
        view.param("periods") === ""
          ? `There is no column "${field(view, "en")}"${view.actual === "" ? "" : `; headers not recognised: ${view.actual}`}. Give the column the form's label.`
          : `There is no column "${field(view, "en")}": the actuals here are of ${view.param("periods")}, and those of parts are not added up. Add a column with the numbers of the period (since January, where it is a part of a year).`,
    },
  },
  "STR-COLUMN": {
    fail: {
      zh: (view) => {
        const { doubt, certain } = narrowedZh(view);
        return `列名“${view.actual}”${doubt}，这一列没有取数。${certain}请${view.answerBy}，或把列名改成报表的列名。`;
      },
      en: (view) => {
        const { doubt, certain } = narrowedEn(view);
        return `The header "${view.actual}" ${doubt}. Nothing was read from it. ${certain}${view.answerBy}, or give it the form's label.`;
      },
    },
  },
  "STR-RENAMED": {
    fail: {
      zh: ({ expected, actual, answerBy }) =>
        `上次确认的“${expected}”现在写成了“${actual}”，仍按原来的对应取了数。请核对是不是同一项；不是的，请${answerBy}。`,
      en: ({ expected, actual }) =>
        `"${expected}", as it was confirmed, now reads "${actual}"; it was read as before. Check that it still means the same, else change it in the mapping.`,
    },
  },
  "STR-FORMULA": {
    fail: {
      zh: (view) =>
        `“${field(view, "zh")}”原来是公式算的，现在是直接填的数 ${view.actual}。请核对；要由公式算的，请把公式恢复。`,
      en: (view) =>
        `"${field(view, "en")}" was computed by a formula and is now the typed number ${view.actual}. Check it, or put the formula back.`,
    },
  },
  "STR-GONE": {
    fail: {
      zh: (view) =>
        view.param("what") === "column"
          ? `上次确认的“${view.actual}”这一列（${field(view, "zh")}）找不到了，没有取数。请恢复这一列的列名；改成了别的列名的，请${view.answerBy}。`
          : view.param("still") !== ""
            ? `“${view.actual}”这一行还在，但现在认不出它就是 ${view.name(view.param("indicator"))}（例如市里撤销了这个叫法），没有取数。请${view.answerBy}。`
            : `上次确认的“${view.actual}”这一行（${view.name(view.param("indicator"))}）找不到了${view.param("now") === "" ? "" : `，原处现在是“${view.param("now")}”`}，没有取数。请恢复这一行的名称；换了名称的，请${view.answerBy}。`,
      en: (view) =>
        view.param("what") === "column"
          ? `The column "${view.actual}" (${field(view, "en")}), confirmed before, is gone; nothing was read for it. Restore its header, or confirm the mapping anew.`
          : view.param("still") !== ""
            ? `The row "${view.actual}" is still there, but no longer known as ${view.name(view.param("indicator"))} (the city may have withdrawn the name); nothing was read from it. Say again in the mapping what it is.`
            : `The row "${view.actual}" (${view.name(view.param("indicator"))}), confirmed before, is gone${view.param("now") === "" ? "" : `; "${view.param("now")}" stands in its place`}. Restore its name, or confirm the mapping anew.`,
    },
  },
  "UNIT-CHANGED": {
    fail: {
      zh: ({ expected, actual }) =>
        `计量单位原来是“${expected}”，现在是“${actual}”，按“${actual}”取了数。请核对单位和数是不是一起改的。`,
      en: ({ expected, actual }) =>
        `The unit was "${expected}" and is now "${actual}", in which the number was read. Check that number and unit were changed together.`,
    },
  },
  "STR-ROW": {
    fail: {
      zh: (view) =>
        view.param("below") !== ""
          ? sectionZh(view)
          : view.param("nameless") === ""
            ? `“${view.actual}”这一行${likelyZh(view)}，没有取数。请${view.answerBy}${remedyZh(view)}；与报表无关的请删去数字。`
            : `有数“${view.actual}”的这一行没有代码和指标名称${view.param("nameless") === "merged" ? "（名称与上一行合并成一格）" : ""}，没有取数。请取消合并、写上代码或名称；与报表无关的请删去数字。`,
      en: (view) =>
        view.param("below") !== ""
          ? sectionEn(view)
          : view.param("nameless") === ""
            ? `The row "${view.actual}" was not read${likelyEn(view)}. ${view.answerBy}${remedyEn(view)}, or remove its numbers.`
            : `The row with the number ${view.actual} has neither code nor name of its own and was not read. Unmerge the name, or write the code or the name beside it.`,
    },
  },
  "STR-TABLE": {
    fail: {
      zh: ({ actual, param }) =>
        `第 ${actual} 行又是一个表头，它下面的数没有取（取的是第 ${param("read")} 行表头下的表）。一张工作表只放一张表：请把另一张移到单独的工作表。`,
      en: ({ actual, param }) =>
        `Row ${actual} is another header; what stands under it was not read (the table under row ${param("read")} was). Put it on a sheet of its own.`,
    },
  },
  "STR-HEADING": {
    fail: { zh: headingZh, en: headingEn },
  },
  "STR-HIDDEN": {
    fail: {
      zh: ({ actual }) =>
        `隐藏的行或列里有 ${actual} 个数，照样取了、会一起上报。请取消隐藏核对；不该报的请删去。`,
      en: ({ actual }) =>
        `Hidden rows or columns hold values (${actual}) that are read and submitted with the others. Show them and look.`,
    },
  },
  "STR-IMPORTED": {
    fail: {
      zh: ({ actual }) => `这一行由市局统一导入，填在这里的“${actual}”没有取，可以不管。`,
      en: ({ actual }) =>
        `The city imports this row; what stands here (${actual}) was not read. Nothing needs to be done.`,
    },
  },
  "STR-REMARK": {
    fail: {
      zh: (view) => {
        const { doubt, remedy } = remarkZh(view);
        return `说明（备注）里写着“${view.actual}”，取的本年实绩 ${view.param("value")} 可能${doubt}。请核对：${remedy}`;
      },
      en: (view) => {
        const { doubt, remedy } = remarkEn(view);
        return `The remark says "${view.actual}": ${view.param("value")}, taken as this year's actual, may ${doubt}. ${remedy}`;
      },
    },
  },
  "STR-TWICE": {
    fail: {
      zh: ({ actual }) => `同一个指标写了不止一次，都是“${actual}”，只取一次。`,
      en: ({ actual }) =>
        `One indicator stands there more than once, each time "${actual}"; it was read once.`,
    },
  },
  "UNIT-MISSING": {
    fail: {
      zh: ({ actual, param }) =>
        `金额“${actual}”没有写单位，不知道是${param("unit")}还是别的，没有取数。请在这一行、列名或表头“单位：”里写明。`,
      en: ({ actual, param }) =>
        `The amount ${actual} has no unit (${param("unit")} or another?) and was not read. State it in the row, the column or above the table.`,
    },
  },
  "UNIT-PERCENT": {
    fail: {
      zh: ({ actual }) =>
        `“${actual}”是百分之几说不准：可能是 ${actual}%，也可能是把百分数存成了小数。没有取数，请写成带 % 的数。`,
      en: ({ actual }) =>
        `${actual} may mean ${actual}% or a fraction of one; it was not read. Write it with a % sign.`,
    },
  },
  "TYP-CELL": {
    fail: {
      zh: ({ actual, param }) => numberProblemSentence(param("problem"), actual, "zh"),
      en: ({ actual, param }) => numberProblemSentence(param("problem"), actual, "en"),
    },
  },
  "TYP-STRUCK": {
    fail: {
      zh: ({ actual }) =>
        `“${actual}”里有划掉的字，划掉的不算，剩下的是多少要您定，没有取数。请把这一格改成一个数，去掉删除线。`,
      en: ({ actual }) =>
        `Part of "${actual}" is crossed out, so it was not read. Type the number that counts, without the line through it.`,
    },
  },
  "TYP-FORMULA": {
    fail: {
      zh: ({ actual }) =>
        `公式 ${actual} 没有计算结果（还没有算过，或公式引用绕成了圈），没有取数。请用 Excel 或 WPS 打开文件、改正公式并保存一次再审核，或直接填数。`,
      en: ({ actual }) =>
        `The formula ${actual} has no result (not calculated yet, or it leads back to itself). Correct it, save the file once in Excel or WPS, or type the number.`,
    },
  },
  "UNIT-STATED": {
    fail: {
      zh: ({ actual, param }) =>
        `计量单位有两个说法：“${param("one")}”和“${param("other")}”${actual === "" ? "" : `，不知道“${actual}”用的是哪个，没有取数`}。请改成一致（看列名括号、指标名称括号和计量单位列、备注、表上方的单位）。`,
      en: ({ actual, param }) =>
        `Two units are stated, "${param("one")}" and "${param("other")}"${actual === "" ? "" : `: ${actual} was not read`}. Make header, name, unit column, remark and caption agree.`,
    },
  },
  "RATIO-SHOWN": {
    fail: {
      zh: ({ expected, actual, unit }) =>
        `单元格显示 ${actual}${unit}，由基础数据算得 ${expected}${unit}，上报的是算得的数。请重新计算公式，或核对基础数据。`,
      en: ({ expected, actual, unit }) =>
        `The cell shows ${actual}${unit}; its base items give ${expected}${unit}, which is submitted. Recalculate the formula or check the base items.`,
    },
  },
  "TYP-STATUS": {
    fail: {
      zh: ({ actual }) =>
        `数据状态“${actual}”不认识。请选：预计数、快报数、年报数、核定数、未出数、不适用、未提供、不公开。`,
      en: ({ actual }) => `The data status "${actual}" is not known. Choose one from the cell's list.`,
    },
  },
  "REQ-YEAR": {
    fail: {
      zh: ({ actual }) => `本指标的数常比报告期晚一年，没有写 ${actual} 是哪一年的。请填“数据年份”。`,
      en: ({ actual }) =>
        `This indicator's data usually lag: which year is ${actual} of? Fill in the data year.`,
    },
  },
  "TYP-YEAR": {
    fail: {
      zh: ({ actual }) => `数据年份“${actual}”不是一个年份。请填四位年份，如 2024；与报告期相同的可以不填。`,
      en: ({ actual }) =>
        `The data year "${actual}" is no year. Type four digits, or nothing if it is the period's.`,
    },
  },
  "TYP-DATE": {
    fail: {
      zh: ({ actual }) => `“${actual}”不是日期。请填年月日，如 2025-01-15。`,
      en: ({ actual }) => `"${actual}" is no date. Type year, month and day: 2025-01-15.`,
    },
  },
  "TYP-LENGTH": {
    fail: {
      zh: () =>
        "文字太长。数据来源至多 200 字，说明至多 500 字，责任科室至多 12 个、每个至多 40 字，签名和电话至多 40 字。请缩短。",
      en: () =>
        "Too long: a source takes 200 characters, a note 500, sections 12 of 40 each, a signer 40. Shorten it.",
    },
  },
  "TYP-TARGET": {
    fail: {
      zh: ({ actual, param }) =>
        `目标“${actual}”${targetProblems.get(param("problem"))?.zh ?? "看不懂。请写成“不少于 70”“≥70”“保持”“力争 5%”这样的一个要求，或在“目标要求”列选好、“目标值”列只填数。"}`,
      en: ({ actual, param }) =>
        `The target "${actual}" ${targetProblems.get(param("problem"))?.en ?? "is not understood. State one requirement and one number, such as ≥70."}`,
    },
  },
};

const targetProblems: ReadonlyMap<string, Record<Locale, string>> = new Map([
  [
    "otherYear",
    {
      zh: "写的是另一年的要求。请填这一年的目标，其他年份的写在“说明”里。",
      en: "speaks of another year. State this year's; other years belong into the note.",
    },
  ],
  [
    "severalNumbers",
    {
      zh: "里不止一个数，没有取。请只填本指标的一个数，其余写在“说明”里；各有所指的，分开填。",
      en: "holds several numbers and was not taken. State this indicator's only; others belong into their own rows or the note.",
    },
  ],
]);

/** Why a column is not taken for a field, and whose answer would settle it. */
function narrowedZh(view: FindingView): { doubt: string; certain: string } {
  const name = `“${field(view, "zh")}”`;
  const words = view.param("qualifier");
  const said = words === "" ? "" : `说的是“${words}”，`;
  switch (view.param("narrows")) {
    case "":
      return { doubt: `可能是${name}，但不能确定（有两列都像它，或年份与报告期不符）`, certain: "" };
    case "year":
      return { doubt: `${said}不一定是全年的${name}`, certain: "就是全年数的，" };
    case "unit":
      return { doubt: `${said}不一定是全县（市、区）的${name}`, certain: "就是全县（市、区）数的，" };
    case "draft":
      return { doubt: `${said}数可能还没有定，不能当作${name}`, certain: "已经定了的，" };
    default:
      return { doubt: `${said}不能确定就是${name}`, certain: "就是的，" };
  }
}

function narrowedEn(view: FindingView): { doubt: string; certain: string } {
  const name = `"${field(view, "en")}"`;
  const words = view.param("qualifier");
  const said = words === "" ? "" : `says "${words}" and `;
  switch (view.param("narrows")) {
    case "":
      return {
        doubt: `may be ${name}, but another column claims it too or its year is another`,
        certain: "",
      };
    case "year":
      return { doubt: `${said}may not be ${name} of the whole year`, certain: "If it is: " };
    case "unit":
      return { doubt: `${said}may not be ${name} of the whole unit`, certain: "If it is: " };
    case "draft":
      return {
        doubt: `${said}may still change, so it is not taken for ${name}`,
        certain: "If it is final: ",
      };
    default:
      return { doubt: `${said}may not be ${name}`, certain: "If it is: " };
  }
}

function headingZh({ expected, actual, param }: FindingView): string {
  if (param("what") === "title")
    return `标题“${actual}”里的年份与报告期“${expected}”不一致。请核对这张表是哪一年的，改正标题或报告期。`;
  if (param("what") === "yearPart")
    return `表外写着“${actual}”，取的本年实绩可能不是 ${expected} 年全年的最终数。请核对：不是的改填全年的数；是的，改正这句话或写明情况。`;
  if (param("what") === "otherUnit")
    return `表上写着“${actual}”，是${param("unit")}的，不能当作${expected}的报。请换成${expected}的表；数确实是${expected}的，改正这里写的单位。`;
  if (param("what") === "whoseUnit") {
    const remedy =
      param("unit") === "" ? `在表上方写明“填报单位：${expected}”，或改正这里` : "改正这里写的单位";
    return `表上写着“${actual}”，这些数可能不是${expected}的。请核对：不是的，换成${expected}的表；是的，${remedy}。`;
  }
  const label = param("what") === "org" ? "填报单位" : "报告期";
  return `表上写的${label}是“${actual}”，这个文件却是为“${expected}”生成的。请用本单位本期的模板填报，不要改表头或借用别人的文件。`;
}

function headingEn({ expected, actual, param }: FindingView): string {
  if (param("what") === "title")
    return `The title "${actual}" names another year than the period "${expected}". Correct the one that is wrong.`;
  if (param("what") === "yearPart")
    return `Beside the table stands "${actual}": what was taken as this year's actuals may not be the final numbers of all ${expected}. Correct the numbers or the note, or explain.`;
  if (param("what") === "otherUnit")
    return `The sheet says "${actual}": that is ${param("unit")}, and not ${expected}. Use the table of ${expected}, or correct the unit here if the numbers are its own.`;
  if (param("what") === "whoseUnit") {
    const remedy =
      param("unit") === "" ? `write "填报单位：${expected}" above the table, or correct` : "correct";
    return `The sheet says "${actual}": these numbers may not be those of ${expected}. Use its own table; or, if they are, ${remedy} what is said here.`;
  }
  const label = param("what") === "org" ? "unit" : "period";
  return `The sheet shows the ${label} "${actual}", but the file was made for "${expected}". Use the template of your own unit and period.`;
}

/** What a remark says its number may not be, and what is to be done. */
function remarkZh({ expected, param }: FindingView): { doubt: string; remedy: string } {
  switch (param("says")) {
    case "draft":
      return {
        doubt: "还不是最终数",
        remedy: "还没有定的，在“数据状态”一列写“预计数”或“快报数”；已经定了的，改正说明。",
      };
    case "year":
      return {
        doubt: `不是 ${expected} 年全年的数`,
        remedy: "不是的，改填全年的数；是的，改正说明。",
      };
    case "otherYear":
      return {
        doubt: `不是 ${expected} 年的数`,
        remedy: `不是的，改填 ${expected} 年的数，或在“数据年份”一列写明是哪一年的；是的，改正说明。`,
      };
    case "mistake":
      return { doubt: "是错的", remedy: "错的，改正这个数；没有错的，改正说明。" };
    case "target":
      return { doubt: "不是实绩，是目标", remedy: "是目标的，改填实绩；是实绩的，改正说明。" };
    case "missing":
      return {
        doubt: "不该填",
        remedy: "没有数或不公开的，清空这个数，在“数据状态”一列写明；该填的，改正说明。",
      };
    default:
      return {
        doubt: "不是全县（市、区）的数",
        remedy: "不是的，改填全县（市、区）的数；是的，改正说明。",
      };
  }
}

function remarkEn({ expected, param }: FindingView): { doubt: string; remedy: string } {
  switch (param("says")) {
    case "draft":
      return {
        doubt: "not be final",
        remedy: "If so, write 预计数 or 快报数 in a column 数据状态; else correct the remark.",
      };
    case "year":
      return {
        doubt: `not be that of all ${expected}`,
        remedy: "Correct the number, or the remark.",
      };
    case "otherYear":
      return {
        doubt: `not be that of ${expected}`,
        remedy: "Correct the number or the remark, or say its year in a column 数据年份.",
      };
    case "mistake":
      return { doubt: "be wrong", remedy: "Correct the number, or the remark." };
    case "target":
      return { doubt: "be a target", remedy: "Put in the actual, or correct the remark." };
    case "missing":
      return {
        doubt: "not belong there",
        remedy: "Where there is none, or none to be told, clear it and say so in a column 数据状态.",
      };
    default:
      return {
        doubt: "not be that of the whole unit",
        remedy: "Correct the number, or the remark.",
      };
  }
}

function field({ param }: FindingView, locale: Locale): string {
  const known = formField.safeParse(param("field"));
  return known.success ? fieldLabels[known.data][locale] : param("field");
}

function suggestions({ param, name }: FindingView): string[] {
  const codes = param("suggestions");
  return codes === "" ? [] : codes.split("、").map(name);
}

/** Why a row whose indicator is known is not read. */
const doubtsZh: Readonly<Record<string, string>> = {
  part: "是开发区、镇（街道）等一部分的，可能不是全县的数",
  unit: "属于哪个地区说不准：表里有几个地区，不知道哪个是本单位",
  words: "说不准是哪一段时间的数，或是实绩还是目标",
  several: "旁边有几个数，说不准哪个是报告期的",
  years: "的数都像年份，说不准是一行数，还是下面各行的列名",
};
const doubtsEn: Readonly<Record<string, string>> = {
  part: "it speaks of a part of the unit",
  unit: "several areas are named and which is yours is not known",
  words: "which period it is of, or whether it is a target, is open",
  several: "several numbers stand beside it",
  years: "its numbers look like years and may head the columns below",
};

/** Why the rows below a heading are not read. */
const sectionsZh: Readonly<Record<string, string>> = {
  part: "下面的 # 行是开发区、镇（街道）等一部分的，可能不是全县的数",
  unit: "名下的 # 行可能不是本单位的数",
  words: "下面的 # 行可能不是报告期的实绩（是别的年份、一部分月份的，或是预计、计划）",
};
const sectionsEn: Readonly<Record<string, string>> = {
  part: "may be those of a part of the unit",
  unit: "may be those of another unit",
  words: "may not be this period's actuals (another year, some months, a forecast, a plan)",
};

const sectionZh = ({ actual, param, answerBy }: FindingView): string =>
  param("doubt") === "others"
    ? `“${actual}”名下的 ${param("below")} 行是别的单位的，没有取数，只取了本单位的，可以不管。`
    : `“${actual}”${(sectionsZh[param("doubt")] ?? "").replace("#", param("below"))}，没有取数。请${answerBy}，或改正这个小标题；与报表无关的请删去数字。`;
const sectionEn = ({ actual, param, answerBy }: FindingView): string =>
  param("doubt") === "others"
    ? `The rows below "${actual}" (${param("below")}) are those of another unit and were not read; those of your own were. Nothing needs to be done.`
    : `The rows below "${actual}" (${param("below")}) ${sectionsEn[param("doubt")] ?? ""} and were not read. ${answerBy}, correct that heading, or remove their numbers.`;

/** What makes a row clear on the sheet itself. */
const remediesZh: Readonly<Record<string, string>> = {
  "": "，或改用报表的代码或名称",
  years: "，或写上这一行的计量单位",
};
const remediesEn: Readonly<Record<string, string>> = {
  "": ", or use the form's code or name",
  years: ", or state the unit of the row",
};

const remedyZh = (view: FindingView): string => remediesZh[view.param("doubt")] ?? "";
const remedyEn = (view: FindingView): string => remediesEn[view.param("doubt")] ?? "";

function likelyZh(view: FindingView): string {
  const doubt = doubtsZh[view.param("doubt")];
  if (doubt !== undefined) return doubt;
  const likely = suggestions(view).map((name) => `“${name}”`);
  if (likely.length > 0) return `可能是 ${likely.join("或")}，但不能确定`;
  return view.param("code") === "" ? "不能确定是哪个指标" : `的代码 ${view.param("code")} 不在报表里`;
}

function likelyEn(view: FindingView): string {
  const doubt = doubtsEn[view.param("doubt")];
  if (doubt !== undefined) return `: ${doubt}`;
  const likely = suggestions(view);
  return likely.length > 0 ? `; it may be ${likely.join(" or ")}` : "";
}
