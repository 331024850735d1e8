import type { Result } from "../../../shared/result.ts";
import { refuse, succeed } from "../../../shared/result.ts";
import { printAddress } from "../../table/address.ts";
import { cellKey } from "../cell-range.ts";
import type { FileCellEdit } from "../file/cell-formats.ts";
import { type FileWorkbook, openWorkbookFile } from "../file/open-workbook-file.ts";
import type { CellEdit, CellMark, CellPlace, HostRefusal, Selection, Stop, WorkbookChange } from "../port.ts";
import { sheetOf } from "../sheet-of.ts";
import type { BrowserWorkbook, GridRefusal, OpenInGrid } from "./browser-workbook.ts";
import {
  changedCells,
  formulasOf,
  inputsDiffer,
  missingResults,
  withoutNewResults,
} from "./changed-cells.ts";
import { toGrid } from "./convert/to-grid.ts";
import type { GridReading } from "./grid-reading.ts";
import { type EndTyping, GridView } from "./grid-view.ts";

/**
 * Shows the file in a grid inside `place`, which has a height of its own. Refusals are those of `openWorkbookFile` and
 * `toGrid`; nothing is put on the page then.
 */
export const openInGrid: OpenInGrid = async (bytes, options) => {
  const { fileName, workbookId, place, patience = 30_000 } = options;
  const file = await openWorkbookFile(bytes, { fileName });
  if (!file.ok) return file;
  const content = await toGrid(bytes, { fileName });
  if (!content.ok) return content;
  const listeners = newListeners();
  const view = await GridView.open(
    place,
    {
      selected: (selection) => tell(listeners.select, selection),
      changed: ({ sheet, range, by }) => {
        if (by === "person") tell(listeners.change, { sheet, range, by: "here" });
        tell(listeners.touched, null);
      },
      refused: (refusal) => tell(listeners.refused, refusal),
    },
    content.value,
  );
  return succeed(browserWorkbook({ fileName, workbookId, patience }, file.value, view, listeners));
};

type Listeners = {
  select: Set<(selection: Selection) => void>;
  change: Set<(change: WorkbookChange) => void>;
  refused: Set<(refusal: GridRefusal) => void>;
  unsaved: Set<(unsaved: boolean) => void>;
  /** Something in the grid has changed, whoever did it. */
  touched: Set<(nothing: null) => void>;
};

const newListeners = (): Listeners => ({
  select: new Set(),
  change: new Set(),
  refused: new Set(),
  unsaved: new Set(),
  touched: new Set(),
});

function tell<T>(listeners: ReadonlySet<(news: T) => void>, news: T): void {
  for (const listener of listeners) listener(news);
}

function listen<T>(listeners: Set<T>, listener: T): Stop {
  listeners.add(listener);
  return async () => void listeners.delete(listener);
}

function browserWorkbook(
  { patience, ...named }: Pick<BrowserWorkbook, "fileName" | "workbookId"> & { patience: number },
  file: FileWorkbook,
  view: GridView,
  listeners: Listeners,
): BrowserWorkbook {
  const kept = new KeptFile(file, view, patience, (unsaved) => tell(listeners.unsaved, unsaved));
  listeners.touched.add(() => kept.noteChange());
  return {
    ...named,
    snapshot: (signal) => kept.snapshot(signal),
    // Protection is that of the file: the grid lets nobody change it.
    lockedCells: (cells) => file.lockedCells(cells),
    writeCells: (edits) => kept.writeCells(edits),
    putSheet: (plan) => kept.putSheet(plan),
    save: () => kept.save(),
    draft: () => kept.draft(),
    isTyping: () => view.isTyping,
    marksAreDrawn: true,
    // Nobody has asked for it: what is being typed stays with whoever types it.
    readSheet: async (name, signal) => sheetOf(await kept.snapshot(signal, "never"), name),
    select: async (place) => select(file, view, place),
    mark: async (marks) => mark(view, marks),
    onSelect: async (listener) => listen(listeners.select, listener),
    onChange: async (listener) => listen(listeners.change, listener),
    onUnsaved: (listener) => listen(listeners.unsaved, listener),
    onRefused: (listener) => listen(listeners.refused, listener),
    inputMessageAt: (place) => view.content.inputMessages(place),
    close: () => {
      for (const listening of Object.values(listeners)) listening.clear();
      view.close();
    },
  };
}

