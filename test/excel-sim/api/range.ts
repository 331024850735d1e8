import type { CellRange } from "../../../addin/host/snapshot.ts";
import type { ExcelObject } from "../excel-object.ts";
import { Area } from "../workbook/area.ts";
import { mergeCells, unmergeCells } from "../workbook/merging.ts";
import {
  bound,
  columnsOf,
  contains,
  intersect,
  isOnSheet,
  isUnbounded,
  LAST_COLUMN,
  LAST_ROW,
  rowsOf,
} from "../workbook/rectangle.ts";
import { printLocal, printSheetName } from "../workbook/reference-text.ts";
import { linesOf, shiftLines } from "../workbook/shift-lines.ts";
import { select } from "../workbook/tabs.ts";
import { areaOfReference } from "./area-of-reference.ts";
import { clearRange } from "./clear-range.ts";
import { givenFlag, givenInteger, givenText, givenWord, invalidArgument, itemNotFound } from "./given.ts";
import type { Makers } from "./makers.ts";
import { pick } from "./pick.ts";
import { RangeFormatObject } from "./range-format.ts";
import { rangeScalarsOfLines } from "./range-lines.ts";
import { readFormulas, readNumberFormats, readTexts, readValues, readValueTypes } from "./range-reading.ts";
import { cellEntries, numberFormats } from "./range-writing.ts";

/** Excel.Range.getMergedAreasOrNullObject answers for no more. */
const MOST_MERGES = 512;

/** One rectangle of cells. */
export class RangeObject implements ExcelObject {
  readonly typeName = "Range";
  readonly area: Area;
  readonly #makers: Makers;
  readonly scalars: ExcelObject["scalars"];
  readonly navigations: ExcelObject["navigations"];
  readonly methods: ExcelObject["methods"];

  constructor(makers: Makers, area: Area) {
    this.#makers = makers;
    this.area = area;
    this.scalars = this.#scalars();
    this.navigations = {
      Worksheet: () => makers.worksheet(area.sheet),
      Format: () => new RangeFormatObject({ book: makers.book, areas: [area] }),
      ConditionalFormats: () => makers.conditionalFormats([area]),
      DataValidation: () => makers.dataValidation([area]),
    };
    this.methods = this.#methods();
  }

  identity(): { Id?: string } {
    return {};
  }

