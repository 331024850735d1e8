import { ExcelError, type ExcelObject } from "../excel-object.ts";
import { Area } from "../workbook/area.ts";
import type { Book } from "../workbook/book.ts";
import { accessDenied, requireWritable } from "../workbook/permission.ts";
import { cellRange } from "../workbook/rectangle.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { ApplicationObject } from "./application.ts";
import { ConditionalFormatCollectionObject } from "./conditional-format-collection.ts";
import { DataValidationObject } from "./data-validation.ts";
import { FunctionsObject } from "./functions.ts";
import { givenFlag, invalidArgument } from "./given.ts";
import type { Makers } from "./makers.ts";
import { NamedItemCollectionObject } from "./named-item-collection.ts";
import { RangeObject } from "./range.ts";
import { RangeAreasObject } from "./range-areas.ts";
import { WorksheetObject } from "./worksheet.ts";
import { WorksheetCollectionObject } from "./worksheet-collection.ts";

/** `context.workbook`: the top of every path. */
export class WorkbookObject implements ExcelObject {
  readonly typeName = "Workbook";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations: ExcelObject["navigations"];
  readonly methods: ExcelObject["methods"];

  constructor(book: Book) {
    const makers: Makers = {
      book,
      worksheet: (sheet) => new WorksheetObject(makers, sheet),
      range: (area) => new RangeObject(makers, area),
      rangeAreas: (areas) => new RangeAreasObject(makers, areas),
      conditionalFormats: (areas) => new ConditionalFormatCollectionObject(makers, areas),
      dataValidation: (areas) => new DataValidationObject(book, areas),
      names: (scope: Sheet | null) => new NamedItemCollectionObject(makers, scope),
    };
    this.scalars = { Name: { get: () => book.fileName }, ReadOnly: { get: () => book.readOnly } };
    this.navigations = {
      Worksheets: () => new WorksheetCollectionObject(makers),
      Names: () => makers.names(null),
      Application: () => new ApplicationObject(book),
      Protection: () => workbookProtection(book),
      Functions: () => new FunctionsObject(book),
      _Runtime: () => runtime(book),
    };
    this.methods = {
      GetActiveCell: () => {
        const [first] = book.activeSheet.selection;
        if (!first) throw new Error("a sheet without selection");
        return makers.range(new Area(book.activeSheet, cellRange({ row: first.top, column: first.left })));
      },
      GetSelectedRange: () => {
        const [only, another] = book.activeSheet.selection;
        if (!only || another)
          throw new ExcelError("InvalidSelection", "The current selection is invalid for this operation.");
        return makers.range(new Area(book.activeSheet, only));
      },
      GetSelectedRanges: () =>
        makers.rangeAreas(book.activeSheet.selection.map((range) => new Area(book.activeSheet, range))),
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}

/** Whether sheets may be added, deleted, renamed, hidden; here always without a password. */
const workbookProtection = (book: Book): ExcelObject => ({
  typeName: "WorkbookProtection",
  scalars: { Protected: { get: () => book.structureLocked } },
  navigations: {},
  methods: {
    Protect: ([password]) => lockStructure(book, password, true),
    Unprotect: ([password]) => lockStructure(book, password, false),
  },
  identity: () => ({}),
});

function lockStructure(book: Book, password: unknown, locked: boolean): null {
  requireWritable(book);
  if (password !== undefined) throw invalidArgument("excel-sim knows no passwords of workbooks");
  if (locked && book.structureLocked) throw accessDenied();
  book.structureLocked = locked;
  return null;
}

/** `context.runtime`. */
const runtime = (book: Book): ExcelObject => ({
  typeName: "Runtime",
  scalars: {
    EnableEvents: {
      get: () => book.events.enabled,
      set: (value) => {
        book.events.enabled = givenFlag(value);
      },
    },
  },
  navigations: {},
  methods: {},
  identity: () => ({}),
});
