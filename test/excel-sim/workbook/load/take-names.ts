import type { WorkbookPart } from "../../../../addin/host/file/workbook-part.ts";
import { Area } from "../area.ts";
import type { Book } from "../book.ts";
import { type DefinedName, rangeOfFormula } from "../defined-name.ts";

/** Defined names of the workbook and of its sheets; those the file format keeps for itself (_xlnm.) are page setup. */
export function takeNames(book: Book, part: WorkbookPart): void {
  for (const { name, localSheet, formula, comment } of part.names) {
    if (name.startsWith("_xlnm.")) continue;
    const place = rangeOfFormula(book, `=${formula}`);
    const target = place ? { area: new Area(place.sheet, place.range) } : { formula: `=${formula}` };
    const entry: DefinedName = { name, comment: comment ?? "", visible: true, target };
    const owner = localSheet === null ? undefined : part.sheets[localSheet];
    (owner ? (book.sheet(owner.name)?.names ?? []) : book.names).push(entry);
  }
}
