import type { NumberProblem } from "../../shared/codec/number.ts";
import type { Locale, Sentence } from "./locale.ts";

/** Why a text is no exact number, and what to type instead. */
const sentences: Record<NumberProblem["code"] | "unread" | "signed", Sentence<string>> = {
  unread: {
    zh: (text) =>
      `单元格里的“${text}”没有读成数（可能是日期，或按万、千缩小显示）。请把单元格格式改为数值，重新填写。`,
    en: (text) =>
      `"${text}" could not be read as a number in its cell. Set the cell's format to number and type it again.`,
  },
  signed: {
    zh: (text) => `“${text}”带着加号，像是比上年增加的数，不是指标本身的数，没有取。请填指标的数，不带加号。`,
    en: (text) =>
      `"${text}" reads like a change, not like the number itself, and was not taken. Type the number without its sign.`,
  },
  empty: { zh: () => "没有填写。", en: () => "Nothing is filled in." },
  tooLong: {
    zh: () => "内容太长，不是一个数。请只填数字，文字写在“说明”里。",
    en: () => "Too long for a number. Type digits only; words belong into the note.",
  },
  dash: {
    zh: (text) =>
      `“${text}”看不出是没有数还是零。没有数的请清空并在“数据状态”选未出数、不适用、未提供或不公开；是零就填 0。`,
    en: (text) => `"${text}" may mean none or zero. Type 0, or clear it and choose a data status.`,
  },
  error: {
    zh: (text) => `单元格是公式错误 ${text}。请改正公式，或直接填数。`,
    en: (text) => `The cell holds the formula error ${text}. Correct the formula or type the number.`,
  },
  date: {
    zh: (text) => `“${text}”是日期，不是数。请填数字，并把单元格格式改为数值。`,
    en: (text) => `"${text}" is a date. Type the number and set the cell's format to number.`,
  },
  approximate: {
    zh: (text) => `“${text}”是约数。请填准确的数；只有预计数的，数据状态选“预计数”。`,
    en: (text) => `"${text}" is approximate. Type the exact number, or mark it as an estimate.`,
  },
  comparison: {
    zh: (text) => `“${text}”带有比较词，是目标的写法。实绩请填准确的数。`,
    en: (text) => `"${text}" compares, as targets do. An actual must be one exact number.`,
  },
  range: {
    zh: (text) => `“${text}”是一个范围。请填准确的数；只有预计数的，数据状态选“预计数”。`,
    en: (text) => `"${text}" is a range. Type the exact number, or mark it as an estimate.`,
  },
  status: {
    zh: (text) => `“${text}”里写了数据状态。请只填数字，状态在“数据状态”里选。`,
    en: (text) => `"${text}" names a data status. Type the number only and choose the status in its column.`,
  },
  words: {
    zh: (text) => `“${text}”里除了数还有别的文字。请只填数字，文字写在“说明”里。`,
    en: (text) => `"${text}" holds more than a number. Type the number only; words belong into the note.`,
  },
  severalNumbers: {
    zh: (text) => `“${text}”里不止一个数。请只填本指标的一个数，其余写在“说明”里。`,
    en: (text) => `"${text}" holds several numbers. Type this indicator's only.`,
  },
  fraction: {
    zh: (text) => `“${text}”是分数。请换算成小数或百分数。`,
    en: (text) => `"${text}" is a fraction. Type it as a decimal or a percentage.`,
  },
  grouping: {
    zh: (text) => `“${text}”的千分位逗号位置不对，可能是小数点。请去掉逗号重新填。`,
    en: (text) => `The commas in "${text}" are not at thousands. Type it again without commas.`,
  },
  scaled: {
    zh: (text) =>
      `单元格里存的是“${text}”，格式把它缩小了显示，看到的和存的不是一个数。请改为普通数值格式，重新填写。`,
    en: (text) =>
      `The cell holds "${text}" and its format shows it scaled down. Use a plain number format and type it again.`,
  },
  unshown: {
    zh: (text) =>
      `单元格里存着“${text}”，但格式没有把它显示出来，没有取。请把单元格格式改为数值，看清后再填；没有数的请清空。`,
    en: (text) =>
      `The cell holds "${text}", which its format does not show; it was not taken. Set the format to number and check it, or clear the cell.`,
  },
  outOfRange: {
    zh: (text) => `“${text}”位数太多（小数点前后各至多 20 位）。请核对数值和计量单位。`,
    en: (text) => `"${text}" has more than 20 digits before or behind the point. Check value and unit.`,
  },
  notNumeric: {
    zh: (text) => `“${text}”不是一个数。请只填数字，文字写在“说明”里。`,
    en: (text) => `"${text}" is no number. Type digits only; words belong into the note.`,
  },
};

const sentenceByCode: ReadonlyMap<string, Sentence<string>> = new Map(Object.entries(sentences));

/** `code` as a finding's parameter carries it; an unknown one gets the general sentence. */
export const numberProblemSentence = (code: string, text: string, locale: Locale): string =>
  (sentenceByCode.get(code) ?? sentences.notNumeric)[locale](text);
