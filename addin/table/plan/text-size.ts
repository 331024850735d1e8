/** Sizes of text on a sheet, near enough to choose row heights and merge spans; programs measure a little differently. */

const pixelsPerPoint = 4 / 3;
/** A column is so many digits of the file's default font (Calibri 11) wide, and the cell's own margin more. */
const pixelsPerCharacter = 7;

const isWide = (letter: string): boolean =>
  /[\u1100-\uffe6]/.test(letter) || letter === "“" || letter === "”";

/** Width of a letter in parts of the font size: Chinese letters are square. */
function letterWidth(letter: string): number {
  if (isWide(letter)) return 1;
  return /[.,:;'|!]/.test(letter) ? 0.3 : 0.53;
}

/** Width of one line in points. */
const linePoints = (line: string, size: number): number =>
  [...line].reduce((sum, letter) => sum + letterWidth(letter) * size, 0);

/** Characters a column must be wide for the text to fit on one line. */
export const widthOf = (text: string, size: number): number =>
  Math.ceil((linePoints(text, size) * pixelsPerPoint) / pixelsPerCharacter);

/** Lines the text takes in a column of this many characters. */
export function linesIn(text: string, width: number, size: number): number {
  const room = (width * pixelsPerCharacter) / pixelsPerPoint;
  return text
    .split("\n")
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(linePoints(line, size) / room)), 0);
}

/** Height in points of a row whose fullest cell takes this many lines. */
export const heightOf = (lines: number, size: number, least: number): number =>
  Math.max(least, Math.ceil(lines * size * 1.32 + 6));

/** Cuts to at most `limit` UTF-16 units, as the file format counts, without splitting a letter; "…" shows the cut. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const letters = [...text];
  let kept = "";
  for (const letter of letters) {
    if (kept.length + letter.length + 1 > limit) break;
    kept += letter;
  }
  return `${kept}…`;
}
