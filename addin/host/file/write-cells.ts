import { type FileCellEdit, type FormattedEdit, withFormats } from "./cell-formats.ts";
import { FileFault } from "./file-fault.ts";
import { requirePart, withParts } from "./package-parts.ts";
import { askToCalculate, dropCalculationChain } from "./recalculate.ts";
import { patchSheet } from "./sheet/patch-sheet.ts";
import type { SheetEdit } from "./sheet/sheet-edit.ts";
import { refuseTableHeads } from "./sheet/table-heads.ts";
import { compareEdits } from "./stale/compare-edits.ts";
import { dropStaleResults } from "./stale/drop-stale-results.ts";
import { findSheet, type SheetEntry, type WorkbookPart } from "./workbook-part.ts";
import type { ZipArchive } from "./zip/zip-archive.ts";

/**
 * A new archive with the edits written. Where a cell is named twice the later edit holds. Stored results of formulas
 * that read a changed cell are taken out.
 * Faults: sheet-not-found, would-overwrite, too-large, damaged.
 */
export function writeEdits(
  archive: ZipArchive,
  book: WorkbookPart,
  edits: readonly FileCellEdit[],
): ZipArchive {
  const sheets = new Map<SheetEntry, FormattedEdit[]>();
  for (const { sheet, address, value, replaceFormula, format } of edits) {
    const entry = requireSheet(book, sheet);
    const list = sheets.get(entry) ?? [];
    list.push({ edit: { at: address, value, formula: replaceFormula ? "drop" : "keep" }, format });
    sheets.set(entry, list);
  }
  const formatted = withFormats(archive, book, sheets);
  return patchSheets(withParts(archive, new Map(formatted.changes)), book, formatted.edits);
}

function patchSheets(
  archive: ZipArchive,
  book: WorkbookPart,
  sheets: ReadonlyMap<SheetEntry, readonly SheetEdit[]>,
): ZipArchive {
  const changes = new Map<string, string | null>([[book.path, askToCalculate(book.xml, book.path)]]);
  const old = new Map<SheetEntry, { xml: string; edits: readonly SheetEdit[] }>();
  let formulasChanged = false;
  for (const [entry, edits] of sheets) {
    const { name, part } = entry;
    const xml = requirePart(archive, part);
    old.set(entry, { xml, edits });
    refuseTableHeads(archive, entry, edits);
    const patched = patchSheet(xml, part, name, edits);
    changes.set(part, patched.xml);
    formulasChanged ||= patched.formulasChanged;
  }
  if (formulasChanged) for (const [part, xml] of dropCalculationChain(archive, book)) changes.set(part, xml);
  const { changed, given } = compareEdits(archive, book, old);
  return dropStaleResults(withParts(archive, changes), book, changed, given);
}

export function requireSheet(book: WorkbookPart, name: string): SheetEntry {
  const entry = findSheet(book, name);
  if (entry) return entry;
  const names = book.sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => sheet.name);
  throw new FileFault("sheet-not-found", { sheet: name, sheets: names.join("、") });
}
