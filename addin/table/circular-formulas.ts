import type { SheetSnapshot } from "../host/snapshot.ts";
import { columnNumber } from "./address.ts";

/** Cells looked at in all ranges of all formulas; a sheet is not followed further: a reading takes a bounded time. */
const mostLooks = 1_000_000;

const strings = /"(?:[^"]|"")*"/g;
/** These tell where a cell is, not what is in it. */
const placeFunctions = /\b(?:ROWS?|COLUMNS?)\([^()]*\)/gi;
const reference =
  /(?:('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\p{L}\p{N}_(])/giu;

/**
 * Cells of a sheet ("row/column") whose formulas lead back to themselves, or hang on such cells: what they show, mostly 0, is no
 * result. Only references within the sheet are followed.
 */
export function circularCells(sheet: SheetSnapshot): ReadonlySet<string> {
  const formulas = new Map<string, string>();
  sheet.formulas.forEach((row, r) => {
    row.forEach((formula, c) => {
      if (formula !== null) formulas.set(`${sheet.origin.row + r}/${sheet.origin.column + c}`, formula);
    });
  });
  const leadsTo = new Map<string, readonly string[]>();
  const looks = { left: mostLooks };
  for (const [cell, formula] of formulas) {
    const isFormula = (one: string) => formulas.has(one);
    leadsTo.set(cell, cellsIn(formula, sheet.name, looks).filter(isFormula));
  }
  return neverSettled(leadsTo);
}

/** Cells a formula names in its own sheet, ranges cell by cell. */
function cellsIn(formula: string, sheet: string, looks: { left: number }): string[] {
  const cells: string[] = [];
  const plain = formula.replace(strings, "").replace(placeFunctions, "");
  for (const [, of, left = "", top = "", right = left, bottom = top] of plain.matchAll(reference)) {
    if (of !== undefined && of.replace(/^'|'$/g, "").replaceAll("''", "'") !== sheet) continue;
    const [firstColumn, lastColumn] = [columnNumber(left.toUpperCase()), columnNumber(right.toUpperCase())];
    for (let row = Number(top); row <= Number(bottom); row += 1)
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        if (looks.left === 0) return cells;
        looks.left -= 1;
        cells.push(`${row}/${column}`);
      }
  }
  return cells;
}

/** Cells are settled from those that name no other on; what can never be is in a circle, or hangs on one. */
function neverSettled(leadsTo: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const openNames = new Map<string, number>();
  const namedBy = new Map<string, string[]>();
  const settled: string[] = [];
  for (const [cell, names] of leadsTo) {
    openNames.set(cell, names.length);
    if (names.length === 0) settled.push(cell);
    for (const name of names) {
      const known = namedBy.get(name);
      if (known) known.push(cell);
      else namedBy.set(name, [cell]);
    }
  }
  for (let cell = settled.pop(); cell !== undefined; cell = settled.pop()) {
    openNames.delete(cell);
    for (const user of namedBy.get(cell) ?? []) {
      const open = (openNames.get(user) ?? 0) - 1;
      openNames.set(user, open);
      if (open === 0) settled.push(user);
    }
  }
  return new Set(openNames.keys());
}
