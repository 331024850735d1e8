import { basename } from "node:path";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { type FileWorkbook, openWorkbookFile } from "../host/file/open-workbook-file.ts";
import type { Io } from "./io.ts";
import type { Failure } from "./tell.ts";

/**
 * A workbook on disk: changes stay in memory until `save`, which replaces only what was read. Another program may have
 * saved the file while the server was asked.
 */
export type WorkbookFile = {
  /** As the person wrote it. */
  path: string;
  host: FileWorkbook;
  save: () => Promise<Result<null, Failure>>;
};

export async function openWorkbook(io: Io, path: string): Promise<Result<WorkbookFile, Failure>> {
  const bytes = await io.readFile(path);
  if (!bytes.ok) return refuse({ kind: "file", path, fault: bytes.error });
  const opened = await openWorkbookFile(bytes.value, { fileName: basename(path) });
  if (!opened.ok) return refuse({ kind: "host", refusal: opened.error });
  const host = opened.value;
  let onDisk = bytes.value;
  const save = async (): Promise<Result<null, Failure>> => {
    const changed = host.bytes();
    const written = await io.writeFile(path, changed, { replace: true, was: onDisk });
    if (!written.ok) return refuse({ kind: "file", path, fault: written.error });
    onDisk = changed;
    return succeed(null);
  };
  return succeed({ path, host, save });
}
