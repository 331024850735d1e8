import { type Result, refuse, succeed } from "../../shared/result.ts";
import { type PickRefusal, whyNotOpened } from "./why-not-opened.ts";

declare global {
  interface DataTransferItem {
    /** Chromium's. */
    getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
  }
  interface Window {
    /** Chromium's; pages of other browsers have <input type="file">. */
    showOpenFilePicker?: (options: { types: PickerType[] }) => Promise<FileSystemFileHandle[]>;
  }
}

export type PickerType = { description?: string; accept: Record<string, string[]> };

/** `handle`: to write the file back where it came from; null where the browser keeps that to itself. */
export type PickedFile = { file: File; handle: FileSystemFileHandle | null };

/** Must be asked while the drop is told: the browser forgets its files afterwards. null where no file was dropped. */
export function readDrop({ items }: DataTransfer): Result<Promise<PickedFile>, PickRefusal> | null {
  const dropped = [...items]
    .filter(({ kind }) => kind === "file")
    .map((item) => {
      const [file, entry] = [item.getAsFile(), item.webkitGetAsEntry()];
      return {
        file,
        name: entry?.name ?? file?.name ?? "",
        isFolder: entry?.isDirectory ?? false,
        handle: handleOf(item),
      };
    });
  const refusal = whyNotOpened(dropped);
  if (refusal) return refuse(refusal);
  const [only] = dropped;
  if (!only?.file) return null;
  const { file, handle } = only;
  return succeed(handle.then((found) => ({ file, handle: found })));
}

/** null also where the browser does not let the page have the file itself: it can be read all the same. */
async function handleOf(item: DataTransferItem): Promise<FileSystemFileHandle | null> {
  try {
    const handle = await item.getAsFileSystemHandle?.();
    return handle instanceof FileSystemFileHandle ? handle : null;
  } catch {
    return null;
  }
}

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Asks for a file by the dialog that lets it be saved in place; null where the person chose none. */
export async function askForFile(
  show: NonNullable<Window["showOpenFilePicker"]>,
): Promise<PickedFile | null> {
  try {
    const [handle] = await show({ types: [{ accept: { [xlsx]: [".xlsx", ".xlsm"] } }] });
    return handle ? { file: await handle.getFile(), handle } : null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
