import { squeezeText } from "../../../shared/codec/fold-text.ts";
import type { Form } from "../../../shared/schema/form.ts";
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

const runningTotal = /历年|历史累计|总累计|累计总[数量]|^(?:总数|总量|存量|年末存量)(?:\([^()]*\))?$/;

/** Rows of a total as of a day, beside whose number stands another one headed 历年累计 or 总数: which of them is the total cannot be told. */
export function totalsBeside(
  { cells, header }: LocatedTable,
  actual: number | undefined,
  { indicators }: Form,
): (match: RowMatch) => boolean {
  const totals = [...header].flatMap(([column, { heads }]) =>
    column !== actual && runningTotal.test(squeezeText(heads.join(""))) ? [column] : [],
  );
  if (actual === undefined || totals.length === 0) return () => false;
  const stocks = new Set(indicators.flatMap(({ code, overTime }) => (overTime === "stock" ? [code] : [])));
  return ({ row, indicator }) =>
    indicator !== null &&
    stocks.has(indicator) &&
    isNumber(cells, row, actual) &&
    totals.some(
      (column) => isNumber(cells, row, column) && cells.text(row, column) !== cells.text(row, actual),
    );
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
