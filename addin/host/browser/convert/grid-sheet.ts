import {
  BooleanNumber,
  type IColumnData,
  type IFreeze,
  type IRowData,
  type IWorksheetData,
} from "@univerjs/core";
import { isSingleCell } from "../../cell-range.ts";
import type { CellRange } from "../../snapshot.ts";
import { clipped, type GridArea, gridRange } from "./grid-area.ts";
import type { GridCells } from "./grid-cells.ts";
import type { SheetSource } from "./sheet-source.ts";
import { readSheetView, type SheetView } from "./sheet-view.ts";
import { columnPixels, gridColumn, gridRow, rowPixels, STANDARD_HEIGHT, STANDARD_WIDTH } from "./sizes.ts";

/** A sheet with its cells, merges and sizes as the grid holds it. */
export function gridSheet(source: SheetSource, { cells }: GridCells): Partial<IWorksheetData> {
  const { id, xml, part, snapshot, listed, looks, area } = source;
  const view = readSheetView(xml, part, listed.data.start, looks.palette);
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
    defaultColumnWidth: view.defaultWidth === undefined ? STANDARD_WIDTH : columnPixels(view.defaultWidth),
    defaultRowHeight: rowPixels(view.defaultHeight ?? STANDARD_HEIGHT),
    freeze: freezeOf(view, area),
    mergeData: gridMerges(snapshot.merges, area).map(gridRange),
    cellData: cells,
    rowData: rowData(source),
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

function rowData({ listed, area }: SheetSource): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  for (const [row, size] of listed.rows) if (row <= area.rows) rows[row - 1] = gridRow(size);
  return rows;
}

function columnData({ columns }: SheetSource): Record<number, Partial<IColumnData>> {
  return Object.fromEntries([...columns].map(([column, size]) => [column - 1, gridColumn(size)]));
}
