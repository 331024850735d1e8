import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { BrowserWorkbook } from "../host/browser/browser-workbook.ts";
import { type FileNote, fileNotes } from "../host/file/file-notes.ts";
import { FILE_LIMITS, megabytes } from "../host/file/limits.ts";
import { type FileWorkbook, loadDrawing, openWorkbookFile } from "../host/file/open-workbook-file.ts";
import type { CellPlace, HostRefusal } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { whenIdle } from "../pane/parts/when-idle.ts";
import { fileOnlyWorkbook } from "./file-only-workbook.ts";
import type { NamedFile } from "./first-workbooks.ts";
import { keepKeyboard } from "./keep-keyboard.ts";
import type { PickRefusal } from "./why-not-opened.ts";
import { workbookIdOf } from "./workbook-identity.ts";

/** A file that can be worked on, with or without a grid. */
export type ReadFile = NamedFile & {
  workbookId: string;
  file: FileWorkbook;
  /** Too long for a grid. */
  isLong: boolean;
  notes: FileNote[];
};

export type OpenedFile = {
  workbook: BrowserWorkbook;
  /** Why there is no grid; null where there is one. */
  withoutGrid: "rows" | "grid" | null;
};

/** Grids of more rows get slow enough to lose people's typing. */
const mostRows = 5_000;

/** The bytes of a file that was picked or dropped; refused by its size before it is read. */
export async function readPicked(
  file: File,
): Promise<Result<NamedFile, { host: HostRefusal } | { pick: PickRefusal }>> {
  if (file.size > FILE_LIMITS.fileBytes) {
    const size = `${megabytes(file.size)} > ${megabytes(FILE_LIMITS.fileBytes)}`;
    return refuse({ host: { code: "too-large", detail: { size } } });
  }
  try {
    return succeed({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return refuse({ pick: { why: "unreadable", name: file.name } });
  }
}

/** Reads a file to work on; refused where it cannot be read. */
export async function readFile({ fileName, bytes }: NamedFile): Promise<Result<ReadFile, HostRefusal>> {
  const file = await openWorkbookFile(bytes, { fileName });
  if (!file.ok) return file;
  const snapshot = await file.value.snapshot();
  if (!snapshot.ok) return snapshot;
  return succeed({
    fileName,
    bytes,
    workbookId: workbookIdOf(fileName, bytes, snapshot.value),
    file: file.value,
    isLong: isLong(snapshot.value),
    notes: fileNotes(bytes),
  });
}

/** Shows the file in a grid; where it cannot be shown, the pane works on the file alone. */
export async function openFile(
  { fileName, bytes, workbookId, file, isLong: long }: ReadFile,
  { place, onPlace }: { place: HTMLElement; onPlace: (place: CellPlace) => void },
): Promise<OpenedFile> {
  const grid = long ? null : await showInGrid({ fileName, bytes, workbookId }, place);
  // Sheets are drawn also when the network has gone. What does not come now is asked for again when it is needed.
  whenIdle(() => void Promise.allSettled([loadDrawing()]));
  if (grid?.ok) return { workbook: grid.value, withoutGrid: null };
  const workbook = fileOnlyWorkbook(file, { fileName, workbookId, onPlace });
  return { workbook, withoutGrid: long ? "rows" : "grid" };
}

/** null where the grid fails: that is told to the browser, and people go on with the file. */
async function showInGrid(
  { bytes, ...named }: NamedFile & { workbookId: string },
  place: HTMLElement,
): Promise<Result<BrowserWorkbook, HostRefusal> | null> {
  const release = keepKeyboard(place);
  try {
    const { openInGrid } = await import("../host/browser/open-in-grid.ts");
    return await openInGrid(bytes, { ...named, place });
  } catch (error) {
    reportError(error);
    return null;
  } finally {
    release();
  }
}

const isLong = ({ sheets }: WorkbookSnapshot): boolean =>
  sheets.some(({ origin, values }) => origin.row - 1 + values.length > mostRows);
