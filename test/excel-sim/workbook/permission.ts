import type { CellRange } from "../../../addin/host/snapshot.ts";
import { ExcelError } from "../excel-object.ts";
import type { Area } from "./area.ts";
import type { Book } from "./book.ts";
import { isLocked } from "./look.ts";
import { isUnbounded } from "./rectangle.ts";
import type { Sheet } from "./sheet.ts";
import type { ProtectionOptions } from "./sheet-protection.ts";

/** What read-only workbooks and protection forbid: AccessDenied, before anything is changed. */

export const accessDenied = (): ExcelError =>
  new ExcelError("AccessDenied", "You cannot perform the requested operation.");

export function requireWritable(book: Book): void {
  if (book.readOnly) throw accessDenied();
}

/** Sheets may be added, deleted, renamed, moved, hidden, and get another tab colour. */
export function requireOpenStructure(book: Book): void {
  requireWritable(book);
  if (book.structureLocked) throw accessDenied();
}

/** The contents of all these cells may be changed. */
export function requireOpenCells(book: Book, { sheet, range }: Area): void {
  requireWritable(book);
  if (sheet.protection && hasLockedCell(sheet, range)) throw accessDenied();
}

/** A protected sheet lets people do this. */
export function requireAllowed(
  book: Book,
  sheet: Sheet,
  what: keyof Omit<ProtectionOptions, "selectionMode">,
): void {
  requireWritable(book);
  if (sheet.protection && !sheet.protection.options[what]) throw accessDenied();
}

/** For what no option of protection allows: merging, validation, locking cells. */
export function requireUnprotected(book: Book, sheet: Sheet): void {
  requireWritable(book);
  if (sheet.protection) throw accessDenied();
}

function hasLockedCell(sheet: Sheet, range: CellRange): boolean {
  if (isUnbounded(range)) return true;
  for (const { look } of sheet.cellsIn(range)) if (isLocked(look)) return true;
  return false;
}
