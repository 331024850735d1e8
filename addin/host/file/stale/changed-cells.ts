import { cellKey, isWithin } from "../../cell-range.ts";
import type { CellAddress } from "../../snapshot.ts";
import type { Area } from "./formula-references.ts";

/** Cells whose value is no longer what formulas were calculated from, by sheet (name in lower case). */
export class ChangedCells {
  readonly #sheets = new Map<string, Map<number, CellAddress>>();

  add(sheet: string, at: CellAddress): void {
    const cells = this.#sheets.get(sheet) ?? new Map<number, CellAddress>();
    cells.set(cellKey(at), at);
    this.#sheets.set(sheet, cells);
  }

  has(sheet: string, at: CellAddress): boolean {
    return this.#sheets.get(sheet)?.has(cellKey(at)) ?? false;
  }

  get size(): number {
    let size = 0;
    for (const cells of this.#sheets.values()) size += cells.size;
    return size;
  }

  /** Whether any of them lies in the area. */
  touch({ sheet, range }: Area): boolean {
    const cells = this.#sheets.get(sheet);
    if (!cells) return false;
    const { top, left, bottom, right } = range;
    if ((bottom - top + 1) * (right - left + 1) > cells.size) {
      for (const at of cells.values()) if (isWithin(at, range)) return true;
      return false;
    }
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) if (cells.has(cellKey({ row, column }))) return true;
    }
    return false;
  }
}
