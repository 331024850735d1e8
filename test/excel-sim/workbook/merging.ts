import type { CellRange } from "../../../addin/host/snapshot.ts";
import type { Area } from "./area.ts";
import type { Book } from "./book.ts";
import { requireWholeMerges } from "./enter.ts";
import { requireUnprotected } from "./permission.ts";
import { covers, intersect } from "./rectangle.ts";

/** Merges the cells (`across`: each row on its own). What stood outside the top left cell is gone. */
export function mergeCells(book: Book, { sheet, range }: Area, across: boolean): void {
  requireUnprotected(book, sheet);
  requireWholeMerges(sheet, range);
  sheet.merges = sheet.merges.filter((merge) => !covers(range, merge));
  for (const part of across ? rowsIn(range) : [range]) {
    if (part.top === part.bottom && part.left === part.right) continue;
    sheet.merges.push(part);
    for (const { at, cell } of [...sheet.storedCells(part)]) {
      if (at.row !== part.top || at.column !== part.left)
        sheet.put(at, { value: null, formula: null, quotePrefix: false, look: cell.look });
    }
  }
}

const rowsIn = (range: CellRange): CellRange[] =>
  Array.from({ length: range.bottom - range.top + 1 }, (_, index) => ({
    ...range,
    top: range.top + index,
    bottom: range.top + index,
  }));

/** Takes apart every merge the range touches. */
export function unmergeCells(book: Book, { sheet, range }: Area): void {
  requireUnprotected(book, sheet);
  sheet.merges = sheet.merges.filter((merge) => !intersect(merge, range));
}
