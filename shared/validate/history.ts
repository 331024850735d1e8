import { periodEnd } from "../codec/period.ts";
import type { EarlierValue, IssuedTarget } from "../schema/history.ts";

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

/** True where `period` is over sooner, or as a part of the year that `due` is: 2023, 2024Q2 and 2024Q3 before 2024Q4, 2024Q4 before 2024. */
export const endsBefore = (period: string, due: string): boolean =>
  periodEnd(period) < periodEnd(due) || (period.length > due.length && period.startsWith(due));
