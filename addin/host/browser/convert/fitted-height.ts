import { type IStyleData, WrapStrategy } from "@univerjs/core";

const PIXELS_PER_POINT = 4 / 3;
/** Shares of the font's size: a line with its leading, a Chinese letter, any other. */
const LINE = 1.4;
const WIDE = 1;
const NARROW = 0.55;
/** Pixels left and right of a cell's text together. */
const PADDING = 6;

/**
 * Pixels that a wrapped text needs in a column of this width; 0 where it does not wrap. Spreadsheet programs fit rows
 * without a height of their own when they open a file, the grid only once something is typed.
 */
export function fittedHeight(text: string, { tb, fs = 11 }: IStyleData, columnPixels: number): number {
  if (tb !== WrapStrategy.WRAP) return 0;
  const size = fs * PIXELS_PER_POINT;
  const room = Math.max(size, columnPixels - PADDING);
  const lines = text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line, size) / room)), 0);
  return Math.ceil(lines * size * LINE);
}

function widthOf(line: string, size: number): number {
  let width = 0;
  for (const letter of line) width += letter > "\u2e7f" ? WIDE : NARROW;
  return width * size;
}
