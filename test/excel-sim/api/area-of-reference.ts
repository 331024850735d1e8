import { Area } from "../workbook/area.ts";
import type { Book } from "../workbook/book.ts";
import { parseLocal, splitReference } from "../workbook/reference-text.ts";
import type { Sheet } from "../workbook/sheet.ts";

/** "A1:B2", "Sheet1!A1", "3:5", or a defined name in reach of the sheet → its cells; undefined for anything else. */
export function areaOfReference(book: Book, sheet: Sheet, text: string): Area | undefined {
  const { sheet: named, local } = splitReference(text.replace(/^=/, ""));
  const owner =
    named === null ? sheet : book.sheets.find(({ name }) => name.toLowerCase() === named.toLowerCase());
  if (!owner) return undefined;
  const range = parseLocal(local);
  if (range) return new Area(owner, range);
  const target = named === null ? book.name(local, sheet)?.target : undefined;
  return target && "area" in target && target.area.rangeOrNull ? target.area : undefined;
}
