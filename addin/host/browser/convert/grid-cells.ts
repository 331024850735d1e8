import { CellValueType, type ICellData, type IObjectMatrixPrimitiveType } from "@univerjs/core";
import { cellKey, isWithin } from "../../cell-range.ts";
import type { CellAddress, CellValue } from "../../snapshot.ts";
import { cellStyle } from "./cell-style.ts";
import { numberForGrid } from "./date-epoch.ts";
import type { GridFormula } from "./grid-workbook.ts";
import { gridFormula, isLiveFormula } from "./live-formula.ts";
import { type RichText, readOwnRichText, richDocument } from "./rich-texts.ts";
import { formulaAt, lookOf, type SheetSource, valueAt } from "./sheet-source.ts";

export type GridCells = {
  cells: IObjectMatrixPrimitiveType<ICellData>;
  formulas: GridFormula[];
  /** Style numbers in use. */
  styles: Set<number>;
};

/** The grid's name for a cell style of the file. */
export const styleId = (style: number): string => `s${style}`;

/** Every cell that shows something, or would once it is filled. */
export function gridCells(source: SheetSource): GridCells {
  const result: GridCells = { cells: {}, formulas: [], styles: new Set() };
  for (let row = 1; row <= source.area.rows; row++) {
    const line: Record<number, ICellData> = {};
    for (let column = 1; column <= source.area.columns; column++) {
      const cell = gridCell(source, { row, column }, result);
      if (cell) line[column - 1] = cell;
    }
    if (Object.keys(line).length > 0) result.cells[row - 1] = line;
  }
  return result;
}

function gridCell(source: SheetSource, at: CellAddress, result: GridCells): ICellData | undefined {
  const value = valueAt(source.snapshot, at);
  const formula = formulaAt(source.snapshot, at);
  const style = cellStyle(source, at);
  if (value === null && formula === null && style === 0) return undefined;
  const cell: ICellData = { s: styleId(style) };
  result.styles.add(style);
  const look = lookOf(source.looks, style);
  Object.assign(cell, gridValue(value, look.format, source.epoch, formula !== null));
  if (formula !== null) {
    const array = source.listed.arrays.some((area) => isWithin(at, area));
    const still = source.still.has(source.snapshot.name.toLowerCase(), at);
    const live = !array && !still && isLiveFormula(formula, source.names.still);
    result.formulas.push({ address: at, formula, live });
    if (live) cell.f = gridFormula(formula);
  } else if (typeof value === "string") {
    const runs = richTextAt(source, at);
    if (runs) cell.p = richDocument(runs, look.style);
  }
  return cell;
}

/** A text that looks like a number must stay a text when the grid reads the cell again. */
const LIKE_A_NUMBER = /^\s*[+-]?[\d.,]+(?:e[+-]?\d+)?%?\s*$/i;

function gridValue(
  value: CellValue,
  format: string,
  epoch: 1900 | 1904,
  isResult: boolean,
): Pick<ICellData, "v" | "t"> {
  if (value === null) return {};
  if (typeof value === "number") return { v: numberForGrid(value, format, epoch), t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === "object") return { v: value.error, t: CellValueType.STRING };
  const forced = !isResult && (format === "@" || LIKE_A_NUMBER.test(value));
  return { v: value, t: forced ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

function richTextAt(source: SheetSource, at: CellAddress): RichText | undefined {
  const text = source.listed.texts.get(cellKey(at));
  if (!text) return undefined;
  if ("shared" in text) return source.richTexts.get(text.shared);
  return readOwnRichText(source.xml, source.part, text.start, source.looks.palette);
}