  #scalars(): ExcelObject["scalars"] {
    const { area } = this;
    const { sheet } = area;
    const { book } = this.#makers;
    /** Excel gives null for the cells of entire rows and columns. */
    const ofCells = <T>(read: (range: CellRange) => T) => (isUnbounded(area.range) ? null : read(area.range));
    return {
      Address: { get: () => `${printSheetName(sheet.name)}!${printLocal(area.range)}` },
      RowIndex: { get: () => area.range.top - 1 },
      ColumnIndex: { get: () => area.range.left - 1 },
      RowCount: { get: () => rowsOf(area.range) },
      ColumnCount: { get: () => columnsOf(area.range) },
      CellCount: { get: () => cellCount(area.range) },
      Values: { get: () => ofCells((range) => readValues(sheet, range)), set: cellEntries(book, area) },
      Formulas: { get: () => ofCells((range) => readFormulas(sheet, range)), set: cellEntries(book, area) },
      NumberFormat: {
        get: () => ofCells((range) => readNumberFormats(sheet, range)),
        set: numberFormats(book, area),
      },
      ValueTypes: { get: () => ofCells((range) => readValueTypes(sheet, range)) },
      Text: { get: () => ofCells((range) => readTexts(sheet, range)) },
      ...rangeScalarsOfLines(book, area),
    };
  }

  #methods(): ExcelObject["methods"] {
    return {
      GetCell: ([row, column]) => this.#inside({ row, column, rows: 1, columns: 1, outside: true }),
      GetRow: ([row]) => this.#inside({ row, column: 0, rows: 1, columns: columnsOf(this.area.range) }),
      GetColumn: ([column]) => this.#inside({ row: 0, column, rows: rowsOf(this.area.range), columns: 1 }),
      GetLastCell: () => this.#part(({ bottom, right }) => ({ top: bottom, left: right, bottom, right })),
      GetLastRow: () => this.#part((range) => ({ ...range, top: range.bottom })),
      GetLastColumn: () => this.#part((range) => ({ ...range, left: range.right })),
      GetEntireRow: () => this.#part((range) => ({ ...range, left: 1, right: LAST_COLUMN })),
      GetEntireColumn: () => this.#part((range) => ({ ...range, top: 1, bottom: LAST_ROW })),
      GetBoundingRect: ([other]) => this.#part((range) => bound(range, this.#other(other).range)),
      GetIntersection: ([other]) => this.#intersection(other) ?? refuseMissing(),
      GetIntersectionOrNullObject: ([other]) => this.#intersection(other),
      GetOffsetRange: ([rows, columns]) => this.#moved(givenInteger(rows), givenInteger(columns)),
      GetResizedRange: ([rows, columns]) => this.#grown(givenInteger(rows), givenInteger(columns)),
      GetAbsoluteResizedRange: ([rows, columns]) =>
        this.#part((range) => ({
          ...range,
          bottom: range.top + givenInteger(rows) - 1,
          right: range.left + givenInteger(columns) - 1,
        })),
      GetUsedRange: ([valuesOnly]) => this.#used(valuesOnly) ?? refuseMissing(),
      GetUsedRangeOrNullObject: ([valuesOnly]) => this.#used(valuesOnly),
      GetMergedAreasOrNullObject: () => this.#mergedAreas(),
      GetRowProperties: ([wanted]) => this.#lines("row").map((line) => pick(line, wanted)),
      GetColumnProperties: ([wanted]) => this.#lines("column").map((line) => pick(line, wanted)),
      GetCellProperties: ([wanted]) =>
        this.#lines("row").map(({ area }) =>
          new RangeObject(this.#makers, area).#lines("column").map((cell) => pick(cell, wanted)),
        ),
      ...this.#deeds(),
    };
  }

  #deeds(): ExcelObject["methods"] {
    const { area } = this;
    const { book } = this.#makers;
    const done = (deed: () => void): null => {
      deed();
      return null;
    };
    return {
      Clear: ([applyTo]) => done(() => clearRange(book, area, applyTo)),
      Merge: ([across]) => done(() => mergeCells(book, area, across !== undefined && givenFlag(across))),
      Unmerge: () => done(() => unmergeCells(book, area)),
      Insert: ([shift]) => this.#shift("insert", givenWord(shift, ["Down", "Right"])),
      Delete: ([shift]) => this.#shift("delete", givenWord(shift, ["Up", "Left"])),
      Select: () => done(() => select(book, area.sheet, [area.range])),
    };
  }

  /** Entire rows and columns alone: moving single cells is not modelled. */
  #shift(how: "insert" | "delete", direction: string): ExcelObject | null {
    const { area } = this;
    const lines = linesOf(area);
    const expected = direction === "Down" || direction === "Up" ? "rows" : "columns";
    if (lines !== expected) throw invalidArgument("excel-sim moves entire rows and columns only");
    const { sheet, range } = area;
    shiftLines(this.#makers.book, area, lines, how);
    return how === "insert" ? this.#makers.range(new Area(sheet, range)) : null;
  }

  /** Each row or column of the range. */
  #lines(axis: "row" | "column"): RangeObject[] {
    const { sheet, range } = this.area;
    const [from, to] = axis === "row" ? [range.top, range.bottom] : [range.left, range.right];
    return Array.from({ length: to - from + 1 }, (_, index) => {
      const place = from + index;
      const line =
        axis === "row" ? { ...range, top: place, bottom: place } : { ...range, left: place, right: place };
      return new RangeObject(this.#makers, new Area(sheet, line));
    });
  }

  #part(of: (range: CellRange) => CellRange): ExcelObject {
    const range = of(this.area.range);
    if (!isOnSheet(range)) throw invalidArgument();
    return this.#makers.range(new Area(this.area.sheet, range));
  }

  /** Places count from 0 in the range; `outside`: they may lie beyond it. */
  #inside(place: {
    row: unknown;
    column: unknown;
    rows: number;
    columns: number;
    outside?: true;
  }): ExcelObject {
    const { rows, columns } = place;
    return this.#part((range) => {
      const top = range.top + givenInteger(place.row);
      const left = range.left + givenInteger(place.column);
      const part = { top, left, bottom: top + rows - 1, right: left + columns - 1 };
      const within =
        top >= range.top && left >= range.left && part.bottom <= range.bottom && part.right <= range.right;
      if (!within && !place.outside) throw invalidArgument();
      return part;
    });
  }

  #moved(rows: number, columns: number): ExcelObject {
    return this.#part(({ top, left, bottom, right }) => ({
      top: top + rows,
      bottom: bottom + rows,
      left: left + columns,
      right: right + columns,
    }));
  }

  #grown(rows: number, columns: number): ExcelObject {
    return this.#part((range) => ({ ...range, bottom: range.bottom + rows, right: range.right + columns }));
  }

  /** Another range of the same sheet, as object or as address. */
  #other(given: unknown): Area {
    const area =
      given instanceof RangeObject
        ? given.area
        : areaOfReference(this.#makers.book, this.area.sheet, givenText(given));
    if (area?.sheet === this.area.sheet) return area;
    throw invalidArgument();
  }

  #intersection(other: unknown): ExcelObject | null {
    const shared = intersect(this.area.range, this.#other(other).range);
    return shared ? this.#makers.range(new Area(this.area.sheet, shared)) : null;
  }

  #used(valuesOnly: unknown): ExcelObject | null {
    const only = valuesOnly !== undefined && givenFlag(valuesOnly);
    const used = this.area.sheet.usedRange(this.area.range, only);
    return used && this.#makers.range(new Area(this.area.sheet, used));
  }

  /** Only merges whose top left cell lies in the range (OfficeDev/office-js#3611), and no more than 512. */
  #mergedAreas(): ExcelObject | null {
    const { sheet, range } = this.area;
    const merged = sheet.merges
      .filter(({ top, left }) => contains(range, { row: top, column: left }))
      .slice(0, MOST_MERGES);
    return merged.length === 0
      ? null
      : this.#makers.rangeAreas(merged.map((merge) => new Area(sheet, merge)));
  }
}

/** -1 where there are more than fit the API's number. */
export function cellCount(range: CellRange): number {
  const count = rowsOf(range) * columnsOf(range);
  return count > 2 ** 31 - 1 ? -1 : count;
}

function refuseMissing(): never {
  throw itemNotFound();
}
