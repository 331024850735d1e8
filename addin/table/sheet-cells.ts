import { dayOfSerial } from "../../shared/codec/day.ts";
import { showsMonth } from "../../shared/codec/number-format.ts";
import type { CellAddress, CellRange, CellValue, SheetSnapshot, WorkbookSnapshot } from "../host/snapshot.ts";
import { printCell } from "./address.ts";
import { circularCells } from "./circular-formulas.ts";

/** One cell as it was read. `value` is null where its formula leads back to itself: what it shows is no result. */
export type ReadCell = {
  value: CellValue;
  formula: string | null;
  format: string;
  /** Its text is crossed out, wholly or in part. */
  struck: boolean;
  at: CellAddress;
  reference: string;
};

/** Access to a sheet by address; outside the read rectangle cells are empty. */
export type SheetCells = {
  name: string;
  range: CellRange;
  at: (row: number, column: number) => ReadCell;
  /** Its value alone, for cells that are only looked at. */
  value: (row: number, column: number) => CellValue;
  /** Trimmed text of a cell; numbers as JavaScript prints them, "" where empty. */
  text: (row: number, column: number) => string;
  /** The row or the column of a cell is hidden. */
  hidden: (row: number, column: number) => boolean;
  /** Where the cell's value stands: the first cell of the merged cell it lies in, else itself. */
  anchor: (row: number, column: number) => CellAddress;
};

/** `epoch` where a date shown as its month (2025年1月) is to be looked at as the text it shows. */
export function sheetCells(sheet: SheetSnapshot, epoch?: WorkbookSnapshot["epoch"]): SheetCells {
  const { origin, values, formulas, formats } = sheet;
  const valueAt = (row: number, column: number): CellValue =>
    values[row - origin.row]?.[column - origin.column] ?? null;
  const monthOf = epoch === undefined ? () => null : monthReader(epoch);
  const lookedAt = (row: number, column: number): CellValue => {
    const value = valueAt(row, column);
    if (typeof value !== "number") return value;
    return monthOf(value, formats[row - origin.row]?.[column - origin.column] ?? "General") ?? value;
  };
  const at = (row: number, column: number): ReadCell => {
    const r = row - origin.row;
    const c = column - origin.column;
    const formula = formulas[r]?.[c] ?? null;
    return {
      value: formula !== null && inCircle(row, column) ? null : valueAt(row, column),
      formula,
      format: formats[r]?.[c] ?? "General",
      struck: struck.size > 0 && struck.has(`${row}/${column}`),
      at: { row, column },
      reference: printCell(sheet.name, { row, column }),
    };
  };
  let circular: ReadonlySet<string> | undefined;
  const inCircle = (row: number, column: number): boolean => {
    circular ??= circularCells(sheet);
    return circular.has(`${row}/${column}`);
  };
  const struck = new Set(sheet.struck.map(({ row, column }) => `${row}/${column}`));
  const hiddenRows = new Set(sheet.hiddenRows);
  const hiddenColumns = new Set(sheet.hiddenColumns);
  let covered: ReadonlyMap<number, CellAddress> | undefined;
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
    value: lookedAt,
    text: (row, column) => cellText(lookedAt(row, column)),
    hidden: (row, column) => hiddenRows.has(row) || hiddenColumns.has(column),
    anchor: (row, column) => {
      covered ??= coveredCells(sheet, width);
      const within = column >= origin.column && column < origin.column + width;
      const first = within ? covered.get((row - origin.row) * width + column - origin.column) : undefined;
      return first ?? { row, column };
    },
  };
}

/** "2025年1月" for a serial date under a format that shows its month; null for all other numbers. */
function monthReader(epoch: WorkbookSnapshot["epoch"]): (serial: number, format: string) => string | null {
  const ofMonths = new Map<string, boolean>();
  return (serial, format) => {
    const isMonth = ofMonths.get(format) ?? showsMonth(format);
    ofMonths.set(format, isMonth);
    const [year, month] = (isMonth ? dayOfSerial(serial, epoch) : null)?.split("-") ?? [];
    return year === undefined ? null : `${year}年${Number(month)}月`;
  };
}

/** The sheet with rows and columns exchanged; cells keep their own address. */
export function transposed(cells: SheetCells): SheetCells {
  const { top, left, bottom, right } = cells.range;
  return {
    name: cells.name,
    range: { top: left, left: top, bottom: right, right: bottom },
    at: (row, column) => cells.at(column, row),
    value: (row, column) => cells.value(column, row),
    text: (row, column) => cells.text(column, row),
    hidden: (row, column) => cells.hidden(column, row),
    anchor: (row, column) => {
      const at = cells.anchor(column, row);
      return { row: at.column, column: at.row };
    },
  };
}

/**
 * Cells of the read rectangle in a merged cell, but its first, by their place in it. Merged cells do not overlap; where a damaged
 * file says they do, no more of them are followed than the rectangle has cells.
 */
function coveredCells(
  { merges, origin, values }: SheetSnapshot,
  width: number,
): ReadonlyMap<number, CellAddress> {
  const covered = new Map<number, CellAddress>();
  const [lastRow, lastColumn] = [origin.row + values.length - 1, origin.column + width - 1];
  let cellsLeft = values.length * width;
  for (const { top, bottom, left, right } of merges) {
    const first = { row: top, column: left };
    for (let row = Math.max(top, origin.row); row <= Math.min(bottom, lastRow); row += 1) {
      for (let column = Math.max(left, origin.column); column <= Math.min(right, lastColumn); column += 1) {
        if (cellsLeft === 0) return covered;
        cellsLeft -= 1;
        if (row !== top || column !== left)
          covered.set((row - origin.row) * width + column - origin.column, first);
      }
    }
  }
  return covered;
}

/** A formula no program has computed yet, or none can: what it would show is not known. */
export const hasNoResult = ({ formula, value }: ReadCell): boolean => formula !== null && value === null;

export function cellText(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "string") return value.trim();
  return typeof value === "object" ? value.error : String(value);
}
