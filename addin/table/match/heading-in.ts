import type { SheetCells } from "../sheet-cells.ts";

const longestHeading = 30;

/** The only text of a row without values, in its first columns, those from `from` on: 一、创新投入. */
export function headingIn(
  cells: SheetCells,
  row: number,
  { stub, values, from }: { stub: readonly number[]; values: readonly number[]; from?: number },
): string | null {
  if (values.some((column) => cells.text(row, column) !== "")) return null;
  let heading: string | null = null;
  for (let column = from ?? cells.range.left; column <= Math.max(...stub); column += 1) {
    const text = cells.text(row, column);
    if (text === "" || /^[\d.]+$/.test(text)) continue;
    // a number of its own (一、) may stand before the heading
    heading = `${heading ?? ""}${text}`;
    if (heading.length > 3) break;
  }
  return heading !== null && heading.length <= longestHeading ? heading : null;
}
