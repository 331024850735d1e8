import type { CellRange, CellValue } from "../../../addin/host/snapshot.ts";
import type { Book } from "./book.ts";
import { EVENT } from "./event-log.ts";
import { printLocal } from "./reference-text.ts";
import type { Sheet } from "./sheet.ts";

/** How the API names a value and its type (Excel.RangeValueType). Empty cells are "", dates serial numbers. */
export function apiValue(value: CellValue): { value: string | number | boolean; type: string } {
  if (value === null) return { value: "", type: "Empty" };
  if (typeof value === "object") return { value: value.error, type: "Error" };
  const types = { string: "String", number: "Double", boolean: "Boolean" } as const;
  if (typeof value === "string") return { value, type: types.string };
  return { value, type: typeof value === "number" ? types.number : types.boolean };
}

/** Tells of edited cells; of a single one also what it held before and holds now. */
export function tellEdited(
  book: Book,
  sheet: Sheet,
  range: CellRange,
  single: { before: CellValue; after: CellValue } | null,
): void {
  const before = single && apiValue(single.before);
  const after = single && apiValue(single.after);
  book.events.tell(EVENT.changed, sheet.id, {
    address: printLocal(range),
    changeType: "RangeEdited",
    shiftDirection: "None",
    ...book.author,
    ...(before && after
      ? {
          valueBefore: before.value,
          valueTypeBefore: before.type,
          valueAfter: after.value,
          valueTypeAfter: after.type,
        }
      : {}),
  });
}

/** Tells of whole rows or columns put in or taken out. */
export function tellShifted(book: Book, sheet: Sheet, range: CellRange, changeType: string): void {
  book.events.tell(EVENT.changed, sheet.id, {
    address: printLocal(range),
    changeType,
    shiftDirection: "None",
    ...book.author,
  });
}
