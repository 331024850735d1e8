import { absoluteReference, parseReference, printRange } from "../../table/address.ts";
import { sheetIdName } from "../../table/binding/binding-names.ts";
import type { SheetPlan } from "../../table/layout-plan.ts";
import type { CellRange } from "../snapshot.ts";

/** A defined name of the whole workbook; `formula` without "=". `elsewhere`: planned for a cell of another sheet. */
export type WorkbookName = { name: string; formula: string; comment?: string; elsewhere?: true };

/**
 * The names a planned sheet brings along. The range of its own name is the planned area; the comment keeps it as it
 * was drawn, so that rows and columns inserted later, which move the range, are noticed.
 */
export const plannedNames = (plan: SheetPlan, sheet: string, area: CellRange): WorkbookName[] => [
  { name: sheetIdName(plan.id), formula: absoluteReference(sheet, area), comment: printRange(area) },
  ...plan.names.map(({ name, range, sheet: other }) =>
    other === undefined
      ? { name, formula: absoluteReference(sheet, range) }
      : { name, formula: absoluteReference(other, range), elsewhere: true as const },
  ),
];

/** Names differ by more than case. */
export const nameAmong = <T extends { name: string }>(names: readonly T[], name: string): T | undefined =>
  names.find((other) => other.name.toLowerCase() === name.toLowerCase());

/**
 * The first planned name that leads to a living cell of another sheet: it is somebody's, and taking it over would
 * break what uses it. `sheets` are the worksheets there are, `own` the sheet that is refreshed. Names for cells of other
 * sheets are ours wherever they lead: the table they stand for may have gone to another sheet.
 */
export const takenName = (
  planned: readonly WorkbookName[],
  present: readonly WorkbookName[],
  sheets: readonly { name: string }[],
  own: string | null,
): string | undefined =>
  planned.find(({ name, elsewhere }) => {
    if (elsewhere) return false;
    const taken = nameAmong(present, name);
    if (!taken || taken.formula.includes("#REF!")) return false;
    const target = parseReference(taken.formula)?.sheet;
    const gone = target !== undefined && !nameAmong(sheets, target);
    return !gone && !(own !== null && target?.toLowerCase() === own.toLowerCase());
  })?.name;
