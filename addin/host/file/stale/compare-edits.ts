import { cellKey } from "../../cell-range.ts";
import type { CellValue } from "../../snapshot.ts";
import { readPart } from "../package-parts.ts";
import { readSharedStrings } from "../shared-strings.ts";
import { cellValue } from "../sheet/cell-value.ts";
import { scanSheet } from "../sheet/scan-sheet.ts";
import type { SheetEdit } from "../sheet/sheet-edit.ts";
import { type SheetEntry, siblingPart, type WorkbookPart } from "../workbook-part.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import { ChangedCells } from "./changed-cells.ts";

/** `changed`: cells whose value the edits change. `given`: formula cells that get a result with them. */
export type EditEffect = { changed: ChangedCells; given: ChangedCells };

/** Compares edits with what stands in the sheets before them. */
export function compareEdits(
  archive: ZipArchive,
  book: WorkbookPart,
  sheets: ReadonlyMap<SheetEntry, { xml: string; edits: readonly SheetEdit[] }>,
): EditEffect {
  const stringsPart = siblingPart(book, "sharedStrings") ?? "";
  const sharedStrings = readSharedStrings(readPart(archive, stringsPart), stringsPart);
  const effect: EditEffect = { changed: new ChangedCells(), given: new ChangedCells() };
  for (const [{ name, part }, { xml, edits }] of sheets) {
    const sheet = name.toLowerCase();
    const source = { part, sharedStrings, epoch: book.epoch };
    const open = new Map(edits.map((edit) => [cellKey(edit.at), edit]));
    scanSheet(xml, part, {
      cell(cell) {
        const edit = open.get(cellKey(cell));
        if (!edit) return;
        open.delete(cellKey(cell));
        const keeps = edit.formula === "keep" && cell.formula !== undefined;
        if (keeps || typeof edit.formula === "object") effect.given.add(sheet, edit.at);
        if (!isSame(cellValue(cell, source), edit.value)) effect.changed.add(sheet, edit.at);
      },
    });
    for (const { at, value, formula } of open.values()) {
      if (typeof formula === "object") effect.given.add(sheet, at);
      if (!isSame(null, value)) effect.changed.add(sheet, at);
    }
  }
  return effect;
}

function isSame(a: CellValue, b: CellValue): boolean {
  if (typeof a === "object" && typeof b === "object") return a?.error === b?.error;
  return a === b || (a === null && b === "") || (a === "" && b === null);
}
