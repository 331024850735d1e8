/** The same period `years` earlier (negative: later): ("2024Q3", 1) → "2023Q3". */
export const yearsBefore = (period: string, years: number): string =>
  `${Number(period.slice(0, 4)) - years}${period.slice(4)}`;

/** Data periods a round's figures may speak of, the latest first: the round's own and those of its lag. */
export const candidatePeriods = (roundPeriod: string, lag: number): string[] =>
  Array.from({ length: lag + 1 }, (_, years) => yearsBefore(roundPeriod, years));

/** How well a period is covered: units with a value that counts, and units that say anything at all about it. */
export interface PeriodSupport {
  values: number;
  stated: number;
}

/**
 * The data period that is merged: of the candidates, latest first, the one most units have a value for; then the one most
 * units say anything about; then the later. It depends on how many units speak of a period, never on their order.
 */
export function chooseDataPeriod(
  roundPeriod: string,
  lag: number,
  supportOf: (period: string) => PeriodSupport,
): string {
  let chosen = roundPeriod;
  let best: PeriodSupport = { values: 0, stated: 0 };
  for (const period of candidatePeriods(roundPeriod, lag)) {
    const support = supportOf(period);
    if (support.values > best.values || (support.values === best.values && support.stated > best.stated)) {
      chosen = period;
      best = support;
    }
  }
  return chosen;
}
