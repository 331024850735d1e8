import type { Indicator } from "../schema/indicator.ts";
import type { Aggregate, Gap, MergedIndicator, MergedTable } from "../schema/merged.ts";
import type { PeerVisibility } from "../schema/round.ts";
import { minimumUnits } from "./merge-indicator.ts";

const notVisible: Aggregate = { kind: "withheld", why: "notVisible" };

/**
 * What a unit may see of a merged table within the round's 同级可见范围: full = everything; quartiles = its own column,
 * median and quartiles; rank = its own column and its own rank. Totals, coverage and the official value stay under all
 * three, except totals from which a single other unit could be computed (see isDifferencing). A unit without a column
 * sees the aggregates alone. `indicators` are the definitions of the round's form. Reasons: docs/decisions/002-merging.md.
 */
export function peerView(
  table: MergedTable,
  visibility: PeerVisibility,
  ownOrg: string,
  indicators: readonly Indicator[],
): MergedTable {
  if (visibility === "full") return { ...table, audience: "full" };
  const own = table.orgs.findIndex((org) => org.id === ownOrg);
  const definitions = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const merged = new Map(table.indicators.map((entry) => [entry.indicator, entry]));
  return {
    ...table,
    audience: visibility,
    orgs: column(table.orgs, own),
    indicators: table.indicators.map((entry) => ({
      ...ownColumn(entry, own),
      total: isDifferencing(entry, definitions.get(entry.indicator), merged) ? notVisible : entry.total,
      ranks: visibility === "rank" && entry.ranks !== null ? column(entry.ranks, own) : null,
      ...(visibility === "rank" ? hiddenDistribution(entry) : {}),
    })),
  };
}

const column = <T>(values: readonly T[], index: number): T[] =>
  values.filter((_, candidate) => candidate === index);

function ownColumn(entry: MergedIndicator, own: number): MergedIndicator {
  const gap = entry.gaps[String(own)];
  const gaps: Record<string, Gap> = gap === undefined ? {} : { "0": gap };
  return {
    ...entry,
    values: column(entry.values, own),
    gaps,
    targets: column(entry.targets, own),
    nextTargets: column(entry.nextTargets, own),
  };
}

/** Keeps why there is none where that is so for everybody. */
function hiddenDistribution(
  entry: MergedIndicator,
): Pick<MergedIndicator, "median" | "lowerQuartile" | "upperQuartile"> {
  const hide = (aggregate: Aggregate) => (aggregate.kind === "value" ? notVisible : aggregate);
  return {
    median: hide(entry.median),
    lowerQuartile: hide(entry.lowerQuartile),
    upperQuartile: hide(entry.upperQuartile),
  };
}

/**
 * The ratio of the sums beside the sum of a part: where both speak of nearly the same units, the difference of the sums
 * is the figure of the one unit that stands in one of them only. So the ratio's total is given only where the units it
 * covers are those of each part's total, or differ by at least as many units as a total needs.
 */
function isDifferencing(
  entry: MergedIndicator,
  definition: Indicator | undefined,
  merged: ReadonlyMap<string, MergedIndicator>,
): boolean {
  if (entry.total.kind === "withheld" || definition?.acrossUnits !== "derive" || definition.derive === null)
    return false;
  return [definition.derive.numerator, definition.derive.denominator].some((code) => {
    const part = merged.get(code);
    if (part === undefined || part.total.kind === "withheld" || part.period !== entry.period) return false;
    const apart = part.coverage.available - entry.coverage.available;
    return apart > 0 && apart < minimumUnits;
  });
}
