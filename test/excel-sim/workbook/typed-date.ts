import { serialOfDate } from "./date-serial.ts";

type TypedDate = { value: number; format: string };

/** Excel takes the current year where none is typed; here it is always this one, so that tests do not age. */
const YEAR = 2025;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MINUTES_PER_DAY = 1440;

/** Dates and times as Chinese Excel reads them when typed; undefined for anything else. */
export function typedDate(text: string, epoch: 1900 | 1904): TypedDate | undefined {
  const [year, month, day, format] = dateParts(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined && format !== undefined)
    return isDate(year, month, day)
      ? { value: serialOfDate({ year, month, day }, epoch), format }
      : undefined;
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!time || Number(time[1]) > 23 || Number(time[2]) > 59 || Number(time[3] ?? 0) > 59) return undefined;
  const minutes = Number(time[1]) * 60 + Number(time[2]) + Number(time[3] ?? 0) / 60;
  return { value: minutes / MINUTES_PER_DAY, format: time[3] === undefined ? "h:mm" : "h:mm:ss" };
}

type Parts = [year: number, month: number, day: number, format: string];

function dateParts(text: string): Parts | undefined {
  let match = /^(\d{4})([-/.年])(\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/.exec(text);
  if (match) {
    const chinese = match[2] === "年";
    if (match[2] === "." && match[4] === undefined) return undefined;
    const whole = chinese ? 'yyyy"年"m"月"d"日"' : "yyyy/m/d";
    const monthly = chinese ? 'yyyy"年"m"月"' : "mmm-yy";
    return [
      Number(match[1]),
      Number(match[3]),
      Number(match[4] ?? 1),
      match[4] === undefined ? monthly : whole,
    ];
  }
  match = /^(\d{1,2})(?:[-/](\d{1,2})|月(\d{1,2})日)$/.exec(text);
  if (match) return [YEAR, Number(match[1]), Number(match[2] ?? match[3]), 'm"月"d"日"'];
  match = /^(?:(\d{1,2})[- ]?([A-Za-z]{3})|([A-Za-z]{3})[- ]?(\d{1,2}))$/.exec(text);
  const month = MONTHS.indexOf((match?.[2] ?? match?.[3] ?? "").toLowerCase()) + 1;
  return match && month > 0 ? [YEAR, month, Number(match[1] ?? match[4]), "d-mmm"] : undefined;
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
