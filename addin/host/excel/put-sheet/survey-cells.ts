import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { CellAddress, CellRange } from "../../snapshot.ts";
import { askForMerges } from "../ask-for-merges.ts";
import { type CellContents, CONTENTS, contentsOf } from "../cell-content.ts";
import type { ListedSheet } from "../listed-sheet.ts";
import { rangeOf } from "../range-of.ts";

/** What stands in the part of a sheet that is to be written again. */
export type StandingCells = {
  isFilled(at: CellAddress): boolean;
  /** Takes input though the sheet is protected. */
  isOpen(at: CellAddress): boolean;
  formatAt(at: CellAddress): string;
  merges: CellRange[];
  /** As they stand, row by row, with the area they stand in. */
  before: { area: CellRange; contents: CellContents };
  protection: Excel.WorksheetProtectionOptions | null;
  /** The person sees a part of the rows only, by a filter. */
  isFiltered: boolean;
};

/** One sync. Which cells are open is asked only for plans that have inputs. */
export async function surveyCells(
  context: Excel.RequestContext,
  { id }: ListedSheet,
  area: CellRange,
  { styles }: SheetPlan,
): Promise<StandingCells> {
  const sheet = context.workbook.worksheets.getItem(id);
  const range = rangeOf(sheet, area);
  range.load(CONTENTS);
  sheet.protection.load("protected,options");
  sheet.autoFilter.load("isDataFiltered");
  const merges = askForMerges(sheet, area);
  const hasInputs = Object.values(styles).some(({ unlocked }) => unlocked);
  const looks = hasInputs ? range.getCellProperties({ format: { protection: true } }) : undefined;
  await context.sync();

  const contents = contentsOf(range);
  const within = <T>(rows: readonly (readonly T[])[] | undefined, { row, column }: CellAddress) =>
    rows?.[row - area.top]?.[column - area.left];
  const { protection } = sheet;
  return {
    isFilled: (at) => within(contents.formulas, at) !== null || (within(contents.values, at) ?? "") !== "",
    isOpen: (at) => within(looks?.value, at)?.format?.protection?.locked === false,
    formatAt: (at) => within(contents.formats, at) ?? "General",
    merges: merges(),
    before: { area, contents },
    protection: protection.protected ? protection.options : null,
    isFiltered: sheet.autoFilter.isDataFiltered,
  };
}
