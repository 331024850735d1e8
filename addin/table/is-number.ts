import { readCellNumber } from "../../shared/codec/number.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** A cell holds a number, as such or as text. */
export function isNumber(cells: SheetCells, row: number, column: number): boolean {
  const { value, format } = cells.at(row, column);
  return value !== null && readCellNumber(value, format).ok;
}
