import { parseRange } from "../../../table/address.ts";
import { cellKey, isSingleCell } from "../../cell-range.ts";
import type { CellRange } from "../../snapshot.ts";
import { type ScannedCell, type ScannedRow, type SheetData, scanSheet } from "./scan-sheet.ts";
import type { SheetEdit } from "./sheet-edit.ts";
import { readSheetFrame, type SheetFrame } from "./sheet-frame.ts";

/** An edited row of the sheet with its cells; `row` is undefined for one that must be made, to stand at `insertAt`. */
export type SurveyedRow = {
  number: number;
  row: ScannedRow | undefined;
  cells: ScannedCell[];
  insertAt: number;
};

/** Where the edits of a sheet will go, and what they might break. */
export type SheetSurvey = {
  data: SheetData;
  frame: SheetFrame;
  rows: SurveyedRow[];
  /** Cells of every shared formula by its number, in the order of the sheet. */
  shared: Map<number, ScannedCell[]>;
  /** Areas one formula fills: array formulas and data tables of more than one cell. */
  blocks: CellRange[];
};

export function surveySheet(xml: string, part: string, edits: readonly SheetEdit[]): SheetSurvey {
  const numbers = [...new Set(edits.map(({ at }) => at.row))].sort((a, b) => a - b);
  const wanted = new Set(numbers);
  const rows: SurveyedRow[] = [];
  const shared = new Map<number, ScannedCell[]>();
  const blocks: CellRange[] = [];
  let cells: ScannedCell[] = [];
  let next = 0;
  const data = scanSheet(xml, part, {
    cell(cell) {
      if (wanted.has(cell.row)) cells.push(cell);
      if (cell.formula) noteFormula(cell, cell.formula, shared, blocks);
    },
    row(row) {
      for (
        let number = numbers[next];
        number !== undefined && number < row.number;
        number = numbers[++next]
      ) {
        rows.push({ number, row: undefined, cells: [], insertAt: row.start });
      }
      if (numbers[next] !== row.number) return;
      rows.push({ number: row.number, row, cells, insertAt: row.start });
      cells = [];
      next++;
    },
  });
  for (const number of numbers.slice(next)) {
    rows.push({ number, row: undefined, cells: [], insertAt: data.contentEnd });
  }
  return { data, frame: readSheetFrame(xml, part, data), rows, shared, blocks };
}

function noteFormula(
  cell: ScannedCell,
  formula: NonNullable<ScannedCell["formula"]>,
  shared: SheetSurvey["shared"],
  blocks: CellRange[],
): void {
  if (formula.kind === "shared" && formula.shared !== undefined) {
    const group = shared.get(formula.shared);
    if (group) group.push(cell);
    else shared.set(formula.shared, [cell]);
  } else if (formula.kind !== "normal" && formula.range !== undefined) {
    const range = parseRange(formula.range);
    if (range && !isSingleCell(range)) blocks.push(range);
  }
}

/** The cell an edit changes, where it exists. */
export const editedCells = (survey: SheetSurvey): Map<number, ScannedCell> =>
  new Map(survey.rows.flatMap(({ cells }) => cells.map((cell) => [cellKey(cell), cell])));
