import { expect } from "vitest";
import {
  type FileWorkbook,
  type OpenOptions,
  openWorkbookFile,
} from "../../../addin/host/file/open-workbook-file.ts";
import type { HostRefusal } from "../../../addin/host/port.ts";
import type { SheetSnapshot, WorkbookSnapshot } from "../../../addin/host/snapshot.ts";
import type { Result } from "../../../shared/result.ts";

/** The value of a result that a test takes for granted. */
export function granted<T>(result: Result<T, HostRefusal>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export const open = async (bytes: Uint8Array, options?: OpenOptions): Promise<FileWorkbook> =>
  granted(await openWorkbookFile(bytes, options));

export const snapshotOf = async (bytes: Uint8Array): Promise<WorkbookSnapshot> =>
  granted(await (await open(bytes)).snapshot());

/** The first sheet of a file. */
export async function firstSheet(bytes: Uint8Array): Promise<SheetSnapshot> {
  const [sheet] = (await snapshotOf(bytes)).sheets;
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

/** The refusal met while a file is opened and read. */
export async function refusalOf(bytes: Uint8Array, options?: OpenOptions): Promise<HostRefusal> {
  const opened = await openWorkbookFile(bytes, options);
  const read = opened.ok ? await opened.value.snapshot() : opened;
  expect(read.ok).toBe(false);
  return read.ok ? { code: "read-only", detail: {} } : read.error;
}
