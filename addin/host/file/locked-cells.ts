import type { CellPlace } from "../port.ts";
import { stylesOf } from "./cell-formats.ts";
import { requirePart } from "./package-parts.ts";
import { unlockedStyles } from "./put-sheet/planned-edits.ts";
import { surveySheet } from "./sheet/survey-sheet.ts";
import type { WorkbookPart } from "./workbook-part.ts";
import { requireSheet } from "./write-cells.ts";
import type { ZipArchive } from "./zip/zip-archive.ts";

/** Those of the cells that are locked on a protected sheet. Faults: sheet-not-found, damaged. */
export function lockedCells(
  archive: ZipArchive,
  book: WorkbookPart,
  cells: readonly CellPlace[],
): CellPlace[] {
  const unlocked = unlockedStyles(archive, book);
  return [...new Set(cells.map(({ sheet }) => sheet))].flatMap((name) => {
    const { part } = requireSheet(book, name);
    const own = cells.filter(({ sheet }) => sheet === name);
    const places = own.map(({ address }) => ({ at: address, value: null, formula: "keep" }) as const);
    const survey = surveySheet(requirePart(archive, part), part, places);
    if (!survey.frame.protected) return [];
    const styleOf = stylesOf(survey);
    return own.filter(({ address }) => !unlocked.has(styleOf({ at: address })));
  });
}
