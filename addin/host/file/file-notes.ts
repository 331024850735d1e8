import { FILE_LIMITS } from "./limits.ts";
import { readZip } from "./zip/read-zip.ts";

/** What a workbook holds that is kept as it is and does nothing here. */
export type FileNote = "macros" | "external-links";

/** Of a file that `openWorkbookFile` has opened. */
export function fileNotes(bytes: Uint8Array): FileNote[] {
  const parts = readZip(bytes, FILE_LIMITS).entries.map(({ name }) => name.toLowerCase());
  return [
    ...(parts.some((name) => name.endsWith("vbaproject.bin")) ? (["macros"] as const) : []),
    ...(parts.some((name) => name.includes("/externallinks/")) ? (["external-links"] as const) : []),
  ];
}
