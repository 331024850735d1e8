/** Days from 1 January 1904 back to day 0 of the calendar that grids count in. */
const DAYS_BETWEEN = 1462;

/**
 * Serial dates of a file from 1904 on are moved for the grid, which knows the other calendar only; other numbers stay.
 * `format` is the number format code of the cell.
 */
export const numberForGrid = (value: number, format: string, epoch: 1900 | 1904): number =>
  epoch === 1904 && isDateFormat(format) ? value + DAYS_BETWEEN : value;

/** The way back: what the file holds for a number of the grid. */
export const numberForFile = (value: number, format: string, epoch: 1900 | 1904): number =>
  epoch === 1904 && isDateFormat(format) ? value - DAYS_BETWEEN : value;

/** Whether a format shows a date; a format of hours only shows the same in both calendars. */
export function isDateFormat(format: string): boolean {
  const [first = ""] = format.split(";");
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  return /[yd年月日]/i.test(bare) || /m(?!m?[:.]|m?s)/i.test(bare.replace(/h+:?m+|m+:?s+|AM\/PM/gi, ""));
}
