import {
  BooleanNumber,
  type IColumnData,
  type IFreeze,
  type IRowData,
  type IWorksheetData,
} from "@univerjs/core";
import { cellKey, isSingleCell } from "../../cell-range.ts";
import type { CellRange } from "../../snapshot.ts";
import { cellStyle } from "./cell-style.ts";
import { fittedHeight } from "./fitted-height.ts";
import { clipped, type GridArea, gridRange } from "./grid-area.ts";
import type { GridCells } from "./grid-cells.ts";
import { lastFilled, lookOf, type SheetSource } from "./sheet-source.ts";
import { readSheetView, type SheetView } from "./sheet-view.ts";
import { columnPixels, gridColumn, gridRow, rowPixels, STANDARD_HEIGHT, STANDARD_WIDTH } from "./sizes.ts";

/** A sheet with its cells, merges and sizes as the grid holds it. */
export function gridSheet(source: SheetSource, { cells }: GridCells): Partial<IWorksheetData> {
  const { id, xml, part, snapshot, listed, looks, area } = source;
  const view = readSheetView(xml, part, listed.data.start, looks.palette);
  const standardWidth = view.defaultWidth === undefined ? STANDARD_WIDTH : columnPixels(view.defaultWidth);
  return {
    id,
    name: snapshot.name,
    hidden: snapshot.visibility === "visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    tabColor: view.tabColor ?? "",
    rowCount: area.rows,
    columnCount: area.columns,
    zoomRatio: view.zoom,
    showGridlines: view.gridLines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rightToLeft: view.rightToLeft ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    defaultColumnWidth: standardWidth,
    defaultRowHeight: rowPixels(view.defaultHeight ?? STANDARD_HEIGHT),
    freeze: freezeOf(view, area),
    mergeData: gridMerges(snapshot.merges, area).map(gridRange),
    cellData: cells,
    rowData: rowData(source, cells, standardWidth),
    columnData: columnData(source),
  };
}

/** Merges as far as the grid draws them. */
export const gridMerges = (merges: readonly CellRange[], area: GridArea): CellRange[] =>
  merges.flatMap((merge) => clipped(merge, area) ?? []).filter((merge) => !isSingleCell(merge));

function freezeOf({ frozen, first }: SheetView, area: GridArea): IFreeze {
  const rows = frozen && first.row + frozen.rows <= area.rows ? frozen.rows : 0;
  const columns = frozen && first.column + frozen.columns <= area.columns ? frozen.columns : 0;
  return {
    ySplit: rows,
    xSplit: columns,
    startRow: rows > 0 ? first.row - 1 + rows : -1,
    startColumn: columns > 0 ? first.column - 1 + columns : -1,
  };
}

function rowData(
  source: SheetSource,
  cells: GridCells["cells"],
  standardWidth: number,
): Record<number, Partial<IRowData>> {
  const { listed, area } = source;
  const rows: Record<number, Partial<IRowData>> = {};
  for (const [row, size] of listed.rows) if (row <= area.rows) rows[row - 1] = gridRow(size);
  for (const [row, height] of fittedRows(source, cells, standardWidth)) {
    if (listed.rows.get(row)?.height === undefined) {
      rows[row - 1] = { ...rows[row - 1], h: height, ah: height, ia: BooleanNumber.TRUE };
    }
  }
  return rows;
}

/** Heights of rows with wrapped texts; merged cells do not count, as in spreadsheet programs. */
function fittedRows(
  source: SheetSource,
  cells: GridCells["cells"],
  standardWidth: number,
): Map<number, number> {
  const heights = new Map<number, number>();
  const merged = new Set(source.snapshot.merges.map(({ top, left }) => cellKey({ row: top, column: left })));
  const { row: rows, column: columns } = lastFilled(source.snapshot);
  for (let row = source.snapshot.origin.row; row <= rows; row++) {
    for (let column = source.snapshot.origin.column; column <= columns; column++) {
      const text = cells[row - 1]?.[column - 1]?.v;
      if (typeof text !== "string" || merged.has(cellKey({ row, column }))) continue;
      const { style } = lookOf(source.looks, cellStyle(source, { row, column }));
      const width = source.columns.get(column)?.width;
      const height = fittedHeight(text, style, width === undefined ? standardWidth : columnPixels(width));
      // One line fits the standard height.
      if (height > (heights.get(row) ?? rowPixels(STANDARD_HEIGHT) * 1.5)) heights.set(row, height);
    }
  }
  return heights;
}

function columnData({ columns }: SheetSource): Record<number, Partial<IColumnData>> {
  return Object.fromEntries([...columns].map(([column, size]) => [column - 1, gridColumn(size)]));
}
