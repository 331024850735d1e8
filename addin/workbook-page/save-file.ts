import type { Result } from "../../shared/result.ts";
import type { HostRefusal } from "../host/port.ts";
import type { PickerType } from "./picked-file.ts";

declare global {
  interface Window {
    /** Chromium's; pages of other browsers download. */
    showSaveFilePicker?: (options: {
      suggestedName: string;
      types: PickerType[];
    }) => Promise<FileSystemFileHandle>;
  }
}

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const xlsm = "application/vnd.ms-excel.sheet.macroEnabled.12";

/** Where a file is written back to, and its time there when this page last read or wrote it; ms since 1970. */
export type Target = { handle: FileSystemFileHandle; lastModified: number };

/** `target`: to be written to the next time; null where the browser keeps that to itself. */
export type Saved =
  | { how: "written" | "downloaded"; target: Target | null }
  | { how: "cancelled" }
  /** Another program has written it since `target` was last seen; nothing was written. */
  | { how: "newer"; at: string }
  /** By the disk: no permission, open in another program, no space. */
  | { how: "refused" }
  | { how: "host"; refusal: HostRefusal };

/** `over`: also where it is newer; `copy`: to another place than before. */
export type Way = "plain" | "over" | "copy";

/**
 * Writes to `known`, else to where the person says, else into the downloads. The place is asked for first, while the
 * browser still knows of the click; `content` is what to write, asked for last.
 */
export async function saveFile(
  { fileName, content }: { fileName: string; content: () => Promise<Result<Uint8Array, HostRefusal>> },
  known: Target | null,
  way: Way,
): Promise<Saved> {
  const target = way === "copy" ? null : known;
  if (target && way === "plain") {
    const newer = await changedSince(target);
    if (newer !== null) return { how: "newer", at: newer };
  }
  if (target === null && window.showSaveFilePicker === undefined) {
    const bytes = await content();
    if (!bytes.ok) return { how: "host", refusal: bytes.error };
    download(blobOf(bytes.value), fileName);
    return { how: "downloaded", target: null };
  }
  const handle = target?.handle ?? (await askForPlace(fileName));
  if (typeof handle === "string") return { how: handle };
  const bytes = await content();
  if (!bytes.ok) return { how: "host", refusal: bytes.error };
  return write(handle, blobOf(bytes.value));
}

const blobOf = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)], { type: xlsx });

/** Instant of the change, or null. A file that is no longer there is not newer: writing it says what is the matter. */
async function changedSince({ handle, lastModified }: Target): Promise<string | null> {
  try {
    const file = await handle.getFile();
    return file.lastModified === lastModified ? null : new Date(file.lastModified).toISOString();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

async function askForPlace(fileName: string): Promise<FileSystemFileHandle | "cancelled" | "refused"> {
  try {
    return (await window.showSaveFilePicker?.(pickerOptions(fileName))) ?? "cancelled";
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return error.name === "AbortError" ? "cancelled" : "refused";
  }
}

async function write(handle: FileSystemFileHandle, content: Blob): Promise<Saved> {
  try {
    const stream = await handle.createWritable();
    await stream.write(content);
    await stream.close();
    const { lastModified } = await handle.getFile();
    return { how: "written", target: { handle, lastModified } };
  } catch (error) {
    if (error instanceof DOMException) return { how: "refused" };
    throw error;
  }
}

function pickerOptions(suggestedName: string): { suggestedName: string; types: PickerType[] } {
  const ending = /\.\w+$/.exec(suggestedName.toLowerCase())?.[0] ?? ".xlsx";
  return { suggestedName, types: [{ accept: { [ending === ".xlsm" ? xlsm : xlsx]: [ending] } }] };
}

function download(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has begun to read it by the next turn.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
