import type { Area } from "../workbook/area.ts";
import type { Book } from "../workbook/book.ts";
import { emptyCells, requireWholeMerges } from "../workbook/enter.ts";
import { PLAIN } from "../workbook/look.ts";
import { requireAllowed, requireUnprotected } from "../workbook/permission.ts";
import { intersect } from "../workbook/rectangle.ts";
import { releaseCells } from "../workbook/without-range.ts";
import { givenWord } from "./given.ts";

/** Range.clear: contents, looks (with merges and conditional formats), or both and validations. */
export function clearRange(book: Book, area: Area, given: unknown): void {
  const applyTo = givenWord(given ?? "All", ["All", "Contents", "Formats"]);
  if (applyTo !== "Formats") emptyCells(book, area);
  if (applyTo !== "Contents") clearLooks(book, area);
  if (applyTo === "All") {
    requireUnprotected(book, area.sheet);
    area.sheet.validations = releaseCells(area.sheet.validations, [area]);
  }
}

function clearLooks(book: Book, area: Area): void {
  const { sheet, range } = area;
  requireAllowed(book, sheet, "allowFormatCells");
  requireWholeMerges(sheet, range);
  const inside = sheet.merges.filter((merge) => intersect(merge, range));
  if (inside.length > 0) requireUnprotected(book, sheet);
  sheet.merges = sheet.merges.filter((merge) => !inside.includes(merge));
  sheet.conditionalFormats = releaseCells(sheet.conditionalFormats, [area]);
  sheet.restyle(range, () => PLAIN);
}
