import type { CellAddress, CellRange } from "../../../addin/host/snapshot.ts";
import { ExcelError } from "../excel-object.ts";
import type { Cell } from "../workbook/cell.ts";
import { apiValue } from "../workbook/changes.ts";
import { displayedText } from "../workbook/displayed-text.ts";
import { formatOf } from "../workbook/look.ts";
import { columnsOf, rowsOf } from "../workbook/rectangle.ts";
import type { Sheet } from "../workbook/sheet.ts";

/** Excel on the web refuses to give more in one answer. */
const CELL_LIMIT = 5_000_000;

const grid = <T>(sheet: Sheet, range: CellRange, read: (cell: Cell, at: CellAddress) => T): T[][] => {
  if (rowsOf(range) * columnsOf(range) > CELL_LIMIT)
    throw new ExcelError(
      "ResponsePayloadSizeLimitExceeded",
      "The response payload size has exceeded the limit.",
    );
  return Array.from({ length: rowsOf(range) }, (_, row) =>
    Array.from({ length: columnsOf(range) }, (_, column) => {
      const at = { row: range.top + row, column: range.left + column };
      return read(sheet.cell(at), at);
    }),
  );
};

export const readValues = (sheet: Sheet, range: CellRange) =>
  grid(sheet, range, ({ value }) => apiValue(value).value);

/** Constants where there is no formula; text that looks like a formula is told from one by nothing here. */
export const readFormulas = (sheet: Sheet, range: CellRange) =>
  grid(sheet, range, ({ value, formula }) => formula ?? apiValue(value).value);

export const readNumberFormats = (sheet: Sheet, range: CellRange) =>
  grid(sheet, range, ({ look }) => formatOf(look));

/** Excel.RangeValueType. */
export const readValueTypes = (sheet: Sheet, range: CellRange) =>
  grid(sheet, range, ({ value }) => apiValue(value).type);

export const readTexts = (sheet: Sheet, range: CellRange) =>
  grid(sheet, range, (cell) => displayedText(cell));
