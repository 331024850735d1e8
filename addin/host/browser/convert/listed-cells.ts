import { parseRange } from "../../../table/address.ts";
import { cellKey, isSingleCell } from "../../cell-range.ts";
import type { ValueSource } from "../../file/sheet/cell-value.ts";
import { type ScannedCell, type SheetData, scanSheet } from "../../file/sheet/scan-sheet.ts";
import { XmlReader } from "../../file/xml/xml-reader.ts";
import type { CellRange } from "../../snapshot.ts";
import { positive } from "./sheet-view.ts";
import type { RowSize } from "./sizes.ts";

/** What a sheet part says of its cells beside their values. Keys of cells are those of `cellKey`. */
export type ListedCells = {
  data: SheetData;
  /** Every listed cell, those without style too. */
  keys: Set<number>;
  styles: Map<number, number>;
  rowStyles: Map<number, number>;
  rows: Map<number, RowSize>;
  /** Areas that one formula fills. */
  arrays: CellRange[];
  /** Cells whose text may have runs: the number of its shared string, or where `<c>` begins for a text of its own. */
  texts: Map<number, { shared: number } | { start: number }>;
  /** The last row that lists a cell with content or style, the last such column. */
  lastRow: number;
  lastColumn: number;
};

/** Fault: damaged. */
export function listCells(xml: string, source: Pick<ValueSource, "part">): ListedCells {
  const listed = {
    keys: new Set<number>(),
    styles: new Map<number, number>(),
    rowStyles: new Map<number, number>(),
    rows: new Map<number, RowSize>(),
    arrays: [] as CellRange[],
    texts: new Map<number, { shared: number } | { start: number }>(),
    lastRow: 0,
    lastColumn: 0,
  };
  const data = scanSheet(xml, source.part, {
    cell(cell) {
      listCell(cell, listed);
    },
    row({ number, start, style, hidden }) {
      if (style !== undefined) listed.rowStyles.set(number, style);
      const reader = new XmlReader(xml, source.part, start);
      reader.next();
      const height = positive(reader.attribute("ht"));
      if (height === undefined && !hidden) return;
      listed.rows.set(number, { height, fixed: reader.flag("customHeight"), hidden });
    },
  });
  return { ...listed, data };
}

function listCell(cell: ScannedCell, listed: Omit<ListedCells, "data">): void {
  const key = cellKey(cell);
  const { style, type, stored, formula, start, row, column } = cell;
  listed.keys.add(key);
  if (style !== undefined) listed.styles.set(key, style);
  listed.lastRow = Math.max(listed.lastRow, row);
  listed.lastColumn = Math.max(listed.lastColumn, column);
  if (type === "s" && stored !== undefined) listed.texts.set(key, { shared: Number(stored) });
  if (type === "inlineStr") listed.texts.set(key, { start });
  const range = formula && formula.kind !== "normal" && formula.kind !== "shared" ? formula.range : undefined;
  const area = range === undefined ? undefined : parseRange(range);
  if (area && !isSingleCell(area)) listed.arrays.push(area);
}
