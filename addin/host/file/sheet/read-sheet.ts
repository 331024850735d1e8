import type { CellRange, CellValue, SheetSnapshot } from "../../snapshot.ts";
import { damaged, FileFault } from "../file-fault.ts";
import { GENERAL } from "../number-formats.ts";
import type { StruckTexts } from "../struck-texts.ts";
import type { ValueSource } from "./cell-value.ts";
import { type CellRecord, collectCells } from "./collect-cells.ts";
import { readSheetFrame, type SheetFrame } from "./sheet-frame.ts";

export type SheetSource = ValueSource & {
  name: string;
  visibility: SheetSnapshot["visibility"];
  xml: string;
  /** Format code of each cell style. */
  formats: readonly string[];
  struck: StruckTexts;
  /** Cells this sheet may still take. */
  cellsLeft: number;
};

/** Reads one worksheet to its used rectangle. Faults: damaged, too-large. */
export function readSheet(source: SheetSource): SheetSnapshot {
  const collected = collectCells(source);
  const frame = readSheetFrame(source.xml, source.part, collected.data);
  const area = usedArea(collected.filled, source);
  const styleOf = styleLookup(frame, collected.rowStyles);
  const grid = emptyGrid(area, (row, column) => formatOf(source, styleOf(row, column)));
  for (const { row, column, style } of collected.styledEmpty) {
    const formats = grid.formats[row - area.top];
    if (formats && column >= area.left && column <= area.right) {
      formats[column - area.left] = formatOf(source, style);
    }
  }
  for (const cell of collected.filled) placeCell(grid, area, cell, source);
  clearCovered(grid, area, frame.merges, source.part);
  return {
    name: source.name,
    visibility: source.visibility,
    origin: { row: area.top, column: area.left },
    ...grid,
    merges: frame.merges,
    hiddenRows: collected.hiddenRows.filter((row) => row >= area.top && row <= area.bottom),
    hiddenColumns: hiddenColumns(frame, area),
    struck: collected.filled
      .filter(({ style, sharedText }) => isStruck(source.struck, style, sharedText))
      .map(({ row, column }) => ({ row, column })),
    protected: frame.protected,
  };
}

const isStruck = ({ styles, texts }: StruckTexts, style: number | undefined, text: number | null): boolean =>
  styles.has(style ?? 0) || (text !== null && texts.has(text));

type Grid = Pick<SheetSnapshot, "values" | "formulas" | "formats">;

/** An empty sheet has the area without rows that starts at A1. */
function usedArea(filled: readonly CellRecord[], source: SheetSource): CellRange {
  const first = filled[0];
  const last = filled.at(-1);
  if (!first || !last) return { top: 1, left: 1, bottom: 0, right: 0 };
  const area = { top: first.row, left: first.column, bottom: last.row, right: last.column };
  for (const { column } of filled) {
    if (column < area.left) area.left = column;
    if (column > area.right) area.right = column;
  }
  const [height, width] = [area.bottom - area.top + 1, area.right - area.left + 1];
  if (height * width > source.cellsLeft) {
    const size = `${height} × ${width} > ${source.cellsLeft}`;
    throw new FileFault("too-large", { sheet: source.name, size });
  }
  return area;
}

function emptyGrid(area: CellRange, format: (row: number, column: number) => string): Grid {
  const grid: Grid = { values: [], formulas: [], formats: [] };
  const width = area.right - area.left + 1;
  for (let row = area.top; row <= area.bottom; row++) {
    grid.values.push(new Array<CellValue>(width).fill(null));
    grid.formulas.push(new Array<string | null>(width).fill(null));
    grid.formats.push(Array.from({ length: width }, (_, index) => format(row, area.left + index)));
  }
  return grid;
}

/** Style of cells that the file does not list: their row's, else their column's. */
function styleLookup(frame: SheetFrame, rowStyles: ReadonlyMap<number, number>) {
  const columnStyles = new Map<number, number | undefined>();
  return (row: number, column: number): number | undefined => {
    const rowStyle = rowStyles.get(row);
    if (rowStyle !== undefined || frame.columns.length === 0) return rowStyle;
    if (!columnStyles.has(column)) {
      const found = frame.columns.find(({ from, to }) => column >= from && column <= to);
      columnStyles.set(column, found?.style);
    }
    return columnStyles.get(column);
  };
}

const formatOf = (source: SheetSource, style: number | undefined): string =>
  source.formats[style ?? 0] ?? GENERAL;

function placeCell(grid: Grid, area: CellRange, cell: CellRecord, source: SheetSource): void {
  const line = cell.row - area.top;
  const place = cell.column - area.left;
  const [values, formulas, formats] = [grid.values[line], grid.formulas[line], grid.formats[line]];
  if (!values || !formulas || !formats) return;
  values[place] = cell.value;
  formulas[place] = cell.formula;
  formats[place] = formatOf(source, cell.style);
}

/** Values under a merge are seen by nobody and may be stale: only the top left cell counts. */
function clearCovered(grid: Grid, area: CellRange, merges: readonly CellRange[], part: string): void {
  let left = (area.bottom - area.top + 1) * (area.right - area.left + 1);
  for (const merge of merges) {
    const [top, bottom] = [Math.max(merge.top, area.top), Math.min(merge.bottom, area.bottom)];
    const [first, last] = [Math.max(merge.left, area.left), Math.min(merge.right, area.right)];
    if (top > bottom || first > last) continue;
    left -= (bottom - top + 1) * (last - first + 1);
    if (left < 0) throw damaged(part, "merges-overlap");
    for (let row = top; row <= bottom; row++) {
      const from = (row === merge.top ? Math.max(first, merge.left + 1) : first) - area.left;
      grid.values[row - area.top]?.fill(null, from, last - area.left + 1);
      grid.formulas[row - area.top]?.fill(null, from, last - area.left + 1);
    }
  }
}

function hiddenColumns(frame: SheetFrame, area: CellRange): number[] {
  const hidden: number[] = [];
  for (const { from, to } of frame.columns.filter((column) => column.hidden)) {
    for (let column = Math.max(from, area.left); column <= Math.min(to, area.right); column++) {
      hidden.push(column);
    }
  }
  return hidden;
}
