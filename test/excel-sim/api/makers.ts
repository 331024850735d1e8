import type { ExcelObject } from "../excel-object.ts";
import type { Area } from "../workbook/area.ts";
import type { Book } from "../workbook/book.ts";
import type { Sheet } from "../workbook/sheet.ts";

/** How objects make others without importing them: sheets lead to ranges and ranges to sheets. */
export type Makers = {
  readonly book: Book;
  worksheet(sheet: Sheet): ExcelObject;
  range(area: Area): ExcelObject;
  rangeAreas(areas: readonly Area[]): ExcelObject;
  conditionalFormats(areas: readonly Area[]): ExcelObject;
  dataValidation(areas: readonly Area[]): ExcelObject;
  /** Names of one sheet, or of the workbook. */
  names(scope: Sheet | null): ExcelObject;
};
