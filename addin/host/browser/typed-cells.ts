import type { ICellData, Nullable } from "@univerjs/core";
import { AFTER_CELL_EDIT, type SheetInterceptorService } from "@univerjs/preset-sheets-core";
import { asPercents, looksLikeNumber, typedValue } from "./typed-value.ts";

/** Kinds of a cell's value in the engine; marked as text is what it may not take for a number. */
const [NUMBER, MARKED_AS_TEXT] = [2, 4];

/** Before the engine's own reading of numbers. */
const FIRST = 1_000;

/**
 * What is typed into cells is read as `typedValue` says. `formatOf` gives the number format of a cell. Returns how to
 * stop.
 */
export function readTypedCells(
  interceptors: SheetInterceptorService,
  formatOf: (cell: Nullable<ICellData>) => string,
): () => void {
  return interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: FIRST,
    handler: (cell, { worksheet, row, col }, next) => {
      const text = cell && plainText(cell);
      if (!cell || !text) return next(cell);
      const format = formatOf(worksheet.getCellRaw(row, col));
      return next(withTyped(cell, text, format));
    },
  });
}

/** The text of a cell that is neither a formula nor marked as text. */
function plainText({ v, t, f, p }: ICellData): string | null {
  if (f || t === MARKED_AS_TEXT || p?.body || v === undefined || v === null) return null;
  return String(v);
}

function withTyped(cell: ICellData, text: string, format: string): ICellData {
  const typed = typedValue(text, format);
  if (typeof typed.value !== "number") {
    return format !== "@" && looksLikeNumber(text) ? { ...cell, v: text, t: MARKED_AS_TEXT } : cell;
  }
  const v = asPercents(text, typed.value, format);
  const style = typeof cell.s === "object" ? cell.s : null;
  const s = typed.format === undefined ? cell.s : { ...style, n: { pattern: typed.format } };
  return { ...cell, v, t: NUMBER, p: null, ...(s === undefined ? {} : { s }) };
}
