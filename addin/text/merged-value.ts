import type { Indicator } from "../../shared/schema/indicator.ts";
import type { Aggregate, MergedIndicator, MergedTable } from "../../shared/schema/merged.ts";
import type { Locale } from "./locale.ts";
import { gapText, withheldLabels } from "./merged-labels.ts";
import { shownNumber } from "./shown-number.ts";

/** What a unit has for an indicator as people read it: its value, or in a target round its target; and why there is none. */
export type UnitText = { value: string | null; gap: string | null };

/** `unit` is the unit's place in the table; `accepted` where only accepted figures count. */
export function unitText(
  { round, orgs }: Pick<MergedTable, "round" | "orgs">,
  line: MergedIndicator,
  indicator: Indicator,
  { unit, accepted, locale }: { unit: number; accepted: boolean; locale: Locale },
): UnitText {
  const gap = line.gaps[String(unit)];
  const unaccepted = accepted && orgs[unit]?.state === "submitted";
  const why =
    gap === undefined
      ? null
      : gapText(gap, { imported: indicator.obtained === "imported", unaccepted })[locale];
  if (round.kind === "target") return { value: line.targets[unit]?.[2] ?? null, gap: why };
  const value = line.values[unit] ?? null;
  return { value: value === null ? null : withUnit(value, indicator), gap: why };
}

/** A total, median or quartile, or why it is not there. */
export const aggregateText = (aggregate: Aggregate, indicator: Indicator, locale: Locale): string =>
  aggregate.kind === "value" ? withUnit(aggregate.value, indicator) : withheldLabels[aggregate.why][locale];

const withUnit = (value: string, indicator: Indicator): string =>
  `${shownNumber(value, indicator)} ${indicator.unit}`.trim();
