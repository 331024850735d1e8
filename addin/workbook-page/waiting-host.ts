import type { Result } from "../../shared/result.ts";
import type { HostRefusal, LiveWorkbookHost } from "../host/port.ts";

/**
 * A workbook that is still being opened: what is asked of it is done once it stands. `onWritten` is told when cells or
 * a whole sheet were written for whoever asked.
 */
export function waitingHost(
  workbookId: string,
  opening: Promise<LiveWorkbookHost>,
  onWritten: (what: "cells" | "sheet") => void,
): LiveWorkbookHost {
  const told = <T>(what: "cells" | "sheet", result: Result<T, HostRefusal>): Result<T, HostRefusal> => {
    if (result.ok) onWritten(what);
    return result;
  };
  return {
    workbookId,
    snapshot: async (signal) => (await opening).snapshot(signal),
    writeCells: async (edits) => told("cells", await (await opening).writeCells(edits)),
    putSheet: async (plan) => told("sheet", await (await opening).putSheet(plan)),
    select: async (place) => (await opening).select(place),
    mark: async (marks) => (await opening).mark(marks),
    onSelect: async (listener) => (await opening).onSelect(listener),
    onChange: async (listener) => (await opening).onChange(listener),
  };
}
