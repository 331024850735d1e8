import type { ExcelObject } from "../excel-object.ts";
import { Area } from "../workbook/area.ts";
import type { ConditionalFormat } from "../workbook/conditional-format.ts";
import { requireAllowed } from "../workbook/permission.ts";
import { intersect } from "../workbook/rectangle.ts";
import { releaseCells } from "../workbook/without-range.ts";
import { ConditionalFormatObject } from "./conditional-format.ts";
import { givenInteger, givenText, givenWord, invalidArgument, itemNotFound } from "./given.ts";
import type { Makers } from "./makers.ts";

/** The conditional formats that touch some cells, the first in priority first. */
export class ConditionalFormatCollectionObject implements ExcelObject {
  readonly typeName = "ConditionalFormatCollection";
  readonly scalars = {};
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];
  readonly items: () => readonly ExcelObject[];
  readonly indexer: (args: readonly unknown[]) => ExcelObject;

  constructor(makers: Makers, areas: readonly Area[]) {
    const sheet = areas[0]?.sheet;
    if (!sheet) throw invalidArgument();
    const { book } = makers;
    const object = (entry: ConditionalFormat) => new ConditionalFormatObject(makers, sheet, entry);
    const present = () => sheet.conditionalFormats.filter((entry) => touches(entry, areas));
    const find = (id: unknown): ExcelObject | null => {
      const wanted = givenText(id);
      const entry = present().find((other) => other.id === wanted);
      return entry ? object(entry) : null;
    };
    this.items = () => present().map(object);
    this.indexer = ([id]) => find(id) ?? refuseMissing();
    this.methods = {
      GetCount: () => present().length,
      GetItemOrNullObject: ([id]) => find(id),
      GetItemAt: ([index]) => {
        const entry = present()[givenInteger(index)];
        return entry ? object(entry) : refuseMissing();
      },
      Add: ([type]) => {
        const word = givenWord(type, ["Custom"]);
        requireAllowed(book, sheet, "allowFormatCells");
        const entry: ConditionalFormat = {
          id: book.newId(),
          type: word,
          areas: areas.map((area) => new Area(sheet, area.range)),
          stopIfTrue: false,
          formula: "",
          look: {},
          stored: null,
        };
        // a new one goes before the others
        sheet.conditionalFormats.unshift(entry);
        return object(entry);
      },
      ClearAll: () => {
        requireAllowed(book, sheet, "allowFormatCells");
        sheet.conditionalFormats = releaseCells(sheet.conditionalFormats, areas);
        return null;
      },
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}

const touches = (entry: ConditionalFormat, areas: readonly Area[]): boolean =>
  entry.areas.some(
    ({ rangeOrNull }) => rangeOrNull && areas.some(({ range }) => intersect(range, rangeOrNull)),
  );

function refuseMissing(): never {
  throw itemNotFound();
}
