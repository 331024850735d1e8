import { isNumber } from "../is-number.ts";
import type { LocatedTable } from "../locate/find-tables.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { kindBeside } from "./row-words.ts";

/**
 * Below the row of a name stand numbers without a name of their own, the name merged down to them or something else said beside
 * them (12月 | 9 above 1—12月 | 93): which of them is the indicator's cannot be told.
 */
export function saysSeveral(
  { cells, bottom, stub: { code, name, values } }: LocatedTable,
  { row, words }: RowMatch,
): boolean {
  if (name === null || words !== null || row >= bottom) return false;
  const below = row + 1;
  if ([code, name].some((column) => column !== null && cells.text(below, column) !== "")) return false;
  if (!values.some((column) => isNumber(cells, row, column) && isNumber(cells, below, column))) return false;
  const beside = textsBeside(cells, below, { name, values });
  // a line of ranks or shares is no number of the indicator
  if (beside.some((text) => kindBeside(text, null) === "none")) return false;
  return beside.length > 0 || cells.anchor(below, name).row <= row;
}

/** Words between the names and the numbers. */
function textsBeside(
  cells: SheetCells,
  row: number,
  { name, values }: { name: number; values: readonly number[] },
): string[] {
  const texts: string[] = [];
  const end = values.reduce((first, column) => Math.min(first, column), cells.range.right);
  for (let column = name + 1; column < end; column += 1) {
    const text = cells.text(row, column);
    if (text !== "") texts.push(text);
  }
  return texts;
}
