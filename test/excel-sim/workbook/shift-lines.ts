import type { Area } from "./area.ts";
import type { Book } from "./book.ts";
import { tellShifted } from "./changes.ts";
import { requireAllowed } from "./permission.ts";
import { columnsOf, isEntireColumns, isEntireRows, rowsOf } from "./rectangle.ts";
import { type Shift, shifted } from "./shift.ts";

export type Lines = "rows" | "columns";

/** The whole rows or columns an area is; null for other areas. */
export const linesOf = ({ range }: Area): Lines | null =>
  isEntireRows(range) ? "rows" : isEntireColumns(range) ? "columns" : null;

/**
 * Puts in as many whole rows or columns as the area has, or takes its own out. Cells, merges, sizes, names, conditional
 * formats and validations follow; the text of formulas does not, and new lines are plain.
 */
export function shiftLines(book: Book, { sheet, range }: Area, lines: Lines, how: "insert" | "delete"): void {
  const isRows = lines === "rows";
  if (how === "insert") requireAllowed(book, sheet, isRows ? "allowInsertRows" : "allowInsertColumns");
  else requireAllowed(book, sheet, isRows ? "allowDeleteRows" : "allowDeleteColumns");
  const count = isRows ? rowsOf(range) : columnsOf(range);
  const shift: Shift = {
    axis: isRows ? "row" : "column",
    at: isRows ? range.top : range.left,
    count: how === "insert" ? count : -count,
  };
  sheet.shift(shift, (old) => shifted(old, shift));
  const deed = how === "insert" ? "Inserted" : "Deleted";
  tellShifted(book, sheet, range, `${isRows ? "Row" : "Column"}${deed}`);
}
