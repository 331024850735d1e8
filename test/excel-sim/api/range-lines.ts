import type { ExcelObject } from "../excel-object.ts";
import type { Area } from "../workbook/area.ts";
import { isEntireColumns, isEntireRows } from "../workbook/rectangle.ts";

/** What a range says of its whole rows and columns; null where they differ. */
export function rangeScalarsOfLines(area: Area): ExcelObject["scalars"] {
  const { sheet } = area;
  return {
    RowHidden: { get: () => allIn(sheet.hiddenRows, area.range.top, area.range.bottom) },
    ColumnHidden: { get: () => allIn(sheet.hiddenColumns, area.range.left, area.range.right) },
    IsEntireRow: { get: () => isEntireRows(area.range) },
    IsEntireColumn: { get: () => isEntireColumns(area.range) },
  };
}

function allIn(numbers: ReadonlySet<number>, from: number, to: number): boolean | null {
  let count = 0;
  for (const number of numbers) if (number >= from && number <= to) count++;
  return count === 0 ? false : count === to - from + 1 ? true : null;
}
