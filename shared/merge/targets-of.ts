import type { MergedTable } from "../schema/merged.ts";
import type { Column } from "./column.ts";

type MergedTargets = MergedTable["indicators"][number]["targets"];

/**
 * Each unit's target of an indicator for a period as [requirement, number, text], null where it set none; empty where
 * none did. In a quarter or month the year's target holds where none was set for the period itself.
 */
export function targetsOf(columns: readonly Column[], indicator: string, period: string): MergedTargets {
  const targets = columns.map((column): MergedTargets[number] => {
    const figures = column.targets.get(indicator) ?? [];
    const figure =
      figures.find((candidate) => candidate.period === period) ??
      figures.find((candidate) => candidate.period === period.slice(0, 4));
    return figure === undefined
      ? null
      : [figure.target.requirement, figure.target.number, figure.target.text];
  });
  return emptyIfNone(targets);
}

/** Nulls for every unit would be a third of what a county pulls. */
export const emptyIfNone = (targets: MergedTargets): MergedTargets =>
  targets.every((target) => target === null) ? [] : targets;
