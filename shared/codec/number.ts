import { type Result, refuse, succeed } from "../result.ts";
import { big, printDecimal } from "./decimal.ts";
import { foldText } from "./fold-text.ts";
import { readNumberFormat } from "./number-format.ts";
import { plainDecimal, scanNumeral } from "./numeral.ts";
import { isKnownUnit } from "./unit.ts";

/** An exact number as written. `value` belongs to `unit`: 2亿元 is "2" and "亿元", 3.01% is "3.01", "%" and percent. */
export type ReadNumber = { value: string; unit: string | null; percent: boolean };

/**
 * Why a text is no exact number. approximate: 30余, 近百, 左右 (traps E09) · comparison: ≥, 突破, 以上 (E10) · dash: "-", "—",
 * "…", "/", whose meaning only the table's legend tells · grouping: 1,23 · scaled: shown in thousands by its format ·
 * outOfRange: more than 20 digits before or behind the point.
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
    | "severalNumbers"
    | "fraction"
    | "grouping"
    | "scaled"
    | "outOfRange"
    | "notNumeric";
};

/** A stored cell value as the hosts give it. */
export type RawCell = string | number | boolean | null | { error: string };

const longest = 100;
/** A number in canonical digits and nothing else, as nearly every cell holds it. */
const canonical = /^(?:0|[1-9]\d{0,19}|(?:0|[1-9]\d{0,19})\.\d{0,19}[1-9])$/;
const dash = /^(?:[-—–―/\\~─]+|\.{2,}|…+|·+|\*+)$/;
const errorText =
  /^#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BUSY!|FIELD!|UNKNOWN!|BLOCKED!|GETTING_DATA|#+)$/i;
const date = /^(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月(?:\d{1,2}日)?)(?: .*)?$/;
const fraction = /^\d+ ?[/⁄] ?\d+|[½¼¾⅓⅔]|分之(?!.*百分之)|^一半/;
const approximateStart = /^(?:大?约为?|大概|将近|接近|近|几|数|好几|上(?=[百千万])|成(?=[百千万])|[~≈±])/;
const approximateEnd = /^(?:余|多|来|几)|(?:左右|上下|前后|许)$/;
const comparisonStart =
  /^(?:[≥≤<>]=?|=[<>]|不(?:少|低|小|高|大|多)于|不(?:超过|足|到|满)|未(?:达到?|满)|达到?|超过?|超出|突破|逾|至少|至多|最多|最少|[高低大小多少]于)/;
const comparisonEnd = /(?:以上|以下|以内|之上|之内|\+)$/;

/**
 * Reads an exact number with its unit: "1,200 家", "１２３．５", "3.01％", "(1,200)" as −1200, "2.2亿元", "十五家", "第5位". Wrong is worse
 * than asked: what may be meant otherwise is refused with a reason. Never throws; time linear in the text.
 */
export function readNumber(text: string): Result<ReadNumber, NumberProblem> {
  if (canonical.test(text)) return succeed({ value: text, unit: null, percent: false });
  if (text.length > longest) return text.trim() === "" ? problem("empty") : problem("tooLong");
  const folded = foldText(text);
  if (folded === "") return problem("empty");
  if (dash.test(folded)) return problem("dash");
  if (errorText.test(folded)) return problem("error");
  if (date.test(folded)) return problem("date");
  if (/^百分之/.test(folded)) return percentInWords(folded.slice(3));
  if (fraction.test(folded)) return problem("fraction");
  if (comparisonStart.test(folded) && hasNumeral(folded)) return problem("comparison");
  if (approximateStart.test(folded) && hasNumeral(folded)) return problem("approximate");
  return signedNumber(folded);
}

const problem = (code: NumberProblem["code"]) => refuse<NumberProblem>({ code });
const hasNumeral = (text: string): boolean => /[\d零一二两三四五六七八九十百千万亿]/.test(text);

function percentInWords(words: string): Result<ReadNumber, NumberProblem> {
  const number = scanNumeral(words);
  if (number === null || number.rest !== "") return problem("notNumeric");
  return number.value === null
    ? problem(number.fault ?? "notNumeric")
    : succeed({ value: number.value, unit: "%", percent: true });
}

