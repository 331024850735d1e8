import { shiftFormula } from "../../file/shift-formula.ts";
import type { CellAddress, CellRange } from "../../snapshot.ts";

/** The cell that relative references of a rule count from: the first of its first range. */
export const anchorOf = (ranges: readonly CellRange[]): CellAddress => ({
  row: ranges[0]?.top ?? 1,
  column: ranges[0]?.left ?? 1,
});

/** A rule's formula, read from another cell. */
export const movedFormula = (formula: string, from: CellAddress, to: CellAddress): string =>
  shiftFormula(formula, to.row - from.row, to.column - from.column);

/** Far enough from all edges that no reference of a rule falls off the sheet when it is read from here. */
const MIDDLE: CellAddress = { row: 500_000, column: 8_000 };

/** Equal for formulas that say the same of their own cells, wherever these stand. */
export const formulaAnywhere = (formula: string, from: CellAddress): string =>
  movedFormula(formula, from, MIDDLE);

/** The order in which the grid looks for its own anchor: by rows. */
export const byPlace = (a: CellRange, b: CellRange): number => a.top - b.top || a.left - b.left;
