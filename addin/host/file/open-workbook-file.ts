import type { Result } from "../../../shared/result.ts";
import { succeed } from "../../../shared/result.ts";
import type { HostRefusal, WorkbookHost } from "../port.ts";
import type { FileCellEdit } from "./cell-formats.ts";
import { attempt } from "./file-fault.ts";
import { FILE_LIMITS, type FileLimits } from "./limits.ts";
import { lockedCells } from "./locked-cells.ts";
import { openArchive } from "./open-archive.ts";
import { putDrawnSheet } from "./put-sheet/put-drawn-sheet.ts";
import { readWorkbook } from "./read-workbook.ts";
import { readWorkbookPart } from "./workbook-part.ts";
import { writeEdits } from "./write-cells.ts";
import { writeZip } from "./zip/write-zip.ts";
import type { ZipArchive } from "./zip/zip-archive.ts";

/**
 * A workbook in memory. Nothing is saved anywhere: `bytes` gives the file as it is after all writes so far. Edits may
 * bring a number format along.
 */
export type FileWorkbook = Omit<WorkbookHost, "writeCells"> & {
  writeCells(edits: readonly FileCellEdit[]): ReturnType<WorkbookHost["writeCells"]>;
  bytes(): Uint8Array;
};

export type OpenOptions = {
  /** Helps to tell formats apart that look alike from inside: .et from .xls. */
  fileName?: string;
  limits?: Partial<FileLimits>;
};

/**
 * Opens .xlsx (also .xlsm, .xltx and .et files that are .xlsx inside) from its bytes, which must not change afterwards.
 * Refusals: not-a-workbook (detail.format), legacy-xls, kingsoft-et, encrypted, too-large (detail.size), damaged
 * (detail.part, detail.reason), no-cells (no worksheet). What is wrong with a sheet is said by `snapshot`.
 */
export async function openWorkbookFile(
  bytes: Uint8Array,
  options: OpenOptions = {},
): Promise<Result<FileWorkbook, HostRefusal>> {
  const limits = { ...FILE_LIMITS, ...options.limits };
  return attempt(() => {
    const { archive } = openArchive(bytes, options.fileName ?? "", limits);
    return fileWorkbook(bytes, archive, limits);
  });
}

/** What draws a sheet. Brings a spreadsheet library along, which nobody waits for who only opens and saves. */
export const loadDrawing = () => import("./put-sheet/draw-plan.ts");

/** The state is one archive; a write makes the next one whole before it takes the place of the old. */
function fileWorkbook(bytes: Uint8Array, opened: ZipArchive, limits: FileLimits): FileWorkbook {
  let archive = opened;
  return {
    snapshot: async () => attempt(() => readWorkbook(archive, readWorkbookPart(archive), limits)),
    lockedCells: async (cells) => attempt(() => lockedCells(archive, readWorkbookPart(archive), cells)),
    writeCells: async (edits) => {
      if (edits.length === 0) return succeed({ written: 0 });
      return attempt(() => {
        archive = writeEdits(archive, readWorkbookPart(archive), edits);
        return { written: edits.length };
      });
    },
    putSheet: async (plan) => {
      const { drawPlan } = await loadDrawing();
      const drawn = await drawPlan(plan);
      return attempt(() => {
        const put = putDrawnSheet(archive, plan, drawn);
        archive = put.archive;
        return put.report;
      });
    },
    bytes: () => (archive === opened ? bytes : writeZip(archive)),
  };
}
