import type { CellValue } from "../../snapshot.ts";
import { damaged } from "../file-fault.ts";
import { decodeCellText } from "../xml/xml-text.ts";
import { serialOfIsoDate } from "./iso-date.ts";
import type { ScannedCell } from "./scan-sheet.ts";

export type ValueSource = { part: string; sharedStrings: readonly string[]; epoch: 1900 | 1904 };

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The value of a cell. A cell whose content does not fit its type is a fault (damaged), never a guess: a figure must
 * not change in silence.
 */
export function cellValue(cell: ScannedCell, source: ValueSource): CellValue {
  const { stored, type } = cell;
  if (stored === undefined) return null;
  switch (type) {
    case "s":
      return emptyToNull(sharedText(cell, stored, source), cell);
    case "str":
      return emptyToNull(decodeCellText(stored), cell);
    case "inlineStr":
      return emptyToNull(stored, cell);
    case "b":
      return truth(cell, stored.trim(), source);
    case "e":
      return { error: stored.trim() };
    case "d":
      return serialOfIsoDate(stored, source.epoch) ?? fail(cell, source);
    case "n":
      return stored.trim() === "" ? null : number(cell, stored.trim(), source);
    default:
      return fail(cell, source);
  }
}

/** An empty text nobody sees is an empty cell; a formula that gives "" keeps it as its result. */
const emptyToNull = (text: string, cell: ScannedCell): string | null =>
  text === "" && cell.formula === undefined ? null : text;

function sharedText(cell: ScannedCell, stored: string, source: ValueSource): string {
  const text = /^\s*\d+\s*$/.test(stored) ? source.sharedStrings[Number(stored)] : undefined;
  return text ?? fail(cell, source);
}

function truth(cell: ScannedCell, stored: string, source: ValueSource): boolean {
  if (stored === "1" || stored === "true") return true;
  if (stored === "0" || stored === "false") return false;
  return fail(cell, source);
}

function number(cell: ScannedCell, stored: string, source: ValueSource): number {
  const value = NUMBER.test(stored) ? Number(stored) : Number.NaN;
  return Number.isFinite(value) ? value : fail(cell, source);
}

function fail(cell: ScannedCell, source: ValueSource): never {
  throw damaged(source.part, `value R${cell.row}C${cell.column}`);
}
