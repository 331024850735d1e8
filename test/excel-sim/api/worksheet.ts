import type { SheetVisibility } from "../../../addin/host/snapshot.ts";
import type { ExcelObject } from "../excel-object.ts";
import { Area } from "../workbook/area.ts";
import { colorText } from "../workbook/color.ts";
import { requireOpenStructure, requireWritable } from "../workbook/permission.ts";
import { cellRange, isOnSheet, WHOLE_SHEET } from "../workbook/rectangle.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { activate, deleteTab, renameTab, setVisibility } from "../workbook/tabs.ts";
import { areaOfReference } from "./area-of-reference.ts";
import { AutoFilterObject } from "./auto-filter.ts";
import { eventMethods } from "./event-methods.ts";
import { givenFlag, givenInteger, givenText, givenWord, invalidArgument } from "./given.ts";
import { givenColor } from "./given-color.ts";
import type { Makers } from "./makers.ts";
import { PageLayoutObject } from "./page-layout.ts";
import { TableCollectionObject } from "./table-collection.ts";
import { WorksheetFreezePanesObject } from "./worksheet-freeze-panes.ts";
import { WorksheetProtectionObject } from "./worksheet-protection.ts";

/** Excel.SheetVisibility. */
export const VISIBILITY_WORDS = {
  visible: "Visible",
  hidden: "Hidden",
  veryHidden: "VeryHidden",
} as const satisfies Record<SheetVisibility, string>;

function givenVisibility(given: unknown): SheetVisibility {
  const word = givenWord(given, Object.values(VISIBILITY_WORDS));
  const states: SheetVisibility[] = ["visible", "hidden", "veryHidden"];
  return states.find((state) => VISIBILITY_WORDS[state] === word) ?? "visible";
}

/** Excel.Worksheet.getRanges takes fewer than 8,192 characters. */
const LONGEST_ADDRESSES = 8_191;

/** One worksheet. */
export class WorksheetObject implements ExcelObject {
  readonly typeName = "Worksheet";
  readonly sheet: Sheet;
  readonly #makers: Makers;
  readonly scalars: ExcelObject["scalars"];
  readonly navigations: ExcelObject["navigations"];
  readonly methods: ExcelObject["methods"];

  constructor(makers: Makers, sheet: Sheet) {
    this.#makers = makers;
    this.sheet = sheet;
    this.scalars = this.#scalars();
    this.navigations = {
      AutoFilter: () => new AutoFilterObject(makers.book, sheet, sheet.filter),
      Names: () => makers.names(sheet),
      Tables: () => new TableCollectionObject(makers.book, sheet),
      Protection: () => new WorksheetProtectionObject(makers.book, sheet),
      FreezePanes: () => new WorksheetFreezePanesObject(makers, sheet),
      PageLayout: () => new PageLayoutObject(makers, sheet),
    };
    this.methods = this.#methods();
  }

  identity(): { Id?: string } {
    return { Id: this.sheet.id };
  }

  #scalars(): ExcelObject["scalars"] {
    const { sheet } = this;
    const { book } = this.#makers;
    return {
      Id: { get: () => sheet.id },
      Name: { get: () => sheet.name, set: (name) => renameTab(book, sheet, givenText(name)) },
      Visibility: {
        get: () => VISIBILITY_WORDS[sheet.visibility],
        set: (given) => setVisibility(book, sheet, givenVisibility(given)),
      },
      Position: {
        get: () => book.sheets.indexOf(sheet),
        set: (given) => this.#moveTo(givenInteger(given)),
      },
      TabColor: {
        get: () => sheet.tabColor,
        set: (given) => {
          requireOpenStructure(book);
          sheet.tabColor = given === "" ? "" : (colorText(givenColor(given)) ?? "");
        },
      },
      ShowGridlines: { get: () => sheet.gridlines },
      // the name under which the library sets what it reads as ShowGridlines
      Gridlines: {
        get: () => sheet.gridlines,
        set: (given) => {
          requireWritable(book);
          sheet.gridlines = givenFlag(given);
        },
      },
    };
  }

  #methods(): ExcelObject["methods"] {
    const { sheet } = this;
    const { book, range } = this.#makers;
    return {
      GetRange: ([address]) => range(this.#area(address)),
      GetRanges: ([address]) => {
        const parts = address === undefined ? [undefined] : givenText(address).split(",");
        if (address !== undefined && givenText(address).length > LONGEST_ADDRESSES) throw invalidArgument();
        return this.#makers.rangeAreas(parts.map((part) => this.#area(part)));
      },
      GetCell: ([row, column]) =>
        range(this.#at(cellRange({ row: givenInteger(row) + 1, column: givenInteger(column) + 1 }))),
      GetRangeByIndexes: ([row, column, rows, columns]) => {
        const [top, left] = [givenInteger(row) + 1, givenInteger(column) + 1];
        const [bottom, right] = [top + givenInteger(rows) - 1, left + givenInteger(columns) - 1];
        return range(this.#at({ top, left, bottom, right }));
      },
      // of an empty sheet Excel gives A1 instead of an error
      GetUsedRange: ([valuesOnly]) =>
        this.#used(valuesOnly) ?? range(this.#at(cellRange({ row: 1, column: 1 }))),
      GetUsedRangeOrNullObject: ([valuesOnly]) => this.#used(valuesOnly),
      Activate: () => {
        activate(book, sheet);
        return null;
      },
      Delete: () => {
        deleteTab(book, sheet);
        return null;
      },
      ...eventMethods(book.events, sheet.id),
    };
  }

  #moveTo(position: number): void {
    const { sheets } = this.#makers.book;
    requireOpenStructure(this.#makers.book);
    if (position < 0 || position >= sheets.length) throw invalidArgument();
    sheets.splice(sheets.indexOf(this.sheet), 1);
    sheets.splice(position, 0, this.sheet);
  }

  #at(range: Area["range"]): Area {
    if (!isOnSheet(range)) throw invalidArgument();
    return new Area(this.sheet, range);
  }

  #area(address: unknown): Area {
    if (address === undefined || address === "") return this.#at(WHOLE_SHEET);
    const area = areaOfReference(this.#makers.book, this.sheet, givenText(address));
    if (area?.sheet === this.sheet) return area;
    throw invalidArgument();
  }

  #used(valuesOnly: unknown): ExcelObject | null {
    const used = this.sheet.usedRange(WHOLE_SHEET, valuesOnly !== undefined && givenFlag(valuesOnly));
    return used && this.#makers.range(this.#at(used));
  }
}
