import type { ExcelObject } from "../excel-object.ts";
import type { Book } from "../workbook/book.ts";
import type { FilteredRows } from "../workbook/filtered-rows.ts";
import { requireAllowed } from "../workbook/permission.ts";
import type { Sheet } from "../workbook/sheet.ts";

/** The filter of a sheet or a table: only whether it hides rows, and how to show them all again. */
export class AutoFilterObject implements ExcelObject {
  readonly typeName = "AutoFilter";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];

  constructor(book: Book, sheet: Sheet, filter: FilteredRows) {
    this.scalars = { IsDataFiltered: { get: () => filter.rows.length > 0 } };
    this.methods = {
      ClearCriteria: () => {
        requireAllowed(book, sheet, "allowAutoFilter");
        for (const row of filter.rows) sheet.hiddenRows.delete(row);
        filter.rows = [];
        return null;
      },
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}
