import type { Scalar } from "../excel-object.ts";
import type { Area } from "../workbook/area.ts";
import type { Book } from "../workbook/book.ts";
import { enterCells } from "../workbook/enter.ts";
import { requireAllowed } from "../workbook/permission.ts";
import { cellRange, columnsOf, isUnbounded, rowsOf } from "../workbook/rectangle.ts";
import { givenText, invalidArgument } from "./given.ts";

/** What is set for cells: one thing for all, or rows of columns of the range's size; null only inside the rows. */
function givenGrid({ range }: Area, given: unknown): (row: number, column: number) => unknown {
  if (given === null || given === undefined || isUnbounded(range)) throw invalidArgument();
  if (!Array.isArray(given)) return () => given;
  const rows: unknown[] = given;
  const fits =
    rows.length === rowsOf(range) &&
    rows.every((row) => Array.isArray(row) && row.length === columnsOf(range));
  if (!fits) {
    throw invalidArgument(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  return (row, column) => {
    const line = rows[row];
    return Array.isArray(line) ? line[column] : undefined;
  };
}

/** Values and formulas are taken the same way: "=…" is a formula in both. */
export const cellEntries =
  (book: Book, area: Area): NonNullable<Scalar["set"]> =>
  (given) =>
    enterCells(book, area, givenGrid(area, given));

export const numberFormats =
  (book: Book, area: Area): NonNullable<Scalar["set"]> =>
  (given) => {
    const formatAt = givenGrid(area, given);
    const { sheet, range } = area;
    requireAllowed(book, sheet, "allowFormatCells");
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        const format = formatAt(row - range.top, column - range.left);
        if (format === null) continue;
        const numFmt = givenText(format) || "General";
        sheet.restyle(cellRange({ row, column }), (look) => ({ ...look, numFmt }));
      }
    }
  };
