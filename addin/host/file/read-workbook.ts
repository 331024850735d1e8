import type { SheetSnapshot, WorkbookSnapshot } from "../snapshot.ts";
import type { FileLimits } from "./limits.ts";
import { readNumberFormats } from "./number-formats.ts";
import { readPart, requirePart } from "./package-parts.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readSheet } from "./sheet/read-sheet.ts";
import { readStruckTexts } from "./struck-texts.ts";
import { rangeNames, siblingPart, type WorkbookPart } from "./workbook-part.ts";
import type { ZipArchive } from "./zip/zip-archive.ts";

/** All worksheets of the workbook, empty ones without rows. Faults: damaged, too-large. */
export function readWorkbook(archive: ZipArchive, book: WorkbookPart, limits: FileLimits): WorkbookSnapshot {
  const stringsPart = siblingPart(book, "sharedStrings") ?? "";
  const stylesPart = siblingPart(book, "styles") ?? "";
  const strings = { xml: readPart(archive, stringsPart), part: stringsPart };
  const styles = { xml: readPart(archive, stylesPart), part: stylesPart };
  const sharedStrings = readSharedStrings(strings.xml, stringsPart);
  const formats = readNumberFormats(styles.xml, stylesPart);
  const struck = readStruckTexts(strings, styles);
  const sheets: SheetSnapshot[] = [];
  let cellsLeft = limits.cells;
  for (const { name, visibility, part, kind } of book.sheets) {
    if (kind !== "worksheet") continue;
    const xml = requirePart(archive, part);
    const { epoch } = book;
    const sheet = readSheet({
      part,
      sharedStrings,
      epoch,
      name,
      visibility,
      xml,
      formats,
      struck,
      cellsLeft,
    });
    cellsLeft -= sheet.values.length * (sheet.values[0]?.length ?? 0);
    sheets.push(sheet);
  }
  const active = book.sheets[book.activeTab];
  const activeSheet = active?.kind === "worksheet" ? active.name : null;
  return { sheets, names: rangeNames(book), epoch: book.epoch, activeSheet };
}
