import { readFileSync, writeFileSync } from "node:fs";
import { openWorkbookFile } from "../../addin/host/file/open-workbook-file.ts";
import type { DemoTable } from "../../worker/demo/entry.ts";
import { templateEdits } from "../../worker/local/fill-template.ts";

/** Fills the template in a file as a clerk would type it. */
export async function fillFile(path: string, table: DemoTable): Promise<void> {
  const opened = await openWorkbookFile(readFileSync(path));
  if (!opened.ok) throw new Error(opened.error.code);
  const snapshot = await opened.value.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  const written = await opened.value.writeCells(templateEdits(snapshot.value, table));
  if (!written.ok) throw new Error(written.error.code);
  writeFileSync(path, opened.value.bytes());
}
