import type { CellValue } from "../../snapshot.ts";
import { shiftFormula } from "../shift-formula.ts";
import { cellValue, type ValueSource } from "./cell-value.ts";
import { type ScannedCell, type ScannedFormula, type SheetData, scanSheet } from "./scan-sheet.ts";

export type CellRecord = {
  row: number;
  column: number;
  style: number | undefined;
  value: CellValue;
  /** With leading "=". */
  formula: string | null;
  /** Index of its shared text. */
  sharedText: number | null;
};

export type CollectedCells = {
  data: SheetData;
  /** Cells with a value or a formula, in the order of the sheet. */
  filled: CellRecord[];
  /** Empty cells with a style, as far down as the last filled row. */
  styledEmpty: { row: number; column: number; style: number }[];
  rowStyles: Map<number, number>;
  hiddenRows: number[];
};

type Source = ValueSource & { xml: string; formats: readonly string[] };

/** One pass over the cells of a sheet. */
export function collectCells(source: Source): CollectedCells {
  const filled: CellRecord[] = [];
  const rowStyles = new Map<number, number>();
  const hiddenRows: number[] = [];
  const empty = new StyledEmptyCells(source.formats);
  const shared = new SharedFormulas();
  const data = scanSheet(source.xml, source.part, {
    cell(cell) {
      const value = cellValue(cell, source);
      if (value === null && cell.formula === undefined) return empty.add(cell);
      empty.keep();
      const { row, column, style, formula } = cell;
      const sharedText = cell.type === "s" ? Number(cell.stored) : null;
      const text = formula ? shared.textOf(cell, formula) : null;
      filled.push({ row, column, style, value, formula: text, sharedText });
    },
    row({ number, style, hidden }) {
      if (style !== undefined) rowStyles.set(number, style);
      if (hidden) hiddenRows.push(number);
    },
  });
  empty.keepRow(filled.at(-1)?.row);
  return { data, filled, styledEmpty: empty.kept, rowStyles, hiddenRows };
}

/** Formatted empty cells can reach the last row of the sheet: those behind the last filled cell are let go. */
class StyledEmptyCells {
  readonly #formats: readonly string[];
  #waiting: CollectedCells["styledEmpty"] = [];
  readonly kept: CollectedCells["styledEmpty"] = [];

  constructor(formats: readonly string[]) {
    this.#formats = formats;
  }

  add({ row, column, style }: ScannedCell): void {
    if (style !== undefined && this.#formats[style] !== undefined) this.#waiting.push({ row, column, style });
  }

  /** Those behind the last filled cell but in its row are inside the used rectangle, or right of it. */
  keepRow(last: number | undefined): void {
    for (const cell of this.#waiting) if (cell.row === last) this.kept.push(cell);
  }

  keep(): void {
    if (this.#waiting.length === 0) return;
    for (const cell of this.#waiting) this.kept.push(cell);
    this.#waiting = [];
  }
}

/** Gives every cell of a shared formula its own text, as a person would read it there. */
export class SharedFormulas {
  readonly #masters = new Map<number, { row: number; column: number; text: string }>();

  /** The formula with "="; null where the file gives none (a shared formula without master, an empty `<f/>`). */
  textOf({ row, column }: ScannedCell, formula: ScannedFormula): string | null {
    const { kind, text, shared } = formula;
    if (kind === "dataTable") return "=TABLE()";
    if (kind !== "shared" || shared === undefined) return text === "" ? null : `=${text}`;
    if (text !== "") {
      this.#masters.set(shared, { row, column, text });
      return `=${text}`;
    }
    const master = this.#masters.get(shared);
    return master ? `=${shiftFormula(master.text, row - master.row, column - master.column)}` : null;
  }
}
