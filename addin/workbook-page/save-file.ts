import type { NamedFile } from "./first-workbooks.ts";

type SaveOptions = { suggestedName: string; types: { accept: Record<string, string[]> }[] };

declare global {
  interface Window {
    /** Chromium's; pages of other browsers download. */
    showSaveFilePicker?: (options: SaveOptions) => Promise<FileSystemFileHandle>;
  }
}

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const xlsm = "application/vnd.ms-excel.sheet.macroEnabled.12";

/** `file`: where it went, to be written to the next time; null where the browser keeps that to itself. */
export type Saved =
  | { how: "written" | "downloaded"; file: FileSystemFileHandle | null }
  | { how: "cancelled" }
  | { how: "refused" };

/** Writes to `known`, else to where the person says, else into the downloads.  */
export async function saveFile(
  { fileName, bytes }: NamedFile,
  known: FileSystemFileHandle | null,
): Promise<Saved> {
  const content = new Blob([new Uint8Array(bytes)], { type: xlsx });
  if (known === null && window.showSaveFilePicker === undefined) {
    download(content, fileName);
    return { how: "downloaded", file: null };
  }
  try {
    const file = known ?? (await window.showSaveFilePicker?.(pickerOptions(fileName))) ?? null;
    if (file === null) return { how: "cancelled" };
    const stream = await file.createWritable();
    await stream.write(content);
    await stream.close();
    return { how: "written", file };
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    // Everything else is the disk's: no permission, open in another program, no space.
    return { how: error.name === "AbortError" ? "cancelled" : "refused" };
  }
}

function pickerOptions(suggestedName: string): SaveOptions {
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
