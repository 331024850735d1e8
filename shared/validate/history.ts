import { periodEnd, yearOf } from "../codec/period.ts";
import type { Figure, Stage } from "../schema/figure.ts";
import type { Target } from "../schema/target.ts";

/** A number the unit as a whole had in an earlier period, in the indicator's unit, and how final it was. */
export type EarlierValue = { indicator: string; period: string; value: string; stage: Stage };

/** A target as it was issued: what it asks of which period. */
export type IssuedTarget = {
  indicator: string;
  period: string;
  target: Pick<Target, "requirement" | "number" | "unit" | "text">;
};

/** What another unit of the round states of an indicator for the same period of last year and for this one. */
export type PeerChange = { indicator: string; before: string; now: string };

/** What is known of a unit besides the document. Known and empty is not the same as not known (null in `CheckInput`). */
export type KnownHistory = {
  /** Numbers accepted for periods before the document's, one for each indicator and period. */
  accepted: readonly EarlierValue[];
  /** Targets issued for the document's year and the year after. */
  targets: readonly IssuedTarget[];
  /** Of the server only; null elsewhere. */
  peers: readonly PeerChange[] | null;
};

/** Years whose rounds are looked at: lag and the length of a series that has a median (thresholds). */
export const historyYears = 8;

/** A unit about which nothing was accepted or issued yet. */
export const emptyHistory: KnownHistory = { accepted: [], targets: [], peers: null };

/**
 * What a document of `period` is compared with, of figures the city holds of its unit, each key once: numbers of earlier
 * periods, and targets of its year and the year after. Figures of parts of the unit (园区 …) are left out.
 */
export function historyOf(held: readonly Figure[], period: string): KnownHistory {
  const whole = held.filter(({ scope }) => scope.kind === "whole");
  return {
    accepted: whole.flatMap((figure) =>
      figure.kind === "actual" && figure.value !== null && endsBefore(figure.period, period)
        ? [{ indicator: figure.indicator, period: figure.period, value: figure.value, stage: figure.stage }]
        : [],
    ),
    targets: whole.flatMap((figure) =>
      figure.kind === "target" && isTargetYear(figure.period, period)
        ? [{ indicator: figure.indicator, period: figure.period, target: figure.target }]
        : [],
    ),
    peers: null,
  };
}

/** True where `period` is over sooner, or as a part of the year that `due` is: 2023, 2024Q2 and 2024Q3 before 2024Q4, 2024Q4 before 2024. */
export const endsBefore = (period: string, due: string): boolean =>
  periodEnd(period) < periodEnd(due) || (period.length > due.length && period.startsWith(due));

const isTargetYear = (period: string, due: string): boolean => {
  const years = yearOf(period) - yearOf(due);
  return years === 0 || years === 1;
};
