import type { CellRange } from "../../../addin/host/snapshot.ts";
import { ExcelError } from "../excel-object.ts";
import type { Sheet } from "./sheet.ts";
import { shifted } from "./shift.ts";

/** A rectangle of a sheet that follows when rows or columns are put in or taken out above, before or inside it. */
export class Area {
  readonly sheet: Sheet;
  #range: CellRange | null;
  #seen: number;

  constructor(sheet: Sheet, range: CellRange) {
    this.sheet = sheet;
    this.#range = range;
    this.#seen = sheet.shifts.length;
  }

  /** Null when the sheet or all its cells have been deleted. */
  get rangeOrNull(): CellRange | null {
    for (; this.#seen < this.sheet.shifts.length; this.#seen++) {
      const shift = this.sheet.shifts[this.#seen];
      if (shift && this.#range) this.#range = shifted(this.#range, shift);
    }
    return this.sheet.deleted ? null : this.#range;
  }

  get range(): CellRange {
    const range = this.rangeOrNull;
    if (range) return range;
    throw new ExcelError("InvalidReference", "This reference is not valid for the current operation.");
  }
}
