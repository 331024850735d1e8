import { parseRange, parseReference, printAddress } from "../../../table/address.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { CellRange } from "../../snapshot.ts";
import { FileFault } from "../file-fault.ts";
import { requirePart, withParts } from "../package-parts.ts";
import { askToCalculate, dropCalculationChain } from "../recalculate.ts";
import { patchSheet } from "../sheet/patch-sheet.ts";
import { type ScannedCell, scanSheet } from "../sheet/scan-sheet.ts";
import { isSingleCell, isWithin, union } from "../sheet/sheet-edit.ts";
import { refuseTableHeads } from "../sheet/table-heads.ts";
import { compareEdits } from "../stale/compare-edits.ts";
import { dropStaleResults } from "../stale/drop-stale-results.ts";
import { type NameEntry, readWorkbookPart, type SheetEntry, type WorkbookPart } from "../workbook-part.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import { plannedNames, printNames, putNames, refuseTakenNames } from "./defined-names.ts";
import type { DrawnSheet } from "./draw-plan.ts";
import { putMerges } from "./merge-cells.ts";
import { plannedArea } from "./planned-area.ts";
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
  const old = ownArea(own, area);
  refuseMoved(own, old, area, sheet);
  refuseStrangers(xml, part, sheet, old, area);
  const names = plannedNames(plan, sheet, area);
  refuseTakenNames(book, names, sheet);

  const changes = new Map<string, string | null>();
  const grew = area.bottom > old.bottom || area.right > old.right;
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

/** The area the sheet holds of us; a name on one cell only, as templates have it, stands for the area planned now. */
function ownArea(own: NameEntry, planned: CellRange): CellRange {
  const range = parseReference(own.formula)?.range;
  return range && !isSingleCell(range) ? range : planned;
}

/** Rows or columns were put in above, before or between: planned places now hold other cells. */
function refuseMoved(own: NameEntry, now: CellRange, planned: CellRange, sheet: string): void {
  const drawn = parseRange(own.comment ?? "") ?? planned;
  const widened = own.comment !== undefined && (now.bottom > drawn.bottom || now.right > drawn.right);
  if (now.top !== planned.top || now.left !== planned.left || widened) {
    throw new FileFault("would-overwrite", { sheet, cell: printAddress({ row: now.top, column: now.left }) });
  }
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
