import type { CellRange } from "../../../addin/host/snapshot.ts";
import type { ExcelObject } from "../excel-object.ts";
import { Area } from "../workbook/area.ts";
import { requireWritable } from "../workbook/permission.ts";
import { isEntireColumns, isEntireRows, LAST_COLUMN, LAST_ROW } from "../workbook/rectangle.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { areaOfReference } from "./area-of-reference.ts";
import { givenInteger, givenText, invalidArgument } from "./given.ts";
import type { Makers } from "./makers.ts";
import { RangeObject } from "./range.ts";

/** Rows and columns that stay in view. */
export class WorksheetFreezePanesObject implements ExcelObject {
  readonly typeName = "WorksheetFreezePanes";
  readonly scalars = {};
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];

  constructor(makers: Makers, sheet: Sheet) {
    const freeze = (frozen: Sheet["frozen"]) => {
      requireWritable(makers.book);
      sheet.frozen = frozen;
      return null;
    };
    const location = (): ExcelObject | null =>
      sheet.frozen ? makers.range(new Area(sheet, frozenRange(sheet.frozen))) : null;
    this.methods = {
      FreezeRows: ([count]) => freeze({ rows: atLeastOne(count), columns: 0 }),
      FreezeColumns: ([count]) => freeze({ rows: 0, columns: atLeastOne(count) }),
      FreezeAt: ([given]) => {
        const area =
          given instanceof RangeObject ? given.area : areaOfReference(makers.book, sheet, givenText(given));
        if (area?.sheet !== sheet) throw invalidArgument();
        const { range } = area;
        return freeze({
          rows: isEntireColumns(range) ? 0 : range.bottom,
          columns: isEntireRows(range) ? 0 : range.right,
        });
      },
      Unfreeze: () => freeze(null),
      GetLocationOrNullObject: location,
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}

function atLeastOne(given: unknown): number {
  const count = givenInteger(given);
  if (count < 1) throw invalidArgument();
  return count;
}

const frozenRange = ({ rows, columns }: { rows: number; columns: number }): CellRange => ({
  top: 1,
  left: 1,
  bottom: rows || LAST_ROW,
  right: columns || LAST_COLUMN,
});
