import { cellKey } from "../cell-range.ts";
import type { CellEdit } from "../port.ts";
import type { CellAddress, CellValue, WorkbookSnapshot } from "../snapshot.ts";
import { type GridCell, type GridReading, isSameValue } from "./grid-reading.ts";

type Cell = GridCell & { address: CellAddress };

/**
 * What the file must be told so that it holds what the grid holds now. A formula that was typed in is written as its
 * value; a value that another number format came along with is told again. Results that are errors only in the engine
 * are not told where the file had a good one.
 */
export function changedCells(before: GridReading, now: GridReading): CellEdit[] {
  const edits: CellEdit[] = [];
  for (const [sheet, cells] of now) {
    const old = before.get(sheet) ?? new Map<number, Cell>();
    for (const [key, cell] of cells) {
      const change = changeOf(old.get(key), cell);
      if (change) edits.push({ sheet, address: cell.address, ...change });
    }
    for (const [key, { address }] of old) {
      if (!cells.has(key)) edits.push({ sheet, address, value: null, replaceFormula: true });
    }
  }
  return edits;
}

function changeOf(
  before: GridCell | undefined,
  now: GridCell,
): Pick<CellEdit, "value" | "replaceFormula"> | null {
  const { value, formula, format } = now;
  const sameValue = before?.formula === formula && isSameValue(before.value, value);
  if (formula === null || before?.formula !== formula) {
    return sameValue && before.format === format ? null : { value, replaceFormula: true };
  }
  return sameValue || (isEngineError(value) && !isError(before.value)) ? null : { value };
}

/** Whether something other than a formula's result differs. */
export const inputsDiffer = (before: GridReading, now: GridReading): boolean =>
  changedCells(before, now).some(({ replaceFormula }) => replaceFormula === true);

/** The grid as it is now, but for results of formulas, which are those known before. */
export function withoutNewResults(before: GridReading, now: GridReading): GridReading {
  const kept = [...now].map(([sheet, cells]): [string, Map<number, Cell>] => {
    const old = before.get(sheet);
    const entries = [...cells].map(([key, cell]): [number, Cell] => {
      const known = old?.get(key);
      return [key, cell.formula !== null && known?.formula === cell.formula ? known : cell];
    });
    return [sheet, new Map(entries)];
  });
  return new Map(kept);
}

/**
 * Results of formulas that the file lacks: it drops those that a change has made stale, also where the grid has
 * calculated the same once more.
 */
export function missingResults(
  file: WorkbookSnapshot,
  now: GridReading,
  isFormulaOfFile: (sheet: string, address: CellAddress) => boolean,
): CellEdit[] {
  const edits: CellEdit[] = [];
  for (const { name, origin, values } of file.sheets) {
    for (const { address, value, formula } of now.get(name)?.values() ?? []) {
      if (formula === null || !isFormulaOfFile(name, address) || isEngineError(value)) continue;
      const stored = values[address.row - origin.row]?.[address.column - origin.column] ?? null;
      if (stored === null && value !== null) edits.push({ sheet: name, address, value });
    }
  }
  return edits;
}

const isError = (value: CellValue): boolean => typeof value === "object" && value !== null;

/** Division by zero is in the figures; other errors may be something that only this engine cannot calculate. */
const isEngineError = (value: CellValue): boolean =>
  typeof value === "object" && value !== null && value.error !== "#DIV/0!";

/** Formulas of the file, by sheet and place. */
export function formulasOf(
  sheets: readonly { name: string; formulas: readonly { address: CellAddress }[] }[],
) {
  const places = new Map(
    sheets.map(({ name, formulas }) => [name, new Set(formulas.map(({ address }) => cellKey(address)))]),
  );
  return (sheet: string, address: CellAddress): boolean => places.get(sheet)?.has(cellKey(address)) ?? false;
}
