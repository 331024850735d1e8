import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { CellAddress, CellRange } from "../../snapshot.ts";
import type { ListedSheet } from "../listed-sheet.ts";
import { rangeOf } from "../range-of.ts";
import { askForPart, type StandingPart } from "./standing-part.ts";

/** What stands in the part of a sheet that is to be written again. */
export type StandingCells = {
  isFilled(at: CellAddress): boolean;
  /** Takes input though the sheet is protected. */
  isOpen(at: CellAddress): boolean;
  formatAt(at: CellAddress): string;
  part: Omit<StandingPart, "names">;
  protection: Excel.WorksheetProtectionOptions | null;
  filters: Filters;
};

/** Filters by which the person sees a part of the rows only: that of the sheet, those of its tables by their ids. */
export type Filters = { ofSheet: boolean; ofTables: string[] };

/** One sync. Which cells are open is asked only for plans that have inputs. */
export async function surveyCells(
  context: Excel.RequestContext,
  { id }: ListedSheet,
  area: CellRange,
  { styles }: SheetPlan,
): Promise<StandingCells> {
  const sheet = context.workbook.worksheets.getItem(id);
  const askedPart = askForPart(sheet, area);
  sheet.protection.load("protected,options");
  sheet.autoFilter.load("isDataFiltered");
  sheet.tables.load("items/id,items/autoFilter/isDataFiltered");
  const hasInputs = Object.values(styles).some(({ unlocked }) => unlocked);
  const looks = hasInputs
    ? rangeOf(sheet, area).getCellProperties({ format: { protection: true } })
    : undefined;
  await context.sync();

  const part = askedPart();
  const { contents } = part;
  const within = <T>(rows: readonly (readonly T[])[] | undefined, { row, column }: CellAddress) =>
    rows?.[row - area.top]?.[column - area.left];
  const { protection } = sheet;
  return {
    isFilled: (at) => within(contents.formulas, at) !== null || (within(contents.values, at) ?? "") !== "",
    isOpen: (at) => within(looks?.value, at)?.format?.protection?.locked === false,
    formatAt: (at) => within(contents.formats, at) ?? "General",
    part,
    protection: protection.protected ? protection.options : null,
    filters: {
      ofSheet: sheet.autoFilter.isDataFiltered,
      ofTables: sheet.tables.items
        .filter(({ autoFilter }) => autoFilter.isDataFiltered)
        .map((table) => table.id),
    },
  };
}
