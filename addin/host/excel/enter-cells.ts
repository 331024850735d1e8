import type { CellValue } from "../snapshot.ts";
import { textEntry } from "./text-entry.ts";

/** What goes into a cell: as it is handed to Excel, and whether Excel must not take it for text. null: left alone. */
export type Entry = { given: string | number | boolean; isText: boolean } | null;

/** A value for a cell with that number format. null empties the cell. */
export function entryOf(value: CellValue, format: string): Entry {
  if (value === null || value === "") return { given: "", isText: true };
  if (typeof value === "object") return { given: value.error, isText: false };
  if (typeof value === "string") return { given: textEntry(value, format), isText: true };
  return { given: value, isText: false };
}

/**
 * Queues the entries for a range whose number formats are these; the formats stay. In a text cell ("@") everything
 * entered becomes text, so that such a cell is a plain one while its number or formula goes in.
 */
export function enterCells(
  range: Excel.Range,
  entries: readonly (readonly Entry[])[],
  formats: readonly (readonly string[])[],
): void {
  const lifted = entries.map((line, row) =>
    line.map((entry, column) => entry !== null && !entry.isText && formats[row]?.[column] === "@"),
  );
  const isLifted = lifted.flat().includes(true);
  const formatted = (format: string) => lifted.map((line) => line.map((lift) => (lift ? format : null)));
  if (isLifted) range.numberFormat = formatted("General");
  range.formulas = entries.map((line) => line.map((entry) => entry?.given ?? null));
  if (isLifted) range.numberFormat = formatted("@");
}
