import { type Result, refuse, succeed } from "../result.ts";
import { readChineseNumeral } from "./chinese-numeral.ts";
import { squeezeText } from "./fold-text.ts";

export type DayProblem = { code: "empty" | "notADay" };

/** Day 0 of a workbook's serial dates. */
export type Epoch = 1900 | 1904;

const dayLength = 86_400_000;
/** 9999-12-31 in the 1900 system. */
const lastSerial = 2_958_465;
const epochShift = 1462;

/** Text of a day: 2024-12-31, 2024/12/31, 2024.12.31, 20241231, 2024年12月31日, 二〇二四年十二月三十一日 → "2024-12-31". */
export function readDay(text: string): Result<string, DayProblem> {
  if (text.length > 40) return refuse({ code: "notADay" });
  const plain = squeezeText(text);
  if (plain === "") return refuse({ code: "empty" });
  const parts =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain)?.toSpliced(2, 1) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^([^年]{4})年([^月]{1,3})月([^日号]{1,3})[日号]$/.exec(plain);
  const [year, month, date] = (parts ?? []).slice(1).map(wholeNumber);
  const day = isoDay(year ?? 0, month ?? 0, date ?? 0);
  return day === null ? refuse({ code: "notADay" }) : succeed(day);
}

function wholeNumber(text: string): number {
  const value = /^\d+$/.test(text) ? text : readChineseNumeral(text);
  return value === null ? 0 : Number(value);
}

function isoDay(year: number, month: number, date: number): string | null {
  if (!(year >= 1900 && year <= 9999)) return null;
  const time = new Date(Date.UTC(year, month - 1, date));
  const day = Number.isNaN(time.getTime()) ? "" : time.toISOString().slice(0, 10);
  const written = [year, month, date].map((part) => String(part).padStart(2, "0")).join("-");
  return day === written ? day : null;
}

/**
 * Day of a serial date, its time of day dropped. In the 1900 system serial 60 is 1900-02-29, a day that never was, and the days
 * before it are one off (ECMA-376 part 1, 18.17.4.1). Null for what is no date.
 */
export function dayOfSerial(serial: number, epoch: Epoch): string | null {
  const whole = Math.floor(serial);
  const serial1900 = epoch === 1904 ? whole + epochShift : whole;
  const lowest = epoch === 1904 ? epochShift : 1;
  if (!(serial1900 >= lowest && serial1900 <= lastSerial)) return null;
  if (epoch === 1900 && whole === 60) return null;
  const days = serial1900 < 60 ? serial1900 + 1 : serial1900;
  return new Date(Date.UTC(1899, 11, 30) + days * dayLength).toISOString().slice(0, 10);
}

/** "2024-12-31" → "2024年12月31日"; `readDay` reads it back. */
export function printDay(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${year}年${Number(month)}月${Number(date)}日`;
}
