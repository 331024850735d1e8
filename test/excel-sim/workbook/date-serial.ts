const MILLISECONDS_PER_DAY = 86_400_000;
/** Excel's 1900 system counts a 29 February 1900 that never was: right from 1 March 1900 on. */
const DAY_ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** The day number a date has in cells. */
export const serialOfDate = (
  { year, month, day }: { year: number; month: number; day: number },
  epoch: 1900 | 1904,
): number => (Date.UTC(year, month - 1, day) - DAY_ZERO[epoch]) / MILLISECONDS_PER_DAY;
