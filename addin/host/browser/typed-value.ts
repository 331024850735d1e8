import { numfmt } from "@univerjs/core";
import { isDateFormat } from "./convert/date-epoch.ts";

/** What a cell holds after something was typed into it; `format` where the cell takes on another number format. */
export type TypedValue = { value: string | number | boolean; format?: string };

const GENERAL = "General";
const DAY = 86_400_000;

/** Day 0 of the calendar that the grid counts in, for days after February 1900. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/**
 * The value as Excel would take it, for a cell of that number format: "12%" → 0.12, "１，２３４．５" → 1234.5, "TRUE" → true,
 * "2026年6月30日" → 46203. In a cell of text format everything stays text, and so does what is no number in full, or a
 * code of more digits than a number can hold.
 *
 * A cell without a format takes on that of what is typed, as in Excel. A cell with a format keeps it, but for a percent
 * typed among other numbers: 3.01% may not become a bare 0.03.
 */
export function typedValue(text: string, format: string): TypedValue {
  if (format === "@") return { value: text };
  const bare = halfWidth(text.trim());
  if (/^(?:true|false)$/i.test(bare)) return { value: bare.toLowerCase() === "true" };
  if (/^\d{16,}$/.test(bare)) return { value: text };
  const read = chineseDate(bare) ?? number(bare);
  if (!read) return { value: text };
  const { value, format: typed = GENERAL } = read;
  if (typed === GENERAL || typed === format) return { value };
  const takesOn = format === GENERAL || (isPercent(typed) && !isPercent(format) && !isDateFormat(format));
  return takesOn ? { value, format: typed } : { value };
}

/** Whether the engine by itself would take the text for a number. */
export const looksLikeNumber = (text: string): boolean => numfmt.parseValue(halfWidth(text.trim())) !== null;

/**
 * A number typed by hand into a cell of percents counts as percents from 1 on, as in Excel: 3.01 → 0.0301, 0.5 → 0.5.
 */
export const asPercents = (text: string, value: number, format: string): number =>
  isPercent(format) && !/[%％]/.test(text) && Math.abs(value) >= 1
    ? Number((value / 100).toPrecision(15))
    : value;

const isPercent = (format: string): boolean => /%/.test(format.replace(/"[^"]*"|\\./g, ""));

/** Digits and signs as Chinese input methods write them at full width. */
const halfWidth = (text: string): string =>
  text
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/￥/g, "¥");

type Read = { value: number; format?: string };

function number(bare: string): Read | null {
  // Numbers with two dots are chapters and the like, not dates.
  if (!/^[-+(]?\s?[¥$]?\s?[\d.]/.test(bare) || /\d\.\d+\./.test(bare)) return null;
  const read = numfmt.parseValue(bare);
  if (typeof read?.v !== "number" || !Number.isFinite(read.v)) return null;
  const format = read.z?.toString();
  if (format === undefined) return { value: read.v };
  return { value: read.v, format: isDateFormat(format) ? chineseFormat(format) : format };
}

/** As Excel shows dates in Chinese: 2026-6-30 → 2026/6/30, 6/30 → 6月30日, 2026-6 → 2026年6月. */
function chineseFormat(format: string): string {
  const [date = "", ...time] = format.split(" ");
  const [year, month, day] = [/y/.test(date), /m/.test(date), /d/.test(date)];
  const shown = year && month && day ? "yyyy/m/d" : year ? 'yyyy"年"m"月"' : 'm"月"d"日"';
  return [shown, ...time].join(" ");
}

function chineseDate(bare: string): Read | null {
  const found = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?$/.exec(bare);
  if (!found) return null;
  const [, year, month, day] = found;
  if (year === undefined && day === undefined) return null;
  const date = new Date(
    Date.UTC(Number(year ?? new Date().getFullYear()), Number(month) - 1, Number(day ?? 1)),
  );
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCFullYear() < 1901) return null;
  const format = `${year === undefined ? "" : 'yyyy"年"'}m"月"${day === undefined ? "" : 'd"日"'}`;
  return { value: (date.getTime() - DAY_ZERO) / DAY, format };
}
