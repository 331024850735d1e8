import type { ExcelObject } from "../excel-object.ts";
import { requireAllowed } from "../workbook/permission.ts";
import { isEntireColumns, isEntireRows } from "../workbook/rectangle.ts";
import { STANDARD_HEIGHT, STANDARD_WIDTH } from "../workbook/sheet.ts";
import { givenNumber, invalidArgument } from "./given.ts";
import { common, type Looked } from "./looks.ts";

const HIGHEST = 409.5;
/** 255 digits. */
const WIDEST = 1342.5;

/** Heights and widths of whole rows and columns, in points; null where they differ. */
export const lineSizeScalars = ({ book, areas }: Looked): ExcelObject["scalars"] => ({
  RowHeight: {
    get: () =>
      common(
        areas.flatMap(({ sheet, range }) =>
          isEntireColumns(range)
            ? [...sheet.rowHeights.values(), STANDARD_HEIGHT]
            : numbers(range.top, range.bottom).map((row) => sheet.rowHeights.get(row) ?? STANDARD_HEIGHT),
        ),
      ),
    set: (given) => {
      const height = givenNumber(given);
      if (height < 0 || height > HIGHEST) throw invalidArgument();
      for (const { sheet, range } of areas) {
        requireAllowed(book, sheet, "allowFormatRows");
        if (isEntireColumns(range)) throw invalidArgument("excel-sim sets no height for all rows of a sheet");
        for (const row of numbers(range.top, range.bottom)) sheet.rowHeights.set(row, height);
      }
    },
  },
  ColumnWidth: {
    get: () =>
      common(
        areas.flatMap(({ sheet, range }) =>
          isEntireRows(range)
            ? [...sheet.columnWidths.values(), STANDARD_WIDTH]
            : numbers(range.left, range.right).map(
                (column) => sheet.columnWidths.get(column) ?? STANDARD_WIDTH,
              ),
        ),
      ),
    set: (given) => {
      const width = givenNumber(given);
      if (width < 0 || width > WIDEST) throw invalidArgument();
      for (const { sheet, range } of areas) {
        requireAllowed(book, sheet, "allowFormatColumns");
        for (const column of numbers(range.left, range.right)) sheet.columnWidths.set(column, width);
      }
    },
  },
});

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
