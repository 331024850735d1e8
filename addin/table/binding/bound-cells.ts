import type { FormField } from "../../../shared/schema/form.ts";
import { parseCell } from "../address.ts";
import type { RowMatch, TableReading } from "../reading.ts";
import type { ReadCell, SheetCells } from "../sheet-cells.ts";

/** The unit a bound row is read in: that of its number, else the one its row states. */
export function unitOf({ figures }: TableReading, { indicator, unit }: RowMatch): string | null {
  const read = figures.flatMap(({ figure }) =>
    figure.kind === "actual" && figure.indicator === indicator && figure.typed?.unit
      ? [figure.typed.unit]
      : [],
  );
  return read[0] ?? unit;
}

/** The cell of an indicator's field, in whichever of the tables it stands. */
export function boundCell(
  { figures }: TableReading,
  cells: SheetCells,
  indicator: string,
  field: FormField,
): ReadCell | undefined {
  for (const placed of figures) {
    const reference = placed.figure.indicator === indicator ? placed.cells[field] : undefined;
    const place = reference === undefined ? undefined : parseCell(reference);
    if (place) return cells.at(place.address.row, place.address.column);
  }
  return undefined;
}
