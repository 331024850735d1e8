import type { ExcelObject } from "../excel-object.ts";
import { isRecord } from "../protocol/wire.ts";
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

/** Properties row by row and column by column; of all Excel can tell, whether they are hidden. */
export function rangeMethodsOfLines({ sheet, range }: Area): ExcelObject["methods"] {
  return {
    GetRowProperties: ([asked]) => {
      refuseUnknown(asked, "rowHidden");
      return numbersFrom(range.top, range.bottom).map((row) => ({ rowHidden: sheet.hiddenRows.has(row) }));
    },
    GetColumnProperties: ([asked]) => {
      refuseUnknown(asked, "columnHidden");
      return numbersFrom(range.left, range.right).map((column) => ({
        columnHidden: sheet.hiddenColumns.has(column),
      }));
    },
  };
}

function refuseUnknown(asked: unknown, known: string): void {
  const names = isRecord(asked) ? Object.keys(asked) : [];
  if (names.length !== 1 || names[0] !== known)
    throw new Error(`only ${known} is simulated: ${names.join()}`);
}

const numbersFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

function allIn(numbers: ReadonlySet<number>, from: number, to: number): boolean | null {
  let count = 0;
  for (const number of numbers) if (number >= from && number <= to) count++;
  return count === 0 ? false : count === to - from + 1 ? true : null;
}
