import { succeed } from "../../shared/result.ts";
import type { BrowserWorkbook } from "../host/browser/browser-workbook.ts";
import type { FileWorkbook } from "../host/file/open-workbook-file.ts";
import type { CellPlace } from "../host/port.ts";
import { sheetOf } from "../host/sheet-of.ts";

/**
 * A workbook the page shows no grid of: the pane works on the file, and the person changes it in another program.
 * "Selecting" a cell tells `onPlace` where it is, so that the page can name it.
 */
export function fileOnlyWorkbook(
  file: FileWorkbook,
  {
    fileName,
    workbookId,
    onPlace,
  }: { fileName: string; workbookId: string; onPlace: (place: CellPlace) => void },
): BrowserWorkbook {
  const listeners = new Set<(unsaved: boolean) => void>();
  const tell = (unsaved: boolean) => {
    for (const listener of listeners) listener(unsaved);
  };
  return {
    fileName,
    workbookId,
    snapshot: file.snapshot,
    lockedCells: file.lockedCells,
    writeCells: async (edits) => {
      const written = await file.writeCells(edits);
      if (written.ok && edits.length > 0) tell(true);
      return written;
    },
    putSheet: async (plan) => {
      const put = await file.putSheet(plan);
      if (put.ok) tell(true);
      return put;
    },
    marksAreDrawn: true,
    readSheet: async (name) => sheetOf(await file.snapshot(), name),
    select: async (place) => {
      onPlace(place);
      return succeed(null);
    },
    mark: async () => succeed({ marked: 0, unmarked: [] }),
    onSelect: async () => async () => undefined,
    // Nobody but the pane changes it while it stands here.
    onChange: async () => async () => undefined,
    save: async () => succeed({ bytes: file.bytes(), written: () => tell(false) }),
    draft: async () => succeed(file.bytes()),
    isTyping: () => false,
    onUnsaved: (listener) => {
      listeners.add(listener);
      return async () => void listeners.delete(listener);
    },
    onRefused: () => async () => undefined,
    inputMessageAt: () => null,
    close: () => listeners.clear(),
  };
}
