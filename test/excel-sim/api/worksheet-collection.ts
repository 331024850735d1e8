import type { ExcelObject } from "../excel-object.ts";
import { WORKBOOK_TARGET } from "../workbook/event-log.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { addTab } from "../workbook/tabs.ts";
import { eventMethods } from "./event-methods.ts";
import { givenFlag, givenText, itemNotFound } from "./given.ts";
import type { Makers } from "./makers.ts";

/** The worksheets of the workbook in the order of their tabs. */
export class WorksheetCollectionObject implements ExcelObject {
  readonly typeName = "WorksheetCollection";
  readonly scalars = {};
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];
  readonly items: () => readonly ExcelObject[];
  readonly indexer: (args: readonly unknown[]) => ExcelObject;

  constructor(makers: Makers) {
    const { book } = makers;
    const shown = (visibleOnly: unknown): Sheet[] =>
      visibleOnly !== undefined && givenFlag(visibleOnly)
        ? book.sheets.filter(({ visibility }) => visibility === "visible")
        : book.sheets;
    const one = (sheet: Sheet | undefined): ExcelObject => {
      if (!sheet) throw itemNotFound();
      return makers.worksheet(sheet);
    };
    this.items = () => book.sheets.map((sheet) => makers.worksheet(sheet));
    this.indexer = ([key]) => one(book.sheet(givenText(key)));
    this.methods = {
      GetActiveWorksheet: () => makers.worksheet(book.activeSheet),
      GetItemOrNullObject: ([key]) => {
        const sheet = book.sheet(givenText(key));
        return sheet ? makers.worksheet(sheet) : null;
      },
      Add: ([name]) => makers.worksheet(addTab(book, name === undefined ? undefined : givenText(name))),
      GetCount: ([visibleOnly]) => shown(visibleOnly).length,
      GetFirst: ([visibleOnly]) => one(shown(visibleOnly)[0]),
      GetLast: ([visibleOnly]) => one(shown(visibleOnly).at(-1)),
      ...eventMethods(book.events, WORKBOOK_TARGET),
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}
