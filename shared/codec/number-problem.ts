import { numeralSigns } from "./chinese-numeral.ts";
import { numberMark } from "./number-mark.ts";
import { scanNumeral } from "./numeral.ts";
import { splitStatus } from "./status.ts";
import {
  comparisonAfter,
  comparisonBefore,
  type Quantity,
  quantitiesIn,
  withoutNames,
} from "./target-words.ts";
import { isKnownUnit } from "./unit.ts";

/**
 * Why a text is no exact number. approximate: 30余, 近百, 左右 (traps E09) · comparison: ≥, 突破, 以上 (E10) · range: 3-5家 · dash: a mark
 * without a number ("-", "…", "/", 无, 待统计: `numberMark`), whose meaning only the table's legend tells · status: 138(预计), a number
 * with a word of 数据状态 · words: one number among other words (新增70家) · grouping: 1,23 · scaled: shown in thousands by its format ·
 * unshown: its format shows nothing of it · outOfRange: more than 20 digits before or behind the point.
 */
export type NumberProblem = {
  code:
    | "empty"
    | "tooLong"
    | "dash"
    | "error"
    | "date"
    | "approximate"
    | "comparison"
    | "range"
    | "severalNumbers"
    | "fraction"
    | "grouping"
    | "status"
    | "words"
    | "scaled"
    | "unshown"
    | "outOfRange"
    | "notNumeric";
};

const errorText =
  /^#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BUSY!|FIELD!|UNKNOWN!|BLOCKED!|GETTING_DATA|#+)$/i;
const date =
  /^(?:(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|[-/](?:0?[1-9]|1[0-2])|年\d{1,2}月(?:\d{1,2}日)?)(?: .*)?|\d{1,2}(?:[-—–~至到]\d{1,2})?月(?:份|\d{1,2}日)?)$/;
const fraction = /^\d+ ?[/⁄] ?\d+|[½¼¾⅓⅔]|分之(?!.*百分之)|^一半|^[\d一二三四五六七八九两]成(?![千百万])/;
const numeral = `(?=(?:为|在)? ?[¥\\d.${numeralSigns}])`;
const approximateStart = new RegExp(
  `^(?:(?:大?约|大概|将近|接近|近|[~≈±])${numeral}|(?:几|数|好几)(?=[十百千万亿])|[上成](?=[百千万]))`,
);
const approximateEnd = /^(?:余|多|来|几)|(?:左右|上下|前后|许)$/;
const comparisonStart = new RegExp(
  `^(?:[≥≤<>]=?|=[<>]|不(?:少|低|小|高|大|多)于|不(?:超过|足|到|满)|未(?:达到?|满)|达到?|超过?|超出|突破|逾|至少|至多|最多|最少|[高低大小多少]于)${numeral}`,
);
const comparisonEnd = /(?:以上|以下|以内|之上|之内|\+)$/;

/** What a folded text is instead of a number, as its form or its first word tells; null if it may be one. */
export function problemBeforehand(folded: string): NumberProblem["code"] | null {
  if (folded === "") return "empty";
  if (numberMark(folded) !== null) return "dash";
  if (errorText.test(folded)) return "error";
  if (date.test(folded)) return "date";
  if (!folded.startsWith("百分之") && fraction.test(folded)) return "fraction";
  if (comparisonStart.test(folded)) return "comparison";
  if (approximateStart.test(folded)) return "approximate";
  return splitStatus(folded) === null ? null : "status";
}

/** What follows the first numeral decides whether there is one exact number at all. */
export function problemBehind(rest: string): NumberProblem["code"] | null {
  if (isRange(rest)) return "range";
  if (approximateEnd.test(rest)) return "approximate";
  if (comparisonEnd.test(rest.replace(/\([^()]*\)$/, ""))) return "comparison";
  if (/^[-—–~至到、,/](?=[^a-z\u4e00-\u9fff]*\d)/i.test(rest) || /\d/.test(rest.replace(/m[23²³]/g, "")))
    return "severalNumbers";
  return null;
}

/** -5家, 家~15家, 到五家 behind a first number: both ends and nothing else. */
function isRange(rest: string): boolean {
  const [, unit = "", end = ""] = /^([^-—–―~至到]{0,6})[-—–―~至到]{1,2} ?(.+)$/.exec(rest) ?? [];
  if (unit.trim() !== "" && !isKnownUnit(unit)) return false;
  const last = scanNumeral(end)?.rest.trim();
  return last !== undefined && (last === "" || isKnownUnit(last));
}

/** Why words with or without numbers in them are no number: several, one that is no exact value, one in a sentence, none. */
export function problemOfWords(folded: string): NumberProblem["code"] {
  const sentence = folded.replace(/(?<!\d) | (?!\d)/g, "");
  if (/分之|一半|\d\/\d/.test(sentence)) return "fraction";
  const [quantity, ...others] = quantitiesIn(withoutNames(sentence));
  if (quantity === undefined) return "notNumeric";
  if (others.length > 0) return "severalNumbers";
  return /\p{L}/u.test(sentence) ? problemOfOne(quantity) : "notNumeric";
}

function problemOfOne({ before, after, approximate }: Quantity): NumberProblem["code"] {
  const said = [comparisonBefore(before), comparisonAfter(after)];
  if (approximate || said.includes("approximate")) return "approximate";
  const limit = /(?:不得?[少低小]于|至少|最少|≥|>=)$/.test(before) || comparisonAfter(after) !== null;
  return limit || said.some((one) => one === "moreThan" || one === "atMost" || one === "less")
    ? "comparison"
    : "words";
}
