import type { ExcelObject } from "../excel-object.ts";
import type { Book } from "../workbook/book.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { NOTHING_ALLOWED } from "../workbook/sheet-protection.ts";

/** Whether and how a sheet is protected. */
export class WorksheetProtectionObject implements ExcelObject {
  readonly typeName = "WorksheetProtection";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];

  constructor(_book: Book, sheet: Sheet) {
    this.scalars = {
      Protected: { get: () => sheet.protection !== null },
      Options: { get: () => sheet.protection?.options ?? NOTHING_ALLOWED },
    };
    this.methods = {};
  }

  identity(): { Id?: string } {
    return {};
  }
}
