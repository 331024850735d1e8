import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { BrowserWorkbook } from "../host/browser/browser-workbook.ts";
import { type FileNote, fileNotes } from "../host/file/file-notes.ts";
import { FILE_LIMITS, megabytes } from "../host/file/limits.ts";
import { openWorkbookFile } from "../host/file/open-workbook-file.ts";
import type { CellPlace, HostRefusal } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { fileOnlyWorkbook } from "./file-only-workbook.ts";
import type { NamedFile } from "./first-workbooks.ts";

export type OpenedFile = {
  workbook: BrowserWorkbook;
  /** Why there is no grid; null where there is one. */
  withoutGrid: "rows" | "grid" | null;
  notes: FileNote[];
};

/** Grids of more rows get slow enough to lose people's typing. */
const mostRows = 5_000;

/** A file as it was picked or dropped; refused by its size before it is read. */
export async function readPicked(file: File): Promise<Result<NamedFile, HostRefusal>> {
  if (file.size > FILE_LIMITS.fileBytes) {
    const size = `${megabytes(file.size)} > ${megabytes(FILE_LIMITS.fileBytes)}`;
    return refuse({ code: "too-large", detail: { size } });
  }
  return succeed({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}

/** Opens a file to work on. Refused where it can neither be shown nor read. */
export async function openFile(
  { fileName, bytes }: NamedFile,
  { place, onPlace }: { place: HTMLElement; onPlace: (place: CellPlace) => void },
): Promise<Result<OpenedFile, HostRefusal>> {
  const file = await openWorkbookFile(bytes, { fileName });
  if (!file.ok) return file;
  const snapshot = await file.value.snapshot();
  if (!snapshot.ok) return snapshot;
  const notes = fileNotes(bytes);
  const onFile = () => fileOnlyWorkbook(file.value, { fileName, onPlace });
  if (isLong(snapshot.value)) return succeed({ workbook: onFile(), withoutGrid: "rows", notes });
  const grid = await showInGrid({ fileName, bytes }, place);
  return grid?.ok
    ? succeed({ workbook: grid.value, withoutGrid: null, notes })
    : succeed({ workbook: onFile(), withoutGrid: "grid", notes });
}

/** null where the grid fails: that is told to the browser, and people go on with the file. */
async function showInGrid(
  { fileName, bytes }: NamedFile,
  place: HTMLElement,
): Promise<Result<BrowserWorkbook, HostRefusal> | null> {
  try {
    const { openInGrid } = await import("../host/browser/open-in-grid.ts");
    return await openInGrid(bytes, { fileName, place });
  } catch (error) {
    reportError(error);
    return null;
  }
}

const isLong = ({ sheets }: WorkbookSnapshot): boolean =>
  sheets.some(({ origin, values }) => origin.row - 1 + values.length > mostRows);
