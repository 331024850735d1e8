import type { FigureKind } from "../../shared/schema/figure.ts";

/** An accepted figure, as far as it decides which of several counts. */
export type HeldAcceptance = {
  /** Names the figure: indicator, kind, period. */
  key: string;
  kind: FigureKind;
  round: string;
  roundKind: FigureKind;
  roundPeriod: string;
  revision: number;
  acceptedAt: string;
  /** The revision took the figure away. */
  gone: boolean;
  /** It is there without a number. */
  blank: boolean;
};

/**
 * One figure for each key. Of the acceptances in one round the last counts, also where it took the figure away. Of several
 * rounds an actual counts from the one of the earliest period that has a number, whose own figure it is (later ones repeat
 * it as 上年实绩), and there from the one accepted last; a target from the round it was set in before any that states it again.
 */
export function countingFigures<T>(held: readonly T[], of: (one: T) => HeldAcceptance): T[] {
  type Standing = { one: T; as: HeldAcceptance };
  const ofRound = new Map<string, Standing>();
  for (const one of held) {
    const as = of(one);
    const place = `${as.round} ${as.key}`;
    const known = ofRound.get(place);
    if (known === undefined || known.as.revision < as.revision) ofRound.set(place, { one, as });
  }
  const found = new Map<string, Standing>();
  for (const standing of ofRound.values()) {
    if (standing.as.gone) continue;
    const known = found.get(standing.as.key);
    if (known === undefined || compare(standing.as, known.as) < 0) found.set(standing.as.key, standing);
  }
  return [...found.values()].map(({ one }) => one);
}

/** Negative where `a` counts before `b`. */
const compare = (a: HeldAcceptance, b: HeldAcceptance): number =>
  Number(givesWay(a)) - Number(givesWay(b)) ||
  order(a.roundPeriod, b.roundPeriod) ||
  order(b.acceptedAt, a.acceptedAt) ||
  order(a.round, b.round);

/** An actual without a number, and a target that was not set in a round of targets, give way to one with. */
const givesWay = ({ kind, blank, roundKind }: HeldAcceptance): boolean =>
  kind === "actual" ? blank : roundKind !== "target";

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
