import { FileFault } from "./file-fault.ts";
import { requireZip } from "./identify-format.ts";
import { type FileLimits, megabytes } from "./limits.ts";
import { readWorkbookPart, type WorkbookPart } from "./workbook-part.ts";
import { readZip } from "./zip/read-zip.ts";
import type { ZipArchive } from "./zip/zip-archive.ts";

/**
 * The package of an .xlsx file and its workbook part. Faults: not-a-workbook, legacy-xls, kingsoft-et, encrypted,
 * too-large, damaged, no-cells (no worksheet).
 */
export function openArchive(
  bytes: Uint8Array,
  fileName: string,
  limits: FileLimits,
): { archive: ZipArchive; book: WorkbookPart } {
  requireZip(bytes, fileName);
  if (bytes.length > limits.fileBytes) {
    const size = `${megabytes(bytes.length)} > ${megabytes(limits.fileBytes)}`;
    throw new FileFault("too-large", { size });
  }
  const archive = readZip(bytes, limits);
  const book = readWorkbookPart(archive);
  if (!book.sheets.some(({ kind }) => kind === "worksheet")) throw new FileFault("no-cells", {});
  return { archive, book };
}
