import type { Result } from "../../shared/result.ts";
import type { CellPlace, HostRefusal, LiveWorkbookHost } from "../host/port.ts";

/** What was done for whoever asked, which nobody else is told of. */
export type HostNews = {
  onWritten: (what: "cells" | "sheet") => void;
  onSelected: (place: CellPlace) => void;
};

/** A workbook that is still being opened: what is asked of it is done once it stands. */
export function waitingHost(
  workbookId: string,
  opening: Promise<LiveWorkbookHost>,
  { onWritten, onSelected }: HostNews,
): LiveWorkbookHost {
  const told = <T>(what: "cells" | "sheet", result: Result<T, HostRefusal>): Result<T, HostRefusal> => {
    if (result.ok) onWritten(what);
    return result;
  };
  return {
    workbookId,
    snapshot: async (signal) => (await opening).snapshot(signal),
    lockedCells: async (cells) => (await opening).lockedCells(cells),
    writeCells: async (edits) => told("cells", await (await opening).writeCells(edits)),
    putSheet: async (plan) => told("sheet", await (await opening).putSheet(plan)),
    // as every workbook of this page
    marksAreDrawn: true,
    readSheet: async (name, signal) => (await opening).readSheet(name, signal),
    select: async (place) => {
      const selected = await (await opening).select(place);
      if (selected.ok) onSelected(place);
      return selected;
    },
    mark: async (marks) => (await opening).mark(marks),
    onSelect: async (listener) => (await opening).onSelect(listener),
    onChange: async (listener) => (await opening).onChange(listener),
  };
}
