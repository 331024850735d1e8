import type * as z from "zod";
import { type Result, refuse, succeed } from "../result.ts";
import type { basis as basisSchema } from "../schema/figure.ts";
import { readChineseNumeral } from "./chinese-numeral.ts";
import { readDay } from "./day.ts";
import { squeezeText } from "./fold-text.ts";
import { type PeriodProblem, periodYearBefore, readPeriod, readSpan, yearOf } from "./period.ts";

export type Basis = z.infer<typeof basisSchema>;

/**
 * A period as a sheet says it. `basis` null where the words leave it to the indicator (2024年, 上年同期). pointInTime is said by 末 and 底;
 * for an indicator that flows it means all from January until then.
 */
export type PeriodWords = { period: string; basis: Basis | null };

const dash = "[-—–―~至到]";
const year =
  "(?:(?:19|20)\\d{2}(?!\\d)(?:年度?)?|[〇零一二三四五六七八九]{4}年度?|(?<!\\d)\\d{2}年度?(?!\\d{4}))";
const near = "(?:上一?年度?|去年度?|前年度?|本年度?|今年度?|当年度?|下一?年度?|明年度?|次年度?)";
const monthNumber = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])";
const part = [
  "上半年|下半年|全年|q[1-4]|[1-4]q",
  "前[二三四2-4]个?季度",
  `[一1]${dash}[二三四2-4]季度?`,
  "第?[一二三四1-4]季度?",
  `[一1]月?${dash}{1,2}${monthNumber}月份?`,
  `${monthNumber}月份?(?:\\d{1,2}日)?`,
  "[-/.](?:1[0-2]|0?[1-9])(?:[-/.]\\d{1,2})?(?!\\d)",
].join("|");
const plan = "十[一二三四五]?五";
const expression = new RegExp(
  `^(?:近[两二三四五六七八九十\\d]{1,2}年` +
    `|(?:19|20)\\d{2}年?${dash}(?:20\\d{2}(?:年度?)?|\\d{2}年度?)` +
    `|[“"]?${plan}[”"]?(?:规划|时期)?(?:期末|末年?|期间|以来)?` +
    `|[一1]月?${dash}本月|本(?:报告)?期末?|报告期末?|本月|当月|本季度?|当季度?|期末` +
    `|(?:截[至止]到?)?(?:(?:${year}|${near})(?:同期|(?:${part})?)|${part})(?:年末|年底|月末|月底|季末|末|底)?` +
    "|年末|年底)",
);

/** The period expression a folded text without blanks begins with, as long as possible, or "": "2024年1-6月" of "2024年1-6月实绩". */
export const periodAtStart = (text: string): string => expression.exec(text)?.[0] ?? "";

const severalYears = new RegExp(
  `^近.{1,2}年$|^(?:19|20)\\d{2}年?${dash}(?:20\\d{2}(?:年度?)?|\\d{2}年度?)$|^${plan}(?:规划|时期|期间|以来)*$`,
);
const planEnd = /^十([一二三四五]?)五(?:规划|时期)?(?:期末|末年?)$/;
const offsets: Readonly<Record<string, number>> = {
  ...{ 前年: -2, 上年: -1, 上一年: -1, 去年: -1, 本年: 0, 今年: 0, 当年: 0 },
  ...{ 下年: 1, 下一年: 1, 明年: 1, 次年: 1 },
};

const refused = (code: PeriodProblem["code"]) => refuse<PeriodProblem>({ code });

/**
 * As `readSpan`, and what own tables say besides: 2024年末, 截至2024年6月底, 截至2024年12月31日, 2024年累计, “十四五”期末 (2025), and relative to
 * the period reported: 上年, 本年, 下年, 24年, 上年同期, 本期, 1—6月, 年末. Several years (近三年, 2022—2024年, “十四五”期间) are refused. Never throws; looks at
 * 40 characters at most.
 */
