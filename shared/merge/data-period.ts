/** The same period `years` earlier (negative: later): ("2024Q3", 1) → "2023Q3". */
export const yearsBefore = (period: string, years: number): string =>
  `${Number(period.slice(0, 4)) - years}${period.slice(4)}`;

/** Data periods a round's figures may speak of, the latest first: the round's own and those of its lag. */
export const candidatePeriods = (roundPeriod: string, lag: number): string[] =>
  Array.from({ length: lag + 1 }, (_, years) => yearsBefore(roundPeriod, years));

/** Latest period a unit has a value for that counts, and latest it says anything about. */
export interface PeriodVote {
  value: string | null;
  stated: string | null;
}

/**
 * The data period that is merged, of `periods` (latest first): the one most units have their latest value for; then the
 * one most units say anything about; then the later. It depends on how many units speak of a period, never on their
 * order. Last year's value beside this year's is no vote for last year. Undefined when there are no periods.
 */
export function chooseDataPeriod(
  periods: readonly string[],
  votes: readonly PeriodVote[],
): string | undefined {
  const count = (kind: keyof PeriodVote, period: string) =>
    votes.filter((vote) => vote[kind] === period).length;
  return periods.toSorted(
    (a, b) => count("value", b) - count("value", a) || count("stated", b) - count("stated", a),
  )[0];
}
