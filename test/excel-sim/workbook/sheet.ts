import type { CellAddress, CellRange, SheetVisibility } from "../../../addin/host/snapshot.ts";
import { type Cell, isFilled } from "./cell.ts";
import type { ConditionalFormat } from "./conditional-format.ts";
import type { DataValidation } from "./data-validation.ts";
import type { DefinedName } from "./defined-name.ts";
import type { FilteredRows } from "./filtered-rows.ts";
import { type Look, PLAIN } from "./look.ts";
import { newPageSetup, type PageSetup } from "./page-setup.ts";
import {
  bound,
  cellRange,
  cellsOf,
  contains,
  intersect,
  isEntireColumns,
  isEntireRows,
  isUnbounded,
  LAST_COLUMN,
} from "./rectangle.ts";
import type { SheetProtection } from "./sheet-protection.ts";
import type { Shift } from "./shift.ts";

/** Points; a new workbook in Calibri 11. */
export const STANDARD_HEIGHT = 15;
export const STANDARD_WIDTH = 48;

/** One worksheet: what stands in its cells and around them. Rows and columns count from 1. */
export class Sheet {
  /** "{GUID}"; stays when the sheet is renamed or moved. */
  readonly id: string;
  name: string;
  visibility: SheetVisibility = "visible";
  /** "#RRGGBB", or "" for none. */
  tabColor = "";
  gridlines = true;
  deleted = false;
  readonly #cells = new Map<number, Cell>();
  readonly rowLooks = new Map<number, Look>();
  readonly columnLooks = new Map<number, Look>();
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  /** The sheet's own filter, and those of its tables by the tables' ids. */
  readonly filter: FilteredRows = { rows: [] };
  readonly tables = new Map<string, FilteredRows>();
  /** Points. */
  readonly rowHeights = new Map<number, number>();
  readonly columnWidths = new Map<number, number>();
  merges: CellRange[] = [];
  names: DefinedName[] = [];
  conditionalFormats: ConditionalFormat[] = [];
  validations: DataValidation[] = [];
  protection: SheetProtection | null = null;
  frozen: { rows: number; columns: number } | null = null;
  page: PageSetup = newPageSetup();
  /** The first one's top left cell is the active cell. */
  selection: CellRange[] = [cellRange({ row: 1, column: 1 })];
  /** All rows and columns put in or taken out so far. */
  readonly shifts: Shift[] = [];

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  /** The cell as it is; never undefined, cells nobody touched are empty and look like their row or column. */
  cell(at: CellAddress): Cell {
    return this.#cells.get(keyOf(at)) ?? { ...EMPTY, look: this.#lookBehind(at) };
  }

  #lookBehind({ row, column }: CellAddress): Look {
    return this.rowLooks.get(row) ?? this.columnLooks.get(column) ?? PLAIN;
  }

  put(at: CellAddress, cell: Cell): void {
    this.#cells.set(keyOf(at), cell);
  }

  forget(at: CellAddress): void {
    this.#cells.delete(keyOf(at));
  }

  /** All cells of a range, row by row. */
  *cellsIn(range: CellRange): Generator<Cell> {
    for (const at of cellsOf(range)) yield this.cell(at);
  }

  /** Cells with content or a look of their own, inside a range; in no order. */
  *storedCells(within: CellRange): Generator<{ at: CellAddress; cell: Cell }> {
    for (const [key, cell] of this.#cells) {
      const at = addressOf(key);
      if (contains(within, at)) yield { at, cell };
    }
  }

  /** The smallest rectangle around what is used inside a range; null if nothing is. */
  usedRange(within: CellRange, valuesOnly: boolean): CellRange | null {
    let used: CellRange | null = null;
    for (const { at, cell } of this.storedCells(within)) {
      if (valuesOnly && !isFilled(cell)) continue;
      used = used ? bound(used, cellRange(at)) : cellRange(at);
    }
    if (!valuesOnly) {
      for (const merge of this.merges) {
        const inside = intersect(merge, within);
        if (inside) used = used ? bound(used, inside) : inside;
      }
    }
    return used;
  }

  /** The merge that covers the cell without showing it: what is written there goes nowhere. */
  isCovered(at: CellAddress): boolean {
    return this.merges.some(
      (merge) => contains(merge, at) && (at.row !== merge.top || at.column !== merge.left),
    );
  }

  /** Gives cells new looks; entire rows and columns also for cells that are not there yet. */
  restyle(range: CellRange, change: (look: Look) => Look): void {
    for (const at of this.#styledPlaces(range)) {
      const cell = this.cell(at);
      this.put(at, { ...cell, look: change(cell.look) });
    }
    if (isEntireRows(range)) {
      for (let row = range.top; row <= range.bottom; row++)
        this.rowLooks.set(row, change(this.rowLooks.get(row) ?? PLAIN));
    } else if (isEntireColumns(range)) {
      for (let column = range.left; column <= range.right; column++)
        this.columnLooks.set(column, change(this.columnLooks.get(column) ?? PLAIN));
    }
  }

  *#styledPlaces(range: CellRange): Generator<CellAddress> {
    if (isUnbounded(range)) {
      for (const { at } of [...this.storedCells(range)]) yield at;
    } else yield* cellsOf(range);
  }

  /** Moves everything that stands on the sheet; areas follow by themselves. */
  shift(shift: Shift, moved: (range: CellRange) => CellRange | null): void {
    this.shifts.push(shift);
    const cells = [...this.#cells].map(([key, cell]) => ({ place: moved(cellRange(addressOf(key))), cell }));
    this.#cells.clear();
    for (const { place, cell } of cells) if (place) this.put({ row: place.top, column: place.left }, cell);
    this.merges = this.merges.flatMap((merge) => moved(merge) ?? []);
    const [numbers, sizes, looks] =
      shift.axis === "row"
        ? [this.hiddenRows, this.rowHeights, this.rowLooks]
        : [this.hiddenColumns, this.columnWidths, this.columnLooks];
    const place = (old: number) => {
      const range = moved(
        shift.axis === "row" ? { ...LINE, top: old, bottom: old } : { ...LINE, left: old, right: old },
      );
      return range && (shift.axis === "row" ? range.top : range.left);
    };
    moveNumbers(numbers, place);
    moveKeys(sizes, place);
    moveKeys(looks, place);
  }
}

const EMPTY = { value: null, formula: null, quotePrefix: false } as const;
const LINE: CellRange = { top: 2, left: 2, bottom: 2, right: 2 };

const keyOf = ({ row, column }: CellAddress): number => row * (LAST_COLUMN + 1) + column;
const addressOf = (key: number): CellAddress => ({
  row: Math.floor(key / (LAST_COLUMN + 1)),
  column: key % (LAST_COLUMN + 1),
});

function moveNumbers(numbers: Set<number>, place: (old: number) => number | null): void {
  const moved = [...numbers].flatMap((number) => place(number) ?? []);
  numbers.clear();
  for (const number of moved) numbers.add(number);
}

function moveKeys<T>(map: Map<number, T>, place: (old: number) => number | null): void {
  const moved = [...map].map(([key, value]) => [place(key), value] as const);
  map.clear();
  for (const [key, value] of moved) if (key !== null) map.set(key, value);
}
