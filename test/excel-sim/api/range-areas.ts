import type { ExcelObject } from "../excel-object.ts";
import { Area } from "../workbook/area.ts";
import { intersect } from "../workbook/rectangle.ts";
import { printLocal, printSheetName } from "../workbook/reference-text.ts";
import { clearRange } from "./clear-range.ts";
import { invalidArgument } from "./given.ts";
import type { Makers } from "./makers.ts";
import { cellCount, RangeObject } from "./range.ts";
import { RangeFormatObject } from "./range-format.ts";

/** Several rectangles of one sheet. */
export class RangeAreasObject implements ExcelObject {
  readonly typeName = "RangeAreas";
  readonly areas: readonly Area[];
  readonly scalars: ExcelObject["scalars"];
  readonly navigations: ExcelObject["navigations"];
  readonly methods: ExcelObject["methods"];

  constructor(makers: Makers, areas: readonly Area[]) {
    const sheet = areas[0]?.sheet;
    if (!sheet || areas.some((area) => area.sheet !== sheet)) throw invalidArgument();
    this.areas = areas;
    this.scalars = {
      Address: {
        get: () => areas.map(({ range }) => `${printSheetName(sheet.name)}!${printLocal(range)}`).join(","),
      },
      AreaCount: { get: () => areas.length },
      CellCount: { get: () => areas.reduce((count, { range }) => count + cellCount(range), 0) },
    };
    this.navigations = {
      Areas: () => new RangeCollectionObject(makers, areas),
      Worksheet: () => makers.worksheet(sheet),
      Format: () => new RangeFormatObject({ book: makers.book, areas }),
      ConditionalFormats: () => makers.conditionalFormats(areas),
      DataValidation: () => makers.dataValidation(areas),
    };
    const shared = (other: unknown): ExcelObject | null => {
      const others =
        other instanceof RangeAreasObject ? other.areas : other instanceof RangeObject ? [other.area] : [];
      if (others.length === 0 || others.some((area) => area.sheet !== sheet)) throw invalidArgument();
      const found = areas.flatMap(({ range }) =>
        others.flatMap((area) => intersect(range, area.range) ?? []),
      );
      return found.length === 0 ? null : makers.rangeAreas(found.map((range) => new Area(sheet, range)));
    };
    this.methods = {
      GetIntersectionOrNullObject: ([other]) => shared(other),
      Clear: ([applyTo]) => {
        for (const area of areas) clearRange(makers.book, area, applyTo);
        return null;
      },
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}

/** The rectangles one by one. */
class RangeCollectionObject implements ExcelObject {
  readonly typeName = "RangeCollection";
  readonly scalars = {};
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];
  readonly items: () => readonly ExcelObject[];

  constructor(makers: Makers, areas: readonly Area[]) {
    this.items = () => areas.map((area) => makers.range(area));
    this.methods = {
      GetCount: () => areas.length,
      GetItemAt: ([index]) => {
        const area = typeof index === "number" ? areas[index] : undefined;
        if (!area) throw invalidArgument();
        return makers.range(area);
      },
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}
