import type { CellAddress, CellRange, CellValue, SheetSnapshot } from "../host/snapshot.ts";
import { printCell } from "./address.ts";

/** One cell as it was read. */
export type ReadCell = {
  value: CellValue;
  formula: string | null;
  format: string;
  at: CellAddress;
  reference: string;
};

/** Access to a sheet by address; outside the read rectangle cells are empty. */
export type SheetCells = {
  name: string;
  range: CellRange;
  at: (row: number, column: number) => ReadCell;
  /** Trimmed text of a cell; numbers as JavaScript prints them, "" where empty. */
  text: (row: number, column: number) => string;
};

export function sheetCells(sheet: SheetSnapshot): SheetCells {
  const { origin, values, formulas, formats } = sheet;
  const at = (row: number, column: number): ReadCell => {
    const r = row - origin.row;
    const c = column - origin.column;
    return {
      value: values[r]?.[c] ?? null,
      formula: formulas[r]?.[c] ?? null,
      format: formats[r]?.[c] ?? "General",
      at: { row, column },
      reference: printCell(sheet.name, { row, column }),
    };
  };
  const width = values.reduce((widest, row) => Math.max(widest, row.length), 0);
  return {
    name: sheet.name,
    range: {
      top: origin.row,
      left: origin.column,
      bottom: origin.row + values.length - 1,
      right: origin.column + width - 1,
    },
    at,
    text: (row, column) => cellText(at(row, column).value),
  };
}

export function cellText(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  return String(value).trim();
}