export function readPeriodWords(raw: string | number, report?: string): Result<PeriodWords, PeriodProblem> {
  if (typeof raw === "string" && raw.length > 40) return refused("notAPeriod");
  const text = squeezeText(String(raw)).toLowerCase().replace(/[“”"]/g, "");
  if (text === "") return refused("empty");
  if (severalYears.test(text)) return refused("severalYears");
  const plans = planEnd.exec(text)?.[1];
  if (plans !== undefined) return endOfPlan(plans);
  if (upToThisMonth.test(text)) return thisMonth(report);
  if (/^(?:本(?:报告)?期|报告期|期末|本月|当月|本季度?|当季度?)/.test(text))
    return currentPeriod(text, report);
  const same = /^(.+)同期$/.exec(text)?.[1];
  return same === undefined ? fixedPeriod(text, report) : samePeriod(same, report);
}

/** The 14th plan ends in 2025, every other five years before or behind. */
function endOfPlan(digit: string): Result<PeriodWords, PeriodProblem> {
  const number = Number(readChineseNumeral(`十${digit}`) ?? 0);
  return succeed({ period: String(2025 + (number - 14) * 5), basis: null });
}

const upToThisMonth = new RegExp(`^[一1]月?${dash}本月`);

/** 1—本月: all of the year up to the month reported; which one it is cannot be told in a round of another length. */
function thisMonth(report: string | undefined): Result<PeriodWords, PeriodProblem> {
  if (report === undefined) return refused("noYear");
  return report.charAt(4) === "M" ? succeed({ period: report, basis: "yearToDate" }) : refused("notAPeriod");
}

function currentPeriod(text: string, report: string | undefined): Result<PeriodWords, PeriodProblem> {
  if (report === undefined) return refused("noYear");
  const wanted = text.includes("月") ? "M" : text.includes("季") ? "Q" : "";
  if (wanted !== "" && report.charAt(4) !== wanted) return refused("notAPeriod");
  const ofItself = wanted === "" ? null : "period";
  return succeed({ period: report, basis: text.endsWith("末") ? "pointInTime" : ofItself });
}

/** 上年同期, 2023年同期: the period reported, in that year. */
function samePeriod(said: string, report: string | undefined): Result<PeriodWords, PeriodProblem> {
  if (report === undefined) return refused("noYear");
  if (/^(?:上一?年度?|去年度?)$/.test(said))
    return succeed({ period: periodYearBefore(report), basis: null });
  const read = readPeriod(said);
  if (!read.ok || read.value.length !== 4) return refused("notAPeriod");
  return succeed({ period: `${read.value}${report.slice(4)}`, basis: null });
}

function fixedPeriod(text: string, report: string | undefined): Result<PeriodWords, PeriodProblem> {
  const untilThen = text.replace(/^截[至止]到?/, "");
  const summed = untilThen.replace(/(?:年初)?累计$/, "");
  const dated = withYear(summed, report);
  if (dated === null) return refused("noYear");
  const lastDay = lastDayOf(dated);
  if (lastDay !== null) return succeed({ period: lastDay, basis: "pointInTime" });
  const bare = dated
    .replace(/(?:年末|年底)$/, "年")
    .replace(/(?:月末|月底)$/, "月")
    .replace(/季末$/, "季");
  const span = readSpan(bare.replace(/[末底]$/, ""), report === undefined ? undefined : yearOf(report));
  if (!span.ok) return span;
  const { period, yearToDate } = span.value;
  if (summed !== untilThen) return succeed({ period, basis: "yearToDate" });
  if (/[末底]$/.test(dated) || untilThen !== text) return succeed({ period, basis: "pointInTime" });
  if (yearToDate) return succeed({ period, basis: "yearToDate" });
  return succeed({ period, basis: period.length > 4 || dated.includes("全年") ? "period" : null });
}

/** 上年 and 24年 with the year they mean, beside the year reported; null where that is not known. */
function withYear(text: string, report: string | undefined): string | null {
  const word = new RegExp(`^${near}`).exec(text)?.[0];
  const short = /^(\d{2})年(?!\d{4})/.exec(text)?.[1];
  const end = /^年[末底]$/.test(text);
  if (word === undefined && short === undefined && !end) return text;
  if (report === undefined) return null;
  const reported = yearOf(report);
  if (end) return `${reported}${text}`;
  if (word !== undefined)
    return `${reported + (offsets[word.replace(/度$/, "")] ?? 0)}年${text.slice(word.length)}`;
  const written = Math.floor(reported / 100) * 100 + Number(short);
  return Math.abs(written - reported) > 10 ? text : `${written}${text.slice(2)}`;
}

/** The period that ends on a day: 2024年12月31日 ends 2024, 2024-06-30 ends its June; null for any other day. */
function lastDayOf(text: string): string | null {
  const day = readDay(text);
  if (!day.ok) return null;
  const [inYear = "", inMonth = "", date = ""] = day.value.split("-");
  if (Number(date) !== new Date(Date.UTC(Number(inYear), Number(inMonth), 0)).getUTCDate()) return null;
  return inMonth === "12" ? inYear : `${inYear}M${inMonth}`;
}