/** Sign, accounting brackets, 第 and currency before the numeral; the unit behind it. */
function signedNumber(text: string): Result<ReadNumber, NumberProblem> {
  const { unsigned, negative, ordinal, money } = signsOf(text);
  const number = scanNumeral(unsigned);
  if (number === null || isKnownUnit(text))
    return problem(/\d.*?\D\d/.test(text) ? "severalNumbers" : "notNumeric");
  const rest = number.rest.trimStart();
  const tail = tailProblem(rest);
  if (tail !== null) return problem(tail);
  if (number.value === null)
    return problem(number.fault === "notNumeric" ? chineseFault(rest) : (number.fault ?? "notNumeric"));
  if (number.script === "chinese" && rest !== "" && !isKnownUnit(rest)) return problem("notNumeric");
  const unit = ordinal ? ordinalUnit(rest) : unitOf(rest, money);
  if (unit === undefined || (ordinal && negative)) return problem("notNumeric");
  const value = negative && number.value !== "0" ? `-${number.value}` : number.value;
  return succeed({ value, unit, percent: unit === "%" });
}

type Signs = { unsigned: string; negative: boolean; ordinal: boolean; money: boolean };

/** (1,200) is −1200 as accountants write it; 首位 is 第1. */
function signsOf(text: string): Signs {
  if (text === "首位") return { unsigned: "1", negative: false, ordinal: true, money: false };
  const ordinal = /^第(?=[\d一二三四五六七八九十])/.test(text);
  const bracketed = /^\( ?(¥?[\d,. ]*\d%?) ?\)(.*)$/.exec(text);
  const plain = bracketed ? `${bracketed[1]}${bracketed[2]}` : text.replace(/^第/, "");
  const negative = bracketed !== null || /^¥? ?- ?(?=[\d.])/.test(plain);
  const money = plain.startsWith("¥");
  const unsigned = plain.replace(/^¥? ?[-+] ?(?=[\d.])/, "").replace(/^¥ ?/, "");
  return { unsigned, negative, ordinal, money };
}

/** What follows the first numeral decides whether there is one exact number at all. */
function tailProblem(rest: string): NumberProblem["code"] | null {
  if (approximateEnd.test(rest)) return "approximate";
  if (comparisonEnd.test(rest.replace(/\([^()]*\)$/, ""))) return "comparison";
  if (/^[-—–~至到、,/](?=[^a-z\u4e00-\u9fff]*\d)/i.test(rest) || /\d/.test(rest.replace(/m[23²³]/g, "")))
    return "severalNumbers";
  return null;
}

/** 三五家, 两三个, 数十 are estimates; 百 and 万元 alone are no number. */
const chineseFault = (rest: string): NumberProblem["code"] =>
  rest === "" || isKnownUnit(rest) ? "approximate" : "notNumeric";

/** 第5 and 第5位 are ranks; 第5批 and 第三季度 are no number. */
const ordinalUnit = (rest: string): string | undefined => (/^(?:位|名)?$/.test(rest) ? "位次" : undefined);

function unitOf(rest: string, money: boolean): string | null | undefined {
  if (rest.length > 20 || /^[.,。，、]/.test(rest)) return undefined;
  const written = rest.replace(/ /g, "");
  if (money) return written.endsWith("元") ? written : `${written}元`;
  return written === "" ? null : written;
}

/** Prints what `readNumber` reads: "-1200.5亿元", "3.01%". */
export function printNumber({ value, unit, percent }: ReadNumber): string {
  if (unit === "位次") return `第${value}位`;
  return `${value}${unit ?? (percent ? "%" : "")}`;
}

/**
 * Reads a stored cell value under its number format code. A binary number is taken at 15 significant digits, as a
 * spreadsheet shows it (0.1+0.2 is 0.3); under a percent format 0.0301 is 3.01 with percent; under a date format it is none.
 */
export function readCellNumber(raw: RawCell, format: string): Result<ReadNumber, NumberProblem> {
  if (raw === null) return problem("empty");
  if (typeof raw === "string") return readNumber(raw);
  if (typeof raw === "boolean") return problem("notNumeric");
  if (typeof raw === "object" || !Number.isFinite(raw)) return problem("error");
  const { percent, date: isDate, scaled, unit } = readNumberFormat(format);
  if (isDate) return problem("date");
  if (scaled) return problem("scaled");
  const value = shortestDecimal(raw, percent);
  if (value === null) return problem("outOfRange");
  return succeed({ value, unit: percent ? "%" : unit, percent: percent || unit === "%" });
}

function shortestDecimal(raw: number, percent: boolean): string | null {
  const exact = big(raw.toPrecision(15));
  const shown = printDecimal(percent ? exact.times(100) : exact);
  const negative = shown.startsWith("-");
  const value = plainDecimal(negative ? shown.slice(1) : shown);
  if (value === null || (value === "0" && raw !== 0)) return null;
  return negative ? `-${value}` : value;
}
