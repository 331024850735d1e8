const DAY = 86_400_000;
/** Serial number of 1970-01-01 in the 1900 system, and how far the 1904 system lies behind. */
const UNIX_EPOCH = 25_569;
const BEHIND_1904 = 1_462;
/** The 1900 system counts a 29 February 1900 that never was: earlier days are one lower. */
const MARCH_1900 = 61;

const ISO = /^(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?)?$/;

/** A date cell of strict files (`t="d"`) as the serial number other files hold; undefined if it is no date. */
export function serialOfIsoDate(text: string, epoch: 1900 | 1904): number | undefined {
  const match = ISO.exec(text.trim());
  if (!match || text.trim() === "") return undefined;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = match;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year === undefined) return time;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY + UNIX_EPOCH;
  if (epoch === 1904) return days - BEHIND_1904 + time;
  return (days < MARCH_1900 ? days - 1 : days) + time;
}
