import type { ExcelObject } from "../excel-object.ts";
import type { Area } from "../workbook/area.ts";
import type { Book } from "../workbook/book.ts";
import { requireAllowed } from "../workbook/permission.ts";
import { isEntireColumns, isEntireRows } from "../workbook/rectangle.ts";
import { givenFlag } from "./given.ts";

/** What a range says of its whole rows and columns; null where they differ. */
export function rangeScalarsOfLines(book: Book, area: Area): ExcelObject["scalars"] {
  const { sheet } = area;
  return {
    RowHidden: {
      get: () => allIn(sheet.hiddenRows, area.range.top, area.range.bottom),
      set: (hidden) => {
        requireAllowed(book, sheet, "allowFormatRows");
        hide(sheet.hiddenRows, area.range.top, area.range.bottom, givenFlag(hidden));
      },
    },
    ColumnHidden: {
      get: () => allIn(sheet.hiddenColumns, area.range.left, area.range.right),
      set: (hidden) => {
        requireAllowed(book, sheet, "allowFormatColumns");
        hide(sheet.hiddenColumns, area.range.left, area.range.right, givenFlag(hidden));
      },
    },
    IsEntireRow: { get: () => isEntireRows(area.range) },
    IsEntireColumn: { get: () => isEntireColumns(area.range) },
  };
}

function allIn(numbers: ReadonlySet<number>, from: number, to: number): boolean | null {
  let count = 0;
  for (const number of numbers) if (number >= from && number <= to) count++;
  return count === 0 ? false : count === to - from + 1 ? true : null;
}

function hide(numbers: Set<number>, from: number, to: number, hidden: boolean): void {
  for (let number = from; number <= to; number++) {
    if (hidden) numbers.add(number);
    else numbers.delete(number);
  }
}
