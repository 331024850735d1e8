import type { Indicator } from "../schema/indicator.ts";
import type { Aggregate, Gap, MergedIndicator, MergedTable } from "../schema/merged.ts";
import type { PeerVisibility } from "../schema/round.ts";
import { emptyIfNone } from "./targets-of.ts";

const notVisible: Aggregate = { kind: "withheld", why: "notVisible" };

/**
 * What a unit may see of a merged table within the round's 同级可见范围: full = everything; quartiles = its own column,
 * median and quartiles; rank = its own column and its own rank. Totals, coverage and the official value stay under all
 * three, except totals from which a single other unit could be computed (see differencingRatios). A unit without a column
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
  const revealing = differencingRatios(table, indicators);
  return {
    ...table,
    audience: visibility,
    orgs: column(table.orgs, own),
    indicators: table.indicators.map((entry) => ({
      ...ownColumn(entry, own),
      total: revealing.has(entry.indicator) ? notVisible : entry.total,
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
    // As if there were no other units: whether they set targets must not show either.
    targets: emptyIfNone(column(entry.targets, own)),
    nextTargets: emptyIfNone(column(entry.nextTargets, own)),
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
 * Ratios whose total would give a single unit away. The ratio of the sums beside the sum of a part yields the sum of the
 * other part over the same units; where a second total speaks of nearly the same units, the difference of the two is the
 * figure of the one unit that stands in one of them only. So of totals that share a part, a ratio's is given only where
 * all of them cover the same units.
 */
function differencingRatios(table: MergedTable, indicators: readonly Indicator[]): ReadonlySet<string> {
  const definitions = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const totals = table.indicators
    .filter((entry) => entry.total.kind === "value")
    .map((entry) => ({
      code: entry.indicator,
      period: entry.period,
      units: unitsOf(entry),
      ...itemsOf(entry.indicator, definitions.get(entry.indicator)),
    }));
  const revealing = totals.filter(
    (ratio) =>
      ratio.derived &&
      totals.some(
        (other) =>
          other.period === ratio.period &&
          other.items.some((item) => ratio.items.includes(item)) &&
          other.units !== ratio.units,
      ),
  );
  return new Set(revealing.map((ratio) => ratio.code));
}

/** What is summed for an indicator's total: the indicator itself, or both parts of a ratio. */
function itemsOf(code: string, definition: Indicator | undefined): { derived: boolean; items: string[] } {
  if (definition?.acrossUnits !== "derive" || definition.derive === null)
    return { derived: false, items: [code] };
  return { derived: true, items: [definition.derive.numerator, definition.derive.denominator] };
}

const unitsOf = (entry: MergedIndicator): string =>
  entry.values.flatMap((_, index) => (entry.gaps[String(index)] === undefined ? [index] : [])).join(" ");
