import { type Result, refuse, succeed } from "../result.ts";
import { big, printDecimal } from "./decimal.ts";
import { hasDigitsApart } from "./digits-apart.ts";
import { foldText } from "./fold-text.ts";
import { hidesText, readNumberFormat } from "./number-format.ts";
import { type NumberProblem, problemBeforehand, problemBehind, problemOfWords } from "./number-problem.ts";
import { plainDecimal, scanNumeral } from "./numeral.ts";
import { isKnownUnit, unitAtStart } from "./unit.ts";

/** An exact number as written. `value` belongs to `unit`: 2亿元 is "2" and "亿元", 3.01% is "3.01", "%" and percent. */
export type ReadNumber = { value: string; unit: string | null; percent: boolean };

export type { NumberProblem } from "./number-problem.ts";

/** A stored cell value as the hosts give it. */
export type RawCell = string | number | boolean | null | { error: string };

const longest = 100;
/** A number in canonical digits and nothing else, as nearly every cell holds it. */
const canonical = /^(?:0|[1-9]\d{0,19}|(?:0|[1-9]\d{0,19})\.\d{0,19}[1-9])$/;

/**
 * Reads an exact number with its unit: "1,200 家", "１２３．５", "3.01％", "(1,200)" as −1200, "2.2亿元", "138.2（亿元）", "十五家", "第5位"; a
 * footnote mark behind it (12①, 12*, 12注) is left aside. Wrong is worse than asked: what may be meant otherwise is refused with
 * a reason. Never throws. Work in proportion to the text: beyond 100 characters nothing but its length and blanks is looked at.
 */
