import type { SheetCells } from "../sheet-cells.ts";
import { columnHeads } from "./column-heads.ts";
import { type FieldMatch, type HeaderMatcher, isValueColumn } from "./field-match.ts";

/** Columns beside each other. */
export type Segment = [number, ...number[]];

/** Runs of columns with something in them; titles and notes that stand alone in their row do not count. */
export function filledSegments(cells: SheetCells): Segment[] {
  const { top, bottom, left, right } = cells.range;
  const filled = new Set<number>();
  for (let row = top; row <= bottom; row += 1) {
    const inRow: number[] = [];
    for (let column = left; column <= right; column += 1)
      if (cells.text(row, column) !== "") inRow.push(column);
    if (inRow.length > 1) for (const column of inRow) filled.add(column);
  }
  const segments: Segment[] = [];
  for (const column of [...filled].sort((a, b) => a - b)) {
    const last = segments.at(-1);
    if (last !== undefined && last.at(-1) === column - 1) last.push(column);
    else segments.push([column]);
  }
  return segments;
}

/** Numbers beyond an empty column go on the table to their left; a stub of their own would begin another. */
export function columnRuns(
  segments: readonly Segment[],
  cells: SheetCells,
  row: number,
  matcher: HeaderMatcher,
): readonly Segment[] {
  if (segments.length < 2) return segments;
  const runs: Segment[] = [];
  for (const columns of segments) {
    const [first] = columns;
    const last = runs.at(-1);
    if (last?.at(-1) === first - 2 && goesOn(cells, row, last, columns, matcher))
      for (const column of columns) last.push(column);
    else runs.push([...columns]);
  }
  return runs;
}

/** The first head beyond the empty column is of numbers, or of the units that the table to the left lacks. */
function goesOn(
  cells: SheetCells,
  row: number,
  left: Segment,
  columns: Segment,
  matcher: HeaderMatcher,
): boolean {
  const match = matchAbove(cells, row, columns, columns[0], matcher);
  if (match === undefined) return false;
  if (isValueColumn(match)) return true;
  const fields = left.map((column) => matchAbove(cells, row, left, column, matcher)?.field);
  return match.field === "unit" && fields.includes("name") && !fields.includes("unit");
}

function matchAbove(
  cells: SheetCells,
  row: number,
  columns: readonly number[],
  column: number,
  matcher: HeaderMatcher,
): FieldMatch | undefined {
  const heads = columnHeads(cells, row, columns).texts.get(column) ?? [];
  return heads.length > 0 ? matcher(heads) : undefined;
}
