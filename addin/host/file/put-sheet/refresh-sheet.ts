import { printAddress } from "../../../table/address.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import { isWithin, union } from "../../cell-range.ts";
import { plannedArea } from "../../put-sheet/planned-area.ts";
import { plannedNames } from "../../put-sheet/planned-names.ts";
import { standingArea } from "../../put-sheet/standing-area.ts";
import type { CellRange } from "../../snapshot.ts";
import { FileFault } from "../file-fault.ts";
import { requirePart, withParts } from "../package-parts.ts";
import { askToCalculate, dropCalculationChain } from "../recalculate.ts";
import { patchSheet } from "../sheet/patch-sheet.ts";
import { type ScannedCell, scanSheet } from "../sheet/scan-sheet.ts";
import { refuseTableHeads } from "../sheet/table-heads.ts";
import { compareEdits } from "../stale/compare-edits.ts";
import { dropStaleResults } from "../stale/drop-stale-results.ts";
import { type NameEntry, readWorkbookPart, type SheetEntry, type WorkbookPart } from "../workbook-part.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import { ofWorkbook, printNames, putNames, refuseTakenNames } from "./defined-names.ts";
import type { DrawnSheet } from "./draw-plan.ts";
import { putMerges } from "./merge-cells.ts";
import { openInputs, plannedEdits, plannedStyles } from "./planned-edits.ts";

/**
 * A new archive with the planned cells of a sheet written again. Cells keep their looks unless the area grew, for
 * then rows may have changed their part. Faults: would-overwrite where the table would go over cells that are not
 * its own, or no longer stands where it was drawn; damaged.
 */
export function refreshSheet(
  archive: ZipArchive,
  book: WorkbookPart,
  entry: SheetEntry,
  plan: SheetPlan,
  drawn: DrawnSheet,
  own: NameEntry,
): ZipArchive {
  const { part, name: sheet } = entry;
  const xml = requirePart(archive, part);
  const area = plannedArea(plan);
  const standing = standingArea(own, area);
  if (!standing.ok) {
    throw new FileFault("would-overwrite", { sheet, cell: printAddress(standing.error) });
  }
  const old = standing.value;
  refuseStrangers(xml, part, sheet, old, area);
  const planned = plannedNames(plan, sheet, area);
  refuseTakenNames(book, planned, sheet);

  const changes = new Map<string, string | null>();
  const grew = area.bottom > old.bottom || area.right > old.right;
  const names = ofWorkbook(planned);
  if (grew) names.push(...printNames(drawn, sheet, book.sheets.indexOf(entry)));
  const styles = grew ? plannedStyles(archive, book, drawn, changes) : undefined;
  const merged = putMerges(xml, part, union(old, area), plan.merges);
  const edits = plannedEdits(plan, styles, openInputs(archive, book, xml, part));
  refuseTableHeads(archive, entry, edits);
  const patched = patchSheet(merged, part, sheet, edits);
  changes.set(part, patched.xml);
  const workbook = putNames(book.xml, book.path, names);
  changes.set(book.path, askToCalculate(workbook, book.path));
  if (patched.formulasChanged)
    for (const [chain, text] of dropCalculationChain(archive, book)) changes.set(chain, text);
  const { changed, given } = compareEdits(archive, book, new Map([[entry, { xml, edits }]]));
  const next = withParts(archive, changes);
  return dropStaleResults(next, readWorkbookPart(next), changed, given);
}

const isFilled = (cell: ScannedCell): boolean =>
  cell.formula !== undefined || (cell.stored !== undefined && cell.stored !== "");

/** Nothing may stand where the area grows, nor be left behind where it shrinks. */
function refuseStrangers(xml: string, part: string, sheet: string, old: CellRange, area: CellRange): void {
  scanSheet(xml, part, {
    cell(cell) {
      if (isWithin(cell, old) === isWithin(cell, area) || !isFilled(cell)) return;
      throw new FileFault("would-overwrite", { sheet, cell: printAddress(cell) });
    },
  });
}
