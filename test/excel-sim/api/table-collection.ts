import type { ExcelObject } from "../excel-object.ts";
import type { Book } from "../workbook/book.ts";
import type { FilteredRows } from "../workbook/filtered-rows.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { AutoFilterObject } from "./auto-filter.ts";
import { givenText, itemNotFound } from "./given.ts";

/** The tables of a sheet: only their filters. Of a file none are taken. */
export class TableCollectionObject implements ExcelObject {
  readonly typeName = "TableCollection";
  readonly scalars = {};
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];
  readonly items: () => readonly ExcelObject[];
  readonly indexer: (args: readonly unknown[]) => ExcelObject;

  constructor(book: Book, sheet: Sheet) {
    const object = (filter: FilteredRows, id: string) => new TableObject(book, sheet, id, filter);
    const one = ([key]: readonly unknown[]): ExcelObject => {
      const filter = sheet.tables.get(givenText(key));
      if (!filter) throw itemNotFound();
      return object(filter, givenText(key));
    };
    this.items = () => [...sheet.tables].map(([id, filter]) => object(filter, id));
    this.indexer = one;
    this.methods = {};
  }

  identity(): { Id?: string } {
    return {};
  }
}

class TableObject implements ExcelObject {
  readonly typeName = "Table";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations: ExcelObject["navigations"];
  readonly methods = {};
  readonly #id: string;

  constructor(book: Book, sheet: Sheet, id: string, filter: FilteredRows) {
    this.#id = id;
    this.scalars = { Id: { get: () => id } };
    this.navigations = { AutoFilter: () => new AutoFilterObject(book, sheet, filter) };
  }

  identity(): { Id?: string } {
    return { Id: this.#id };
  }
}