export function readNumber(text: string): Result<ReadNumber, NumberProblem> {
  if (canonical.test(text)) return succeed({ value: text, unit: null, percent: false });
  if (text.length > longest) return text.trim() === "" ? problem("empty") : problem("tooLong");
  // [120] is set apart from the other numbers for a reason only its note tells; (120) is an accountant's −120
  if (/^\s*[[［【〔]/.test(text)) return problem("words");
  const folded = foldText(text);
  const refused = problemBeforehand(folded);
  if (refused !== null) return problem(refused);
  if (hasDigitsApart(text)) return problem("severalNumbers");
  if (folded.startsWith("百分之")) return percentInWords(folded.slice(3));
  return signedNumber(withoutFootnote(folded), folded);
}

const problem = (code: NumberProblem["code"]) => refuse<NumberProblem>({ code });

/** Footnote marks, and a full stop, behind a number; ² behind m belongs to the unit. */
const footnote = /(?:[①-⑳⑴-⒇*※★☆†‡¹⁰⁴-⁹]|(?<!m)[²³]|注\d{0,2}|\(注\d{0,2}\)| |。)$/i;

function withoutFootnote(folded: string): string {
  let text = folded;
  for (let round = 0; round < longest && footnote.test(text); round += 1) text = text.replace(footnote, "");
  return /[\d一二两三四五六七八九十百千万亿%]/.test(text) ? text : folded;
}

function percentInWords(words: string): Result<ReadNumber, NumberProblem> {
  const number = scanNumeral(words);
  if (number === null || number.rest !== "") return problem("notNumeric");
  return number.value === null
    ? problem(number.fault ?? "notNumeric")
    : succeed({ value: number.value, unit: "%", percent: true });
}

/** Sign, accounting brackets, 第 and currency before the numeral; the unit behind it. */
function signedNumber(text: string, folded: string): Result<ReadNumber, NumberProblem> {
  const { unsigned, negative, ordinal, money } = signsOf(text);
  const number = scanNumeral(unsigned);
  if (number === null || isKnownUnit(text)) return problem(problemOfWords(folded));
  const rest = number.rest.trimStart();
  const behind = problemBehind(rest);
  // 万人发明专利拥有量41件 only begins like a number
  if (behind === "severalNumbers" && number.script === "chinese") return problem(problemOfWords(folded));
  if (behind !== null) return problem(behind);
  if (number.value === null)
    return problem(number.fault === "notNumeric" ? chineseFault(rest) : (number.fault ?? "notNumeric"));
  if (number.script === "chinese" && rest !== "" && !isKnownUnit(rest))
    return problem(problemOfWords(folded));
  const unit = ordinal ? ordinalUnit(rest) : unitOf(rest, money);
  if (unit === undefined || (ordinal && negative)) return problem(problemOfWords(folded));
  const value = negative && number.value !== "0" ? `-${number.value}` : number.value;
  return succeed({ value, unit, percent: unit === "%" });
}

type Signs = { unsigned: string; negative: boolean; ordinal: boolean; money: boolean };

/** (1,200) is −1200 as accountants write it; 首位 is 第1. */
function signsOf(text: string): Signs {
  if (text === "首位") return { unsigned: "1", negative: false, ordinal: true, money: false };
  const ordinal = /^第(?=[\d一二三四五六七八九十])/.test(text);
  const bracketed = /^\( ?(¥?[\d,. ]*\d%?) ?\)(.*)$/.exec(text);
  const plain = (bracketed ? `${bracketed[1]}${bracketed[2]}` : text.replace(/^第/, "")).replace(
    /^人民币:? ?/,
    "¥",
  );
  const negative = bracketed !== null || /^¥? ?- ?(?=[\d.])/.test(plain);
  const money = plain.startsWith("¥");
  const unsigned = plain.replace(/^¥? ?[-+] ?(?=[\d.])/, "").replace(/^¥ ?/, "");
  return { unsigned, negative, ordinal, money };
}

/** 三五家, 两三个, 数十 are estimates; 百 and 万元 alone are no number. */
const chineseFault = (rest: string): NumberProblem["code"] =>
  rest === "" || isKnownUnit(rest) ? "approximate" : "notNumeric";

/** 第5 and 第5位 are ranks; 第5批 and 第三季度 are no number. */
const ordinalUnit = (rest: string): string | undefined => (/^(?:位|名)?$/.test(rest) ? "位次" : undefined);

/** The unit as written, known or a word of its own (标准箱); undefined where more than a unit follows (个项目成功落地). */
function unitOf(rest: string, money: boolean): string | null | undefined {
  const written = rest.replace(/ /g, "");
  if (money) return /元(?:人民币)?$/.test(written) ? moneyUnit(written) : moneyUnit(`${written}元`);
  if (written === "") return null;
  if (isKnownUnit(written)) return written.replace(/^\((.*)\)$/, "$1");
  const ownWord = written.length <= 8 && /^[\p{L}℃°][\p{L}/·]*$/u.test(written);
  return ownWord && unitAtStart(written) === null ? written : undefined;
}

const moneyUnit = (written: string): string | undefined => (isKnownUnit(written) ? written : undefined);

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
  if (typeof raw === "string") {
    const read = readNumber(raw);
    return read.ok && hidesText(format) ? problem("unshown") : read;
  }
  if (typeof raw === "boolean") return problem("notNumeric");
  if (typeof raw === "object" || !Number.isFinite(raw)) return problem("error");
  const { percent, date: isDate, scaled, unit, unshown } = readNumberFormat(format, raw);
  if (isDate) return problem("date");
  if (unshown) return problem("unshown");
  if (scaled) return problem("scaled");
  const value = shortestDecimal(raw, percent);
  if (value === null) return problem("outOfRange");
  return succeed({ value, unit: percent ? "%" : unit, percent: percent || unit === "%" });
}

function shortestDecimal(raw: number, percent: boolean): string | null {
  const written = String(raw);
  // no more than 15 digits: what is written is the number
  if (!percent && written.length <= 15 && canonical.test(written)) return written;
  const exact = big(raw.toPrecision(15));
  const shown = printDecimal(percent ? exact.times(100) : exact);
  const negative = shown.startsWith("-");
  const value = plainDecimal(negative ? shown.slice(1) : shown);
  if (value === null || (value === "0" && raw !== 0)) return null;
  return negative ? `-${value}` : value;
}