async function select(
  file: FileWorkbook,
  view: GridView,
  { sheet, address }: CellPlace,
): Promise<Result<null, HostRefusal>> {
  const shown = view.select(sheet, address);
  if (shown === "shown") return succeed(null);
  const read = await file.snapshot();
  if (!read.ok) return read;
  const found = read.value.sheets.find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
  const detail: Record<string, string> = found
    ? { sheet: found.name, visibility: found.visibility }
    : { sheet, sheets: read.value.sheets.map(({ name }) => name).join("、") };
  return refuse({ code: "sheet-not-found", detail });
}

function mark(
  view: GridView,
  marks: readonly CellMark[],
): Result<{ marked: number; unmarked: string[] }, HostRefusal> {
  const unknown = marks.find(({ sheet }) => !view.hasSheet(sheet));
  if (unknown) return refuse({ code: "sheet-not-found", detail: { sheet: unknown.sheet } });
  return succeed({ marked: view.mark(marks), unmarked: [] });
}

/** The file behind the grid. What was changed in the grid is brought to it before anything is asked of it. */
class KeptFile {
  readonly #file: FileWorkbook;
  readonly #view: GridView;
  readonly #patience: number;
  readonly #tellUnsaved: (unsaved: boolean) => void;
  /** The grid when the file was last brought up to it, and when it was last saved. */
  #known: GridReading;
  #saved: GridReading;
  /** Changes that no reading of cells shows, as new sheets: made so far, and those that are saved. */
  #sheetsPut = 0;
  #sheetsSaved = 0;
  #unsaved = false;
  #looking = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: FileWorkbook, view: GridView, patience: number, tellUnsaved: (unsaved: boolean) => void) {
    this.#file = file;
    this.#view = view;
    this.#patience = patience;
    this.#tellUnsaved = tellUnsaved;
    this.#known = view.read();
    this.#saved = this.#known;
  }

  snapshot(signal?: AbortSignal, ending?: EndTyping): ReturnType<BrowserWorkbook["snapshot"]> {
    return this.#inTurn(async () => {
      if (signal?.aborted) return refuse({ code: "cancelled", detail: {} });
      const brought = await this.#bringUp(ending);
      if (!brought.ok) return brought;
      // Checked and submitted are figures, not the lack of them.
      if (!brought.value.calculated) return refuse({ code: "busy", detail: {} });
      const read = await this.#file.snapshot(signal);
      return read.ok ? succeed({ ...read.value, activeSheet: this.#view.activeSheet }) : read;
    });
  }

  writeCells(edits: readonly CellEdit[]): ReturnType<BrowserWorkbook["writeCells"]> {
    return this.#inTurn(async () => {
      const brought = await this.#bringUp();
      if (!brought.ok) return brought;
      const written = await this.#file.writeCells(edits);
      if (!written.ok || edits.length === 0) return written;
      if (!this.#view.has(edits)) {
        const shown = await this.#showFile();
        return shown.ok ? written : shown;
      }
      this.#view.writeUndoably(edits);
      this.#keepWritten(edits);
      return written;
    });
  }

  putSheet(plan: Parameters<BrowserWorkbook["putSheet"]>[0]): ReturnType<BrowserWorkbook["putSheet"]> {
    return this.#inTurn(async () => {
      const brought = await this.#bringUp();
      if (!brought.ok) return brought;
      const put = await this.#file.putSheet(plan);
      if (!put.ok) return put;
      const shown = await this.#showFile();
      return shown.ok ? put : shown;
    });
  }

  save(): ReturnType<BrowserWorkbook["save"]> {
    return this.#inTurn(async () => {
      const brought = await this.#bringUp("always");
      if (!brought.ok) return brought;
      const [known, sheetsPut] = [this.#known, this.#sheetsPut];
      const written = () => {
        this.#saved = known;
        this.#sheetsSaved = sheetsPut;
        this.noteChange();
      };
      return succeed({ bytes: this.#file.bytes(), written });
    });
  }

  draft(): ReturnType<BrowserWorkbook["draft"]> {
    return this.#inTurn(async () => {
      const brought = await this.#bringUp("never");
      return brought.ok ? succeed(this.#file.bytes()) : brought;
    });
  }

  /** Looks, once for all changes of a moment, whether anything is unsaved. */
  noteChange(): void {
    if (this.#looking) return;
    this.#looking = true;
    queueMicrotask(() => {
      this.#looking = false;
      const unsaved = this.#sheetsPut > this.#sheetsSaved || inputsDiffer(this.#saved, this.#view.read());
      if (unsaved === this.#unsaved) return;
      this.#unsaved = unsaved;
      this.#tellUnsaved(unsaved);
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }

  /** `calculated`: else stale results of formulas are in the file no more, and new ones not yet. */
  async #bringUp(ending: EndTyping = "when-left"): Promise<Result<{ calculated: boolean }, HostRefusal>> {
    const state = await this.#view.settle(ending, this.#patience);
    if (state === "editing") return refuse({ code: "editing", detail: {} });
    const calculated = state === "settled";
    const brought = await this.#writeInputs(calculated);
    if (!brought.ok) return brought;
    // What was taken back is calculated anew.
    if (brought.value.takenBack > 0) return this.#bringUp(ending);
    if (!calculated) return succeed({ calculated });
    const read = await this.#file.snapshot();
    if (!read.ok) return read;
    const live = this.#view.content.sheets.map(({ name, formulas }) => ({
      name,
      formulas: formulas.filter((formula) => formula.live),
    }));
    const completed = await this.#write(missingResults(read.value, this.#known, formulasOf(live)));
    return completed.ok ? succeed({ calculated }) : completed;
  }

  /** An input that the file cannot hold is taken back, so that it does not stand in the way of all others. */
  async #writeInputs(calculated: boolean): Promise<Result<{ takenBack: number }, HostRefusal>> {
    const now = this.#view.read();
    const known = calculated ? now : withoutNewResults(this.#known, now);
    const edits = changedCells(this.#known, known);
    const written = await this.#write(edits);
    if (written.ok) {
      this.#known = known;
      return succeed({ takenBack: 0 });
    }
    const { code, detail } = written.error;
    const why = code === "would-overwrite" ? "fixed-cells" : code === "too-large" ? "text-too-long" : null;
    const refused = edits.filter(
      ({ sheet, address }) =>
        printAddress(address) === detail.cell && (detail.sheet === undefined || detail.sheet === sheet),
    );
    if (why === null || refused.length === 0) return written;
    for (const { sheet, address } of refused) {
      const before = this.#known.get(sheet)?.get(cellKey(address));
      if (before && before.formula !== null) return written;
      this.#view.takeBack(sheet, address, before?.value ?? null, why);
    }
    return succeed({ takenBack: refused.length });
  }

  /** An input takes its number format along, so that the file shows it as the grid does. */
  async #write(edits: readonly CellEdit[]): Promise<Result<null, HostRefusal>> {
    const forFile = edits.map((edit): FileCellEdit => {
      const { sheet, address, replaceFormula } = edit;
      const value = this.#view.forFile(sheet, address, edit.value);
      return replaceFormula
        ? { ...edit, value, format: this.#view.formatAt(sheet, address) }
        : { ...edit, value };
    });
    const written = await this.#file.writeCells(forFile);
    return written.ok ? succeed(null) : written;
  }

  /** The file has changed in more than cells that the grid shows. */
  async #showFile(): Promise<Result<null, HostRefusal>> {
    const content = await toGrid(this.#file.bytes());
    if (!content.ok) return content;
    await this.#view.show(content.value);
    this.#known = this.#view.read();
    this.#sheetsPut += 1;
    this.noteChange();
    return succeed(null);
  }

  /** What was written to the file and the grid alike needs not be brought up. */
  #keepWritten(edits: readonly CellEdit[]): void {
    const known = new Map([...this.#known].map(([sheet, cells]) => [sheet.toLowerCase(), new Map(cells)]));
    const now = this.#view.read();
    for (const [name, cells] of now) {
      const kept = known.get(name.toLowerCase());
      for (const { sheet, address } of edits) {
        if (!kept || sheet.toLowerCase() !== name.toLowerCase()) continue;
        const cell = cells.get(cellKey(address));
        if (cell) kept.set(cellKey(address), cell);
        else kept.delete(cellKey(address));
      }
    }
    this.#known = new Map([...now.keys()].map((name) => [name, known.get(name.toLowerCase()) ?? new Map()]));
  }
}
