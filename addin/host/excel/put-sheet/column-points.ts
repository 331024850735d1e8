/** Pixels of the widest digit of Calibri 11, the font that files we make count their column widths in. */
const DIGIT = 7;
const PIXEL = 0.75;

/**
 * A column width in characters, as .xlsx files keep it, in points, as Excel's API takes it (office-js#187): pixels are
 * trunc((256 w + trunc(128 / d)) / 256 × d) for a widest digit of d pixels (ECMA-376 part 1, 18.3.1.13), a pixel is
 * 0.75 points. Workbooks whose standard font is wider show the same points, so that our texts fit there as well.
 */
export const columnPoints = (characters: number): number =>
  Math.trunc(((256 * characters + Math.trunc(128 / DIGIT)) / 256) * DIGIT) * PIXEL;
