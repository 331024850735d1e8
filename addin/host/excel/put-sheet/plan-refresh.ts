import { printAddress, printRange } from "../../../table/address.ts";
import type { PlannedCell, SheetPlan } from "../../../table/layout-plan.ts";
import { cellKey, isWithin, touches, union } from "../../cell-range.ts";
import { plannedArea } from "../../put-sheet/planned-area.ts";
import { plannedNames, takenName, type WorkbookName } from "../../put-sheet/planned-names.ts";
import { standingArea } from "../../put-sheet/standing-area.ts";
import type { CellAddress, CellRange } from "../../snapshot.ts";
import { ExcelFault } from "../excel-fault.ts";
import type { ListedSheet } from "../listed-sheet.ts";
import { styleOf } from "./planned-entries.ts";
import { cellsOf } from "./rectangles.ts";
import type { StandingPart } from "./standing-part.ts";
import { type Filters, type StandingCells, surveyCells } from "./survey-cells.ts";
import type { WorkbookSurvey } from "./survey-workbook.ts";

/** A sheet that is to be written again where it stands, all checks passed. */
export type Refresh = {
  how: "refreshed";
  sheet: string;
  id: string;
  area: CellRange;
  /** The table has more rows or columns than before: what they show may have changed its part. */
  grew: boolean;
  /** Planned cells but for inputs that hold what somebody typed. */
  cells: PlannedCell[];
  /** Number format that stands in a cell now. */
  formatAt: (at: CellAddress) => string;
  /** What stood there before. */
  before: StandingPart;
  /** Where the merges differ from the plan: what is taken apart, what is merged. */
  merges: { apart: CellRange[]; merge: CellRange[] };
  names: WorkbookName[];
  /** What the sheet's protection allows, where it is protected. */
  protection: Excel.WorksheetProtectionOptions | null;
  filters: Filters;
};

/**
 * Reads the planned part of the sheet (one sync) and looks whether the plan can go over it. Faults: would-overwrite
 * where the table would go over cells that are not its own, leave old figures behind, no longer stands where it was
 * drawn, or needs a name that is somebody's.
 */
export async function planRefresh(
  context: Excel.RequestContext,
  plan: SheetPlan,
  survey: WorkbookSurvey,
  { listed, own }: { listed: ListedSheet; own: WorkbookName },
): Promise<Refresh> {
  const sheet = listed.name;
  const area = plannedArea(plan);
  const overwriting = (at: CellAddress) =>
    new ExcelFault("would-overwrite", { sheet, cell: printAddress(at) });
  const standing = standingArea(own, area);
  if (!standing.ok) throw overwriting(standing.error);
  const old = standing.value;
  const names = plannedNames(plan, sheet, area);
  const taken = takenName(names, survey.names, survey.sheets, sheet);
  if (taken !== undefined) throw new ExcelFault("would-overwrite", { name: taken });

  const cells = await surveyCells(context, listed, union(old, area), plan);
  const merges = changedMerges(cells.part.merges, union(old, area), plan.merges);
  const stranger = strangerOf(cells, old, area) ?? buriedCell(cells, plan, merges.merge);
  if (stranger) throw overwriting(stranger);
  return {
    how: "refreshed",
    sheet,
    id: listed.id,
    area,
    grew: area.bottom > old.bottom || area.right > old.right,
    cells: plan.cells.filter((cell) => !(isInput(plan, cell) && cells.isOpen(cell.at))),
    formatAt: cells.formatAt,
    before: { ...cells.part, names: survey.names },
    merges,
    names,
    protection: cells.protection,
    filters: cells.filters,
  };
}

/** An input the plan leaves empty holds what the user typed. */
const isInput = (plan: SheetPlan, cell: PlannedCell): boolean =>
  cell.value === null && cell.formula === undefined && styleOf(plan, cell).unlocked === true;

/** Nothing may stand where the area grows, nor be left behind where it shrinks. */
const strangerOf = (cells: StandingCells, old: CellRange, area: CellRange): CellAddress | undefined =>
  cellsOf(union(old, area)).find((at) => isWithin(at, old) !== isWithin(at, area) && cells.isFilled(at));

/** A cell of the user inside a new merge: Excel would drop what it holds. */
function buriedCell(
  cells: StandingCells,
  plan: SheetPlan,
  merges: readonly CellRange[],
): CellAddress | undefined {
  const planned = new Set(plan.cells.map(({ at }) => cellKey(at)));
  return merges.flatMap(cellsOf).find((at) => !planned.has(cellKey(at)) && cells.isFilled(at));
}

/** Merges inside the area follow the plan, those that lie outside stay. */
function changedMerges(
  standing: readonly CellRange[],
  area: CellRange,
  planned: readonly CellRange[],
): Refresh["merges"] {
  const texts = new Set(planned.map(printRange));
  const there = standing.filter((merge) => touches(merge, area));
  const kept = new Set(there.map(printRange).filter((text) => texts.has(text)));
  return {
    apart: there.filter((merge) => !kept.has(printRange(merge))),
    merge: planned.filter((merge) => !kept.has(printRange(merge))),
  };
}
