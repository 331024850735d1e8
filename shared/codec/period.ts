import { type Result, refuse, succeed } from "../result.ts";
import { period as periodSchema } from "../schema/identifiers.ts";
import { readChineseNumeral } from "./chinese-numeral.ts";
import { squeezeText } from "./fold-text.ts";

/** yearToDate: 1—6月 and 上半年 run from 1 January to the end of `period` ("2024M06", "2024Q2"). */
export type Span = { period: string; yearToDate: boolean };

export type PeriodProblem = { code: "empty" | "notAPeriod" | "noYear" | "severalYears" };

const chineseDigits: Readonly<Record<string, string>> = { 一: "1", 二: "2", 三: "3", 四: "4" };

/** A year, with nothing behind it but 年, 年度, 全年. */
const wholeYear = /^(?:年度?|全年|年全年)?$/;
const quarter = /^年?度?第?(?:q([1-4])|([1-4一二三四])季度?|([1-4])q)$/;
const month = /^(?:年|[-/.])?(\d{1,2}|十[一二]?|[一二三四五六七八九])月?份?$/;
const months = /^年?(?:1|一)月?[-—–―~至到]+(\d{1,2}|十[一二]?|[二三四五六七八九])月份?(?:累计)?$/;
const quarters = /^年?(?:前([二三四2-4])个?季度|(上半年)|(?:1|一)[-—–~至到](?:([2-4二三四])季度))(?:累计)?$/;

/**
 * Reads a reporting period with its reach: "2020", 2020, "2024年度", "2024年第三季度", "2024Q3", "2024年1—6月", "2024年6月". `year` stands in
 * where the text names none ("1—6月"). 下半年 and the like are refused. Never throws.
 */
export function readSpan(raw: string | number, year?: number): Result<Span, PeriodProblem> {
  if (typeof raw === "number") return yearSpan(String(raw));
  if (raw.length > 40) return refuse({ code: "notAPeriod" });
  const text = squeezeText(raw).toLowerCase();
  if (text === "") return refuse({ code: "empty" });
  const compact = /^(\d{4})(\d{2})$/.exec(text) ?? /^(\d{4})m(\d{2})$/.exec(text);
  if (compact !== null) return monthSpan(compact[1] ?? "", compact[2] ?? "", false);
  const { written, rest } = splitYear(text);
  const found = written ?? (year === undefined ? null : String(year));
  if (found === null) return refuse({ code: hasPeriodWord(rest) ? "noYear" : "notAPeriod" });
  return spanWithin(found, rest, written !== null);
}

/** As `readSpan`, only the period: "2024年1—6月" is "2024M06". Whether a figure is cumulative is the indicator's matter. */
export function readPeriod(raw: string | number, year?: number): Result<string, PeriodProblem> {
  const span = readSpan(raw, year);
  return span.ok ? succeed(span.value.period) : span;
}

const notAPeriod = refuse<PeriodProblem>({ code: "notAPeriod" });
const hasPeriodWord = (text: string): boolean =>
  [quarter, month, months, quarters].some((form) => form.test(text));

function splitYear(text: string): { written: string | null; rest: string } {
  const arabic = /^(?:19|20)\d{2}(?!\d)/.exec(text)?.[0];
  if (arabic !== undefined) return { written: arabic, rest: text.slice(4) };
  const chinese = /^[〇零一二三四五六七八九]{4}(?=年)/.exec(text)?.[0];
  const value = chinese === undefined ? null : readChineseNumeral(chinese);
  return value === null ? { written: null, rest: text } : { written: value, rest: text.slice(4) };
}

function spanWithin(year: string, rest: string, yearWritten: boolean): Result<Span, PeriodProblem> {
  if (wholeYear.test(rest)) return yearWritten || rest === "全年" ? yearSpan(year) : notAPeriod;
  const quarterFound = quarter.exec(rest)?.slice(1).find(Boolean);
  if (quarterFound !== undefined)
    return checked(`${year}Q${chineseDigits[quarterFound] ?? quarterFound}`, false);
  const [, upTo, half, to] = quarters.exec(rest) ?? [];
  if (half !== undefined) return checked(`${year}Q2`, true);
  const lastQuarter = upTo ?? to;
  if (lastQuarter !== undefined) {
    const number = chineseDigits[lastQuarter] ?? lastQuarter;
    return number === "4" ? yearSpan(year) : checked(`${year}Q${number}`, true);
  }
  const lastMonth = months.exec(rest)?.[1];
  if (lastMonth !== undefined) return monthSpan(year, lastMonth, true);
  const oneMonth =
    rest.endsWith("月") || rest.endsWith("月份") || /^[-/.]/.test(rest) ? month.exec(rest)?.[1] : undefined;
  return oneMonth === undefined ? notAPeriod : monthSpan(year, oneMonth, false);
}

const yearSpan = (year: string) => checked(year, false);

/** January to December is the year; January alone is no accumulation. */
function monthSpan(year: string, written: string, yearToDate: boolean): Result<Span, PeriodProblem> {
  const number = /^\d+$/.test(written) ? written : (readChineseNumeral(written) ?? "");
  if (yearToDate && number === "12") return yearSpan(year);
  return checked(`${year}M${number.padStart(2, "0")}`, yearToDate && number !== "1");
}

function checked(period: string, yearToDate: boolean): Result<Span, PeriodProblem> {
  return periodSchema.safeParse(period).success ? succeed({ period, yearToDate }) : notAPeriod;
}

/** "2020" → "2020年", "2024Q3" → "2024年第三季度", "2024M06" → "2024年6月"; year to date: 2024年1—6月, 2024年上半年, 2024年前三季度. */
export function printPeriod(period: string, yearToDate = false): string {
  const year = `${period.slice(0, 4)}年`;
  const number = Number(period.slice(5));
  const chinese = "一二三四".charAt(number - 1);
  if (period.charAt(4) === "Q") {
    if (!yearToDate || number === 1) return `${year}第${chinese}季度`;
    return number === 2 ? `${year}上半年` : `${year}前${chinese}季度`;
  }
  if (period.charAt(4) !== "M") return year;
  return yearToDate && number > 1 ? `${year}1—${number}月` : `${year}${number}月`;
}

export const yearOf = (period: string): number => Number(period.slice(0, 4));

/** The period before of the same length: 2024 → 2023, 2024Q1 → 2023Q4, 2024M01 → 2023M12. */
export function periodBefore(period: string): string {
  const [, year = "", kind = "", number = ""] = /^(\d{4})(?:(Q|M)(\d{1,2}))?$/.exec(period) ?? [];
  if (kind === "") return String(Number(year) - 1);
  if (Number(number) > 1) return `${year}${kind}${String(Number(number) - 1).padStart(number.length, "0")}`;
  return `${Number(year) - 1}${kind === "Q" ? "Q4" : "M12"}`;
}

/** The same period a year earlier, for 同比: 2024Q3 → 2023Q3. */
export const periodYearBefore = (period: string): string => `${yearOf(period) - 1}${period.slice(4)}`;

/** Months from the year 0 to the end of a period, for comparing: 2024Q3 and 2024M09 end together, before 2024. */
export function periodEnd(period: string): number {
  const part = Number(period.slice(5));
  const months = period.charAt(4) === "Q" ? part * 3 : period.charAt(4) === "M" ? part : 12;
  return yearOf(period) * 12 + months;
}
