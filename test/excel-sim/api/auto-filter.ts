import type { ExcelObject } from "../excel-object.ts";
import type { Book } from "../workbook/book.ts";
import { requireAllowed } from "../workbook/permission.ts";
import type { Sheet } from "../workbook/sheet.ts";

/** The filter of a sheet: only whether it hides rows, and how to show them all again. */
export class AutoFilterObject implements ExcelObject {
  readonly typeName = "AutoFilter";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];

  constructor(book: Book, sheet: Sheet) {
    this.scalars = { IsDataFiltered: { get: () => sheet.filteredRows.length > 0 } };
    this.methods = {
      ClearCriteria: () => {
        requireAllowed(book, sheet, "allowAutoFilter");
        for (const row of sheet.filteredRows) sheet.hiddenRows.delete(row);
        sheet.filteredRows = [];
        return null;
      },
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}
