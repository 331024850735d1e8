import type { CellStyle, PlannedCell, SheetPlan } from "../../../table/layout-plan.ts";
import { type Entry, entryOf } from "../enter-cells.ts";

/** What the plan puts into a cell that has this number format. */
export function plannedEntry({ value, formula }: PlannedCell, format: string): Entry {
  if (formula === undefined) return entryOf(value, format);
  return { given: formula.startsWith("=") ? formula : `=${formula}`, isText: false };
}

export function styleOf({ styles }: SheetPlan, { style }: PlannedCell): CellStyle {
  const found = styles[style];
  if (!found) throw new Error(`plan names a style that it does not hold: ${style}`);
  return found;
}

export const plannedFormat = (plan: SheetPlan, cell: PlannedCell): string =>
  styleOf(plan, cell).format ?? "General";
