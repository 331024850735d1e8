import { FUniver } from "@univerjs/core/facade";
import type { BrowserWorkbook } from "../../../addin/host/browser/browser-workbook.ts";
import { openInGrid } from "../../../addin/host/browser/open-in-grid.ts";
import type { CellEdit, CellMark, CellPlace } from "../../../addin/host/port.ts";
import type { SheetPlan } from "../../../addin/table/layout-plan.ts";
import { succeed } from "../../../shared/result.ts";

/** What a test may ask of one workbook in the grid; everything goes over as JSON. */
const calls = {
  snapshot: (workbook: BrowserWorkbook) => workbook.snapshot(),
  lockedCells: (workbook: BrowserWorkbook, cells: CellPlace[]) => workbook.lockedCells(cells),
  writeCells: (workbook: BrowserWorkbook, edits: CellEdit[]) => workbook.writeCells(edits),
  putSheet: (workbook: BrowserWorkbook, plan: SheetPlan) => workbook.putSheet(plan),
  select: (workbook: BrowserWorkbook, place: CellPlace) => workbook.select(place),
  mark: (workbook: BrowserWorkbook, marks: CellMark[]) => workbook.mark(marks),
  inputMessageAt: async (workbook: BrowserWorkbook, place: CellPlace) => workbook.inputMessageAt(place),
  /** Saved before anything can be calculated. */
  writeAndSave: async (workbook: BrowserWorkbook, edits: CellEdit[]) => {
    const [, file] = await Promise.all([workbook.writeCells(edits), asNumbers(saved(workbook))]);
    return file;
  },
  save: (workbook: BrowserWorkbook) => asNumbers(saved(workbook)),
  draft: (workbook: BrowserWorkbook) => asNumbers(workbook.draft()),
};

export type GridCall = keyof typeof calls;

/** What the workbook has told so far, in order. */
export type GridNews = { kind: "select" | "change" | "unsaved" | "refused"; news: unknown };

export type GridHarness = {
  /** The refusal, or the number that later calls name. */
  open: (
    bytes: number[],
    options: { fileName: string; patience?: number | undefined },
  ) => Promise<number | { refused: unknown }>;
  call: (id: number, name: GridCall, argument: unknown) => Promise<unknown>;
  news: (id: number) => GridNews[];
  closeAll: () => void;
};

declare global {
  interface Window {
    grids?: GridHarness;
    /** The engine of the grid that was opened last: its commands are what its menus, keys and handles call. */
    engine?: FUniver;
  }
}

const { newAPI } = FUniver;
FUniver.newAPI = (wrapped) => {
  window.engine = newAPI(wrapped);
  return window.engine;
};

const opened: { workbook: BrowserWorkbook; place: HTMLElement; news: GridNews[] }[] = [];

window.grids = {
  open: async (bytes, { fileName, patience = 30_000 }) => {
    const place = document.createElement("div");
    place.style.height = "100%";
    document.body.insertBefore(place, document.body.firstChild);
    const options = { fileName, workbookId: fileName, place, patience };
    const result = await openInGrid(new Uint8Array(bytes), options);
    if (!result.ok) return { refused: result.error };
    const workbook = result.value;
    const news: GridNews[] = [];
    await workbook.onSelect((selection) => news.push({ kind: "select", news: selection }));
    await workbook.onChange((change) => news.push({ kind: "change", news: change }));
    workbook.onUnsaved((unsaved) => news.push({ kind: "unsaved", news: unsaved }));
    workbook.onRefused((refusal) => news.push({ kind: "refused", news: refusal }));
    return opened.push({ workbook, place, news }) - 1;
  },
  call: async (id, name, argument) => {
    const entry = opened[id];
    if (!entry) throw new Error(`no workbook ${id}`);
    const call: (workbook: BrowserWorkbook, argument: never) => Promise<unknown> = calls[name];
    return Reflect.apply(call, undefined, [entry.workbook, argument]);
  },
  news: (id) => opened[id]?.news ?? [],
  closeAll: () => {
    for (const { workbook, place } of opened.splice(0)) {
      workbook.close();
      place.remove();
    }
  },
};

/** As if it were written at once. */
async function saved(workbook: BrowserWorkbook): ReturnType<BrowserWorkbook["draft"]> {
  const file = await workbook.save();
  if (!file.ok) return file;
  file.value.written();
  return succeed(file.value.bytes);
}

async function asNumbers(bytes: ReturnType<BrowserWorkbook["draft"]>): Promise<unknown> {
  const result = await bytes;
  return result.ok ? { ok: true, value: [...result.value] } : result;
}
