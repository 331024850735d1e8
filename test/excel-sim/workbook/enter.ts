import type { CellAddress, CellRange } from "../../../addin/host/snapshot.ts";
import { ExcelError } from "../excel-object.ts";
import type { Area } from "./area.ts";
import type { Book } from "./book.ts";
import { type Cell, isFilled } from "./cell.ts";
import { tellEdited } from "./changes.ts";
import { formatOf } from "./look.ts";
import { requireOpenCells } from "./permission.ts";
import { cellsOf, columnsOf, covers, intersect, rowsOf } from "./rectangle.ts";
import type { Sheet } from "./sheet.ts";
import { type TypedEntry, typedText } from "./typed-entry.ts";

const invalidArgument = (message: string): ExcelError => new ExcelError("InvalidArgument", message);

/**
 * Fills cells as if each entry were typed; null leaves a cell alone, "" empties it. All entries are looked at before the
 * first cell changes. Cells a merge covers take nothing. Refused: AccessDenied, InvalidArgument.
 */
export function enterCells(book: Book, area: Area, entryAt: (row: number, column: number) => unknown): void {
  const { sheet, range } = area;
  requireOpenCells(book, area);
  const entered: { at: CellAddress; cell: Cell }[] = [];
  for (const at of cellsOf(range)) {
    const entry = entryAt(at.row - range.top, at.column - range.left);
    if (entry === null) continue;
    const old = sheet.cell(at);
    if (!sheet.isCovered(at)) entered.push({ at, cell: filled(old, typed(entry, old, book.epoch)) });
  }
  const first = { row: range.top, column: range.left };
  const before = sheet.cell(first).value;
  for (const { at, cell } of entered) sheet.put(at, cell);
  const isSingle = rowsOf(range) * columnsOf(range) === 1;
  tellEdited(book, sheet, range, isSingle ? { before, after: sheet.cell(first).value } : null);
}

function typed(entry: unknown, old: Cell, epoch: 1900 | 1904): TypedEntry {
  if (typeof entry === "string") {
    const result = typedText(entry, formatOf(old.look), epoch);
    if (result === "too-long") throw invalidArgument("The text or formula is longer than a cell takes.");
    if (result === "not-a-formula") throw invalidArgument("There is a problem with this formula.");
    return result;
  }
  const isNumber = typeof entry === "number" && Number.isFinite(entry);
  if (!isNumber && typeof entry !== "boolean")
    throw invalidArgument("A cell takes text, numbers and truth values.");
  // in a text cell everything becomes text
  const value = formatOf(old.look) === "@" ? String(entry).toUpperCase() : entry;
  return { value, formula: null, quotePrefix: false };
}

/** A formula that stays the same keeps its result, for Excel would find the same one. */
function filled(old: Cell, { format, ...content }: TypedEntry): Cell {
  const same = content.formula !== null && content.formula === old.formula;
  const look = format === undefined ? old.look : { ...old.look, numFmt: format };
  return { ...content, value: same ? old.value : content.value, look };
}

/** Empties cells, their looks stay. Merges must lie in the range or outside. */
export function emptyCells(book: Book, area: Area): void {
  const { sheet, range } = area;
  requireOpenCells(book, area);
  requireWholeMerges(sheet, range);
  for (const { at, cell } of [...sheet.storedCells(range)]) {
    if (isFilled(cell) || cell.quotePrefix)
      sheet.put(at, { value: null, formula: null, quotePrefix: false, look: cell.look });
  }
  tellEdited(book, sheet, range, null);
}

export function requireWholeMerges(sheet: Sheet, range: CellRange): void {
  const torn = sheet.merges.some((merge) => intersect(merge, range) && !covers(range, merge));
  if (torn) throw invalidArgument("This operation cannot be done on a part of a merged cell.");
}
