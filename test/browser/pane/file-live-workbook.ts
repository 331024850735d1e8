import { openWorkbookFile } from "../../../addin/host/file/open-workbook-file.ts";
import type {
  CellEdit,
  CellMark,
  CellPlace,
  HostRefusalCode,
  LiveWorkbookHost,
  WorkbookChange,
} from "../../../addin/host/port.ts";
import { sheetOf } from "../../../addin/host/sheet-of.ts";
import { refuse, succeed } from "../../../shared/result.ts";

/**
 * A workbook file as a live one, for tests: what is selected and marked is only noted, people type with `type`, and
 * the next call can be made to be refused.
 */
export type FileLiveWorkbook = LiveWorkbookHost & {
  bytes(): Uint8Array;
  readonly selected: CellPlace[];
  readonly marks: () => readonly CellMark[];
  /** As the person beside the pane, or a co-author, types. */
  type: (edits: readonly CellEdit[], by: WorkbookChange["by"]) => Promise<void>;
  /** The next call of that name is refused. */
  refuseNext: (
    call: "snapshot" | "readSheet" | "mark" | "select" | "writeCells" | "putSheet",
    code: HostRefusalCode,
  ) => void;
};

export async function openFileLiveWorkbook(bytes: Uint8Array, workbookId: string): Promise<FileLiveWorkbook> {
  const opened = await openWorkbookFile(bytes);
  if (!opened.ok) throw new Error(`The workbook cannot be opened: ${opened.error.code}`);
  const file = opened.value;
  const selected: CellPlace[] = [];
  const listeners = new Set<(change: WorkbookChange) => void>();
  const refusals = new Map<string, HostRefusalCode>();
  let marks: readonly CellMark[] = [];
  const refusalOf = (call: string) => {
    const code = refusals.get(call);
    refusals.delete(call);
    return code && refuse({ code, detail: {} });
  };
  return {
    ...file,
    workbookId,
    selected,
    marks: () => marks,
    snapshot: async () => refusalOf("snapshot") ?? file.snapshot(),
    writeCells: async (edits) => refusalOf("writeCells") ?? file.writeCells(edits),
    putSheet: async (plan) => refusalOf("putSheet") ?? file.putSheet(plan),
    marksAreDrawn: true,
    readSheet: async (name) => refusalOf("readSheet") ?? sheetOf(await file.snapshot(), name),
    select: async (place) => {
      const refused = refusalOf("select");
      if (refused) return refused;
      selected.push(place);
      return succeed(null);
    },
    mark: async (next) => {
      const refused = refusalOf("mark");
      if (refused) return refused;
      marks = next;
      return succeed({ marked: next.length, unmarked: [] });
    },
    onSelect: async () => async () => undefined,
    onChange: async (listener) => {
      listeners.add(listener);
      return async () => void listeners.delete(listener);
    },
    type: async (edits, by) => {
      const written = await file.writeCells(edits);
      if (!written.ok) throw new Error(`Nobody can type there: ${written.error.code}`);
      for (const { sheet, address } of edits) {
        const { row, column } = address;
        const range = { top: row, bottom: row, left: column, right: column };
        for (const listener of listeners) listener({ sheet, range, by });
      }
    },
    refuseNext: (call, code) => void refusals.set(call, code),
  };
}
