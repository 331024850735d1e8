import { openWorkbookFile } from "../../../../addin/host/file/open-workbook-file.ts";
import type { HostRefusal } from "../../../../addin/host/port.ts";
import type { WorkbookSnapshot } from "../../../../addin/host/snapshot.ts";
import { granted, snapshotOf } from "../opened.ts";
import {
  editFor,
  type ForeignEdit,
  type ForeignOutcome,
  type ForeignWorkbook,
  outcomeOf,
} from "./foreign-workbooks.ts";

/** `change` null: no cell may be changed. */
export type FileRoundTrip =
  | { refused: HostRefusal }
  | { refused: null; before: WorkbookSnapshot; change: null }
  | { refused: null; before: WorkbookSnapshot; change: ForeignEdit; outcome: ForeignOutcome };

/** Opens the workbook in the file host, changes its one cell and compares what that host would save. */
export async function fileRoundTrip(foreign: ForeignWorkbook): Promise<FileRoundTrip> {
  const file = await openWorkbookFile(foreign.bytes, { fileName: foreign.name });
  if (!file.ok) return { refused: file.error };
  const read = await file.value.snapshot();
  if (!read.ok) return { refused: read.error };
  const [before, change] = [read.value, editFor(read.value)];
  if (!change) return { refused: null, before, change };
  granted(await file.value.writeCells([{ ...change.edit, replaceFormula: true }]));
  const bytes = file.value.bytes();
  const outcome = outcomeOf(foreign, before, change, { bytes, snapshot: await snapshotOf(bytes) });
  return { refused: null, before, change, outcome };
}
