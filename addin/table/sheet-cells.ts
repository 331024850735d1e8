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
  /** The row or the column of a cell is hidden. */
  hidden: (row: number, column: number) => boolean;
  /** The cell is covered by a merged cell that begins in a row above it. */
  mergedFromAbove: (row: number, column: number) => boolean;
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
  const hiddenRows = new Set(sheet.hiddenRows);
  const hiddenColumns = new Set(sheet.hiddenColumns);
  let covered: ReadonlySet<string> | undefined;
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
    text: (row, column) => cellText(values[row - origin.row]?.[column - origin.column] ?? null),
    hidden: (row, column) => hiddenRows.has(row) || hiddenColumns.has(column),
    mergedFromAbove: (row, column) => {
      covered ??= coveredFromAbove(sheet, width);
      return covered.has(`${row}/${column}`);
    },
  };
}

/** Cells of the read rectangle below the first row of a merged cell. Merged cells do not overlap: no more than the rectangle has. */
function coveredFromAbove({ merges, origin, values }: SheetSnapshot, width: number): ReadonlySet<string> {
  const covered = new Set<string>();
  const [lastRow, lastColumn] = [origin.row + values.length - 1, origin.column + width - 1];
  for (const { top, bottom, left, right } of merges) {
    for (let row = Math.max(top + 1, origin.row); row <= Math.min(bottom, lastRow); row += 1) {
      for (let column = Math.max(left, origin.column); column <= Math.min(right, lastColumn); column += 1)
        covered.add(`${row}/${column}`);
    }
  }
  return covered;
}

/** A formula no program has computed yet: what it would show is not known. */
export const hasNoResult = ({ formula, value }: ReadCell): boolean => formula !== null && value === null;

export function cellText(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  return String(value).trim();
}
