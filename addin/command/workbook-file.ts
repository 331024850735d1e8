import { basename } from "node:path";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { type FileWorkbook, openWorkbookFile } from "../host/file/open-workbook-file.ts";
import type { Io } from "./io.ts";
import type { Failure } from "./tell.ts";

/** A workbook on disk: changes stay in memory until `save`. */
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
  const save = async (): Promise<Result<null, Failure>> => {
    const written = await io.writeFile(path, host.bytes(), { replace: true });
    return written.ok ? succeed(null) : refuse({ kind: "file", path, fault: written.error });
  };
  return succeed({ path, host, save });
}
