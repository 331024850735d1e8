import { big, printDecimal, roundDecimal } from "../../codec/decimal.ts";
import { periodYearBefore } from "../../codec/period.ts";
import type { PeerChange } from "../history.ts";
import { median } from "../median.ts";
import { ofSoundFigures, type Rule } from "../rule.ts";
import { isPercent, isRank, isSizeable } from "../size.ts";
import { thresholds } from "../thresholds.ts";

/**
 * OUT-P: a unit's change since last year lies far from the changes of the other units of the round. Only where its own change is large
 * as well. Said without any number of theirs, and as a hint: what others report never stands in a unit's way.
 */
export const outPRules: readonly Rule[] = [
  {
    id: "OUT-P-PEERS",
    version: 1,
    class: "OUT-P",
    severity: "hint",
    ...ofSoundFigures,
    phases: ["receive"],
    needs: "peers",
    run: ({ currentOf, previousOf, indicators, history }) => {
      const peersOf = byIndicator(history?.peers ?? []);
      return [...currentOf.values()].flatMap((figure) => {
        const indicator = indicators.get(figure.indicator);
        const before = previousOf.get(figure.indicator);
        const peers = peersOf.get(figure.indicator) ?? [];
        const { value } = figure;
        if (indicator === undefined || before === undefined || value === null) return [];
        if (peers.length < thresholds.peers || isPercent(indicator) || isRank(indicator)) return [];
        if (before.period !== periodYearBefore(figure.period)) return [];
        const change = { indicator: figure.indicator, before: before.value, now: value };
        if (!big(before.value).gt(0) || !isSizeable(indicator, value, before.value)) return [];
        if (!isApart(change, peers)) return [];
        return [
          {
            outcome: "fail",
            figures: [figure],
            actual: value,
            params: {
              previousPeriod: before.period,
              change: roundDecimal(printDecimal(big(value).div(before.value).minus(1).times(100)), 1),
              peers: String(peers.length),
            },
          },
        ];
      });
    },
  },
];

function byIndicator(changes: readonly PeerChange[]): ReadonlyMap<string, readonly PeerChange[]> {
  const found = new Map<string, PeerChange[]>();
  for (const change of changes) {
    if (!big(change.before).gt(0)) continue; // no base to compare with
    const known = found.get(change.indicator);
    if (known === undefined) found.set(change.indicator, [change]);
    else known.push(change);
  }
  return found;
}

/** As OUT-T, over the ratios of the two years; and at least a fifth off the middle one, which a quiet year does not make an outlier. */
function isApart(own: PeerChange, peers: readonly PeerChange[]): boolean {
  const ratioOf = ({ now, before }: PeerChange) => big(now).div(before);
  const ratios = peers.map(ratioOf);
  const middle = median(ratios);
  const spread = median(ratios.map((ratio) => ratio.minus(middle).abs()));
  const distance = ratioOf(own).minus(middle).abs();
  if (distance.lt(thresholds.peerDistance)) return false;
  return distance.times(thresholds.outlierScale).gt(spread.times(thresholds.outlierScore));
}
