import type { CellStyle, PlannedCell, SheetPlan } from "../../../table/layout-plan.ts";
import { textEntry } from "../text-entry.ts";
import type { CellEntry } from "./cell-grid.ts";

/** What the plan puts into a cell that has this number format now; "" for nothing. */
export function plannedEntry({ value, formula }: PlannedCell, format: string): CellEntry {
  if (formula !== undefined) return formula.startsWith("=") ? formula : `=${formula}`;
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  return typeof value === "string" ? textEntry(value, format) : value;
}

export function styleOf({ styles }: SheetPlan, { style }: PlannedCell): CellStyle {
  const found = styles[style];
  if (!found) throw new Error(`plan names a style that it does not hold: ${style}`);
  return found;
}

/**
 * The number format a planned cell gets. Excel turns a number or a formula that is entered into a text cell into
 * text, so that "@" is for texts and empty cells only.
 */
export function plannedFormat(plan: SheetPlan, cell: PlannedCell): string {
  const format = styleOf(plan, cell).format ?? "General";
  const isText = cell.formula === undefined && (cell.value === null || typeof cell.value === "string");
  return format === "@" && !isText ? "General" : format;
}
