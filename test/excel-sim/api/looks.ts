import type { Scalar } from "../excel-object.ts";
import type { Area } from "../workbook/area.ts";
import type { Book } from "../workbook/book.ts";
import type { Look } from "../workbook/look.ts";
import { requireAllowed } from "../workbook/permission.ts";
import { isUnbounded } from "../workbook/rectangle.ts";

/** The cells whose looks an object of the API stands for. */
export type Looked = { readonly book: Book; readonly areas: readonly Area[] };

/** What all have in common; null where they differ, as Excel answers. */
export function common<T>(values: Iterable<T>): T | null {
  let first: { value: T } | undefined;
  for (const value of values) {
    if (!first) first = { value };
    else if (first.value !== value) return null;
  }
  return first ? first.value : null;
}

/** One property of cells' looks, as a scalar of the API. */
export const lookScalar = <T>(
  { book, areas }: Looked,
  read: (look: Look) => T,
  write: (given: unknown) => (look: Look) => Look,
): Scalar => ({
  get: () => common(looksOf(areas, read)),
  set: (given) => restyle({ book, areas }, write(given)),
});

export function restyle({ book, areas }: Looked, change: (look: Look) => Look): void {
  for (const { sheet, range } of areas) {
    requireAllowed(book, sheet, "allowFormatCells");
    sheet.restyle(range, change);
  }
}

function* looksOf<T>(areas: readonly Area[], read: (look: Look) => T): Generator<T> {
  for (const { sheet, range } of areas) {
    if (!isUnbounded(range)) {
      for (const { look } of sheet.cellsIn(range)) yield read(look);
      continue;
    }
    for (const { cell } of sheet.storedCells(range)) yield read(cell.look);
    // the cells nobody touched: one stands for all
    yield read(sheet.cell({ row: range.bottom, column: range.right }).look);
  }
}
