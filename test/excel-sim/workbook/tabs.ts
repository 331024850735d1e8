import type { CellRange, SheetVisibility } from "../../../addin/host/snapshot.ts";
import { ExcelError } from "../excel-object.ts";
import type { Book } from "./book.ts";
import { EVENT } from "./event-log.ts";
import { requireOpenStructure } from "./permission.ts";
import { printLocal } from "./reference-text.ts";
import type { Sheet } from "./sheet.ts";

/** What is done to sheets as a whole, with Excel's refusals and events. */

const invalidOperation = (message: string): ExcelError => new ExcelError("InvalidOperation", message);
const LONGEST_NAME = 31;

export function addTab(book: Book, name: string | undefined): Sheet {
  requireOpenStructure(book);
  const sheet = book.addSheet(name === undefined ? freeName(book) : usableName(book, name, null));
  book.events.tell(EVENT.added, sheet.id, { source: book.author.source });
  return sheet;
}

export function renameTab(book: Book, sheet: Sheet, name: string): void {
  requireOpenStructure(book);
  sheet.name = usableName(book, name, sheet);
}

/** Refused: names of no or over 31 characters, with \ / ? * [ ] or :, with ' at an end, "History"; names that are taken. */
function usableName(book: Book, name: string, own: Sheet | null): string {
  const usable = name !== "" && name.length <= LONGEST_NAME && !/[\\/?*[\]:]|^'|'$/.test(name);
  if (!usable || name.toLowerCase() === "history")
    throw new ExcelError("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
  const taken = book.sheets.some((other) => other !== own && other.name.toLowerCase() === name.toLowerCase());
  if (taken)
    throw new ExcelError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
  return name;
}

function freeName(book: Book): string {
  for (let number = book.sheets.length + 1; ; number++)
    if (!book.sheet(`Sheet${number}`)) return `Sheet${number}`;
}

/** Very hidden sheets and the last one to be seen cannot be deleted (Excel.Worksheet.delete). */
export function deleteTab(book: Book, sheet: Sheet): void {
  requireOpenStructure(book);
  if (sheet.visibility === "veryHidden") throw invalidOperation("A very hidden sheet cannot be deleted.");
  requireAnotherVisible(book, sheet);
  const place = book.sheets.indexOf(sheet);
  const wasActive = book.activeSheet === sheet;
  sheet.deleted = true;
  book.sheets.splice(place, 1);
  if (wasActive) bringForward(book, place);
  book.events.tell(EVENT.deleted, sheet.id, { source: book.author.source });
}

export function setVisibility(book: Book, sheet: Sheet, visibility: SheetVisibility): void {
  requireOpenStructure(book);
  if (visibility !== "visible") requireAnotherVisible(book, sheet);
  const wasActive = book.activeSheet === sheet;
  sheet.visibility = visibility;
  if (wasActive && visibility !== "visible") bringForward(book, book.sheets.indexOf(sheet));
}

function requireAnotherVisible(book: Book, sheet: Sheet): void {
  if (book.sheets.some((other) => other !== sheet && other.visibility === "visible")) return;
  throw invalidOperation("A workbook must contain at least one visible worksheet.");
}

/** The next visible sheet takes the place of one that went. */
function bringForward(book: Book, place: number): void {
  const next = [...book.sheets.slice(place), ...book.sheets.slice(0, place).reverse()];
  const shown = next.find(({ visibility }) => visibility === "visible");
  if (shown) activate(book, shown);
}

/** Hidden sheets cannot come to the front. */
export function activate(book: Book, sheet: Sheet): void {
  if (sheet.visibility !== "visible") throw invalidOperation("A hidden sheet cannot be activated.");
  const before = book.activeSheet;
  if (before === sheet) return;
  book.activeSheet = sheet;
  if (!before.deleted) book.events.tell(EVENT.deactivated, before.id, {});
  book.events.tell(EVENT.activated, sheet.id, {});
}

/** Brings the sheet to the front, as Excel does. */
export function select(book: Book, sheet: Sheet, ranges: readonly CellRange[]): void {
  activate(book, sheet);
  sheet.selection = [...ranges];
  book.events.tell(EVENT.selectionChanged, sheet.id, { address: ranges.map(printLocal).join(",") });
}
