import {
  type ICellData,
  type IRange,
  IUndoRedoService,
  LifecycleStages,
  type Nullable,
} from "@univerjs/core";
import {
  AutoFillUIController,
  type FRange,
  type FWorkbook,
  type FWorksheet,
  IDialogService,
  ILayoutService,
  type ISetRangeValuesMutationParams,
  MoveSelectionCommand,
  MoveSelectionEnterAndTabCommand,
  SetRangeValuesCommand,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SheetInterceptorService,
  SheetPermissionCheckController,
} from "@univerjs/preset-sheets-core";
import { parseRange, parseReference, printAddress } from "../../table/address.ts";
import { isSameRange, touches, union } from "../cell-range.ts";
import type { CellEdit, CellMark, Selection } from "../port.ts";
import type { CellAddress, CellRange, CellValue } from "../snapshot.ts";
import { bringIntoView } from "./bring-into-view.ts";
import type { GridRefusal, GridRefusalCode } from "./browser-workbook.ts";
import { Calculating } from "./calculating.ts";
import { catchPaste } from "./catch-paste.ts";
import { clipboardTable } from "./clipboard-table.ts";
import { numberForFile, numberForGrid } from "./convert/date-epoch.ts";
import type { GridSheet, GridWorkbook } from "./convert/grid-workbook.ts";
import { type CreatedUniver, createUniver } from "./create-univer.ts";
import { fittingZoom } from "./fitting-zoom.ts";
import { whyForbidden } from "./forbidden-commands.ts";
import { giveKeyboardBack } from "./give-keyboard-back.ts";
import { placeMarks, type RemoveMarks } from "./grid-marks.ts";
import { type GridReading, readGrid } from "./grid-reading.ts";
import { listenToNameBox } from "./name-box.ts";
import { planPaste } from "./plan-paste.ts";
import { isLocked, protectCells } from "./protect-cells.ts";
import { readTypedCells } from "./typed-cells.ts";
import { TypedInputs } from "./typed-inputs.ts";
import { typedValue } from "./typed-value.ts";

/** What a grid tells whoever opened it. */
export type GridListener = {
  selected: (selection: Selection) => void;
  /** Content of cells has changed, by the person or by `write`; results of formulas are not told. */
  changed: (change: { sheet: string; range: CellRange; by: "person" | "program" }) => void;
  refused: (refusal: GridRefusal) => void;
};

/** Milliseconds. */
const SAME_MOMENT = 200;

/** What is gone is waited for no longer than this, in milliseconds. */
const LAST_CALCULATION = 30_000;

/** Engines on one page share what they have parsed of a workbook by its id: no two workbooks may have the same. */
let workbooks = 0;

/**
 * Whether an input that is being typed is ended: half a number must never become the figure because something was read
 * behind the person's back. "when-left": once the keyboard has left the grid, as for a button of the pane.
 */
export type EndTyping = "always" | "when-left" | "never";

type Shown = { book: FWorkbook; content: GridWorkbook };

/** The grid on the page: shows a workbook, reads it and changes it. Knows nothing of files. */
export class GridView {
  readonly #container: HTMLElement;
  readonly #listener: GridListener;
  readonly #grid: CreatedUniver;
  readonly #calculating: Calculating;
  readonly #typed: TypedInputs;
  readonly #stops: (() => void)[] = [];
  #shown: Shown;
  #ownWork = 0;
  #selection: Selection = { sheet: "", range: { top: 0, left: 0, bottom: 0, right: 0 } };
  #refusal: { code: GridRefusalCode | null; at: number } = { code: null, at: 0 };
  #marks: readonly CellMark[] = [];
  #removeMarks: RemoveMarks = () => {};
  #stopSelections: () => void = () => {};

  private constructor(place: HTMLElement, listener: GridListener, content: GridWorkbook) {
    this.#listener = listener;
    this.#container = place.ownerDocument.createElement("div");
    this.#container.style.cssText = "width: 100%; height: 100%; position: relative;";
    place.appendChild(this.#container);
    this.#grid = createUniver(this.#container);
    // The engine's services are there only once it shows a workbook.
    this.#shown = this.#load(content);
    this.#calculating = new Calculating(this.#grid.api);
    this.#calculating.begin(content, this.#shown.book.getId());
    const injector = this.#grid.univer.__getInjector();
    this.#typed = new TypedInputs(injector.get(SheetInterceptorService));
    // What tells refusals of rules registers its dialog when it is asked for first: after the page is drawn that may be
    // missed, and the person would see an input vanish without a word.
    const dialogs = injector.get(IDialogService);
    const layout = injector.get(ILayoutService);
    this.#stops.push(
      giveKeyboardBack(place.ownerDocument, dialogs, layout),
      listenToNameBox(this.#container, (text) => {
        if (this.#jump(text)) layout.focus();
      }),
      readTypedCells(injector.get(SheetInterceptorService), (cell) => this.#formatOf(cell)),
    );
    this.#listen();
  }

  static async open(place: HTMLElement, listener: GridListener, content: GridWorkbook): Promise<GridView> {
    const view = new GridView(place, listener, content);
    await view.#drawn();
    await view.#protect();
    // Comes by itself three seconds later; until then dragging the corner would fill nothing.
    view.#grid.univer.__getInjector().get(AutoFillUIController);
    return view;
  }

  get content(): GridWorkbook {
    return this.#shown.content;
  }

  get isTyping(): boolean {
    return this.#shown.book.isCellEditing();
  }

  /** The sheet in front. */
  get activeSheet(): string {
    return this.#shown.book.getActiveSheet().getSheetName();
  }

  /** Another state of the same workbook takes the place of the one shown; sheet, selection and marks stay. */
  async show(content: GridWorkbook): Promise<void> {
    const { book } = this.#shown;
    const active = book.getActiveSheet();
    const name = active.getSheetName();
    const range = active.getActiveRange()?.getRange();
    this.#stopSelections();
    this.#removeMarks = () => {};
    this.#ownWork += 1;
    try {
      this.#grid.api.disposeUnit(book.getId());
      this.#shown = this.#load(content);
      this.#calculating.begin(content, this.#shown.book.getId());
      await this.#protect();
      const sheet = this.#sheet(name);
      if (sheet && !sheet.isSheetHidden()) {
        sheet.activate();
        if (range) sheet.getRange(range).activate();
      }
    } finally {
      this.#ownWork -= 1;
    }
    this.mark(this.#marks);
  }

  read(): GridReading {
    return readGrid(this.#shown.book);
  }

  /**
   * Waits until the rule of the last input has been asked and all formulas are calculated. What is being typed is ended
   * first as `ending` says, else it is "editing". "calculating": after `patience` milliseconds results of formulas are
   * not to be relied on.
   */
  async settle(ending: EndTyping, patience: number): Promise<"settled" | "editing" | "calculating"> {
    const { book } = this.#shown;
    const ends = ending === "always" || (ending === "when-left" && !this.#hasKeyboard());
    if (this.isTyping && ends) await book.endEditingAsync(true);
    if (this.isTyping) return "editing";
    const typed = await this.#typed.settle(patience);
    return typed && (await this.#calculating.settle(patience)) ? "settled" : "calculating";
  }

  /** Whether all these cells are in the grid. */
  has(edits: readonly CellEdit[]): boolean {
    return edits.every(({ sheet, address }) => {
      const found = this.#sheet(sheet);
      return found !== null && address.row <= found.getMaxRows() && address.column <= found.getMaxColumns();
    });
  }

  /** Shows values that the file holds already; formulas stay where the edit does not replace them. */
  write(edits: readonly CellEdit[]): void {
    for (const mutation of this.#mutationsOf(edits)) this.#mutate(mutation);
  }

  /** The same as one thing to undo, where the person sees any of the cells. */
  writeUndoably(edits: readonly CellEdit[]): void {
    const injector = this.#grid.univer.__getInjector();
    const seen = edits.some(({ sheet }) => this.#sheet(sheet)?.isSheetHidden() === false);
    const mutations = this.#mutationsOf(edits);
    const before = mutations.map((mutation) =>
      injector.invoke((accessor) => SetRangeValuesUndoMutationFactory(accessor, mutation)),
    );
    for (const mutation of mutations) this.#mutate(mutation);
    if (!seen) return;
    const listed = (params: ISetRangeValuesMutationParams) => ({ id: SetRangeValuesMutation.id, params });
    injector.get(IUndoRedoService).pushUndoRedo({
      unitID: this.#shown.book.getId(),
      undoMutations: before.reverse().map(listed),
      redoMutations: mutations.map(listed),
    });
  }

  #mutate(params: ISetRangeValuesMutationParams): void {
    this.#asOwn(() => this.#grid.api.syncExecuteCommand(SetRangeValuesMutation.id, params));
  }

  /** One for each sheet. */
  #mutationsOf(edits: readonly CellEdit[]): ISetRangeValuesMutationParams[] {
    const { book } = this.#shown;
    return [...new Set(edits.map((edit) => edit.sheet))].flatMap((name) => {
      const sheet = this.#sheet(name);
      if (!sheet) return [];
      const cellValue: Record<number, Record<number, ICellData>> = {};
      for (const { address, value, replaceFormula } of edits.filter((edit) => edit.sheet === name)) {
        const old = cellAt(sheet, address);
        if ((old?.f || old?.si) && !replaceFormula) continue;
        const row = cellValue[address.row - 1] ?? {};
        row[address.column - 1] = contentOf(this.#forGrid(value, old));
        cellValue[address.row - 1] = row;
      }
      return [{ unitId: book.getId(), subUnitId: sheet.getSheetId(), cellValue }];
    });
  }

  /** Number format code of a cell. */
  formatAt(sheet: string, address: CellAddress): string {
    const found = this.#sheet(sheet);
    return found ? this.#formatOf(cellAt(found, address)) : "General";
  }

  /** Puts the content back that the cell had, and tells the person why. */
  takeBack(sheet: string, address: CellAddress, value: CellValue, why: GridRefusalCode): void {
    this.write([{ sheet, address, value: this.forFile(sheet, address, value), replaceFormula: true }]);
    this.#listener.refused({ code: why, detail: { sheet, cell: printAddress(address) } });
  }

  /** What the file holds for a value of the grid. */
  forFile(sheet: string, address: CellAddress, value: CellValue): CellValue {
    if (typeof value !== "number") return value;
    return numberForFile(value, this.formatAt(sheet, address), this.content.epoch);
  }

  /** "hidden" and null (no such sheet) are not shown. */
  select(name: string, { row, column }: CellAddress): "shown" | "hidden" | null {
    const sheet = this.#sheet(name);
    if (!sheet) return null;
    if (sheet.isSheetHidden()) return "hidden";
    const last = { row: sheet.getMaxRows(), column: sheet.getMaxColumns() };
    const cell = { row: Math.min(row, last.row), column: Math.min(column, last.column) };
    this.#asOwn(() =>
      this.#activate(sheet, { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column }),
    );
    return "shown";
  }

  /** All marks are of sheets that are there. */
  mark(marks: readonly CellMark[]): number {
    const { book } = this.#shown;
    this.#removeMarks();
    this.#marks = marks;
    const ofSheets = marks.flatMap((mark) => {
      const sheet = this.#sheet(mark.sheet);
      return sheet ? [{ ...mark, sheetId: sheet.getSheetId() }] : [];
    });
    const { marked, remove } = placeMarks(this.#grid.api, book, ofSheets);
    this.#removeMarks = remove;
    return marked;
  }

  hasSheet(name: string): boolean {
    return this.#sheet(name) !== null;
  }

  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#stopSelections();
    this.#container.remove();
    // A calculation that goes on without its engine fails, and is heard of as an error of the page.
    void this.#calculating.rest(LAST_CALCULATION).then(() => {
      this.#calculating.stop();
      this.#typed.stop();
      this.#grid.univer.dispose();
    });
  }

  #load(content: GridWorkbook): Shown {
    workbooks += 1;
    const width = this.#container.clientWidth;
    const sheets = Object.entries(content.data.sheets).map(([id, sheet]) => [
      id,
      { ...sheet, zoomRatio: fittingZoom(sheet, width) },
    ]);
    const book = this.#grid.api.createWorkbook({
      ...content.data,
      sheets: Object.fromEntries(sheets),
      id: `workbook-${workbooks}`,
    });
    const selections = book.onSelectionChange((ranges) => this.#selected(ranges[0]));
    this.#stopSelections = () => selections.dispose();
    return { book, content };
  }

  /** Scrolling, typing and selecting work once the first picture has been drawn. */
  async #drawn(): Promise<void> {
    const { api } = this.#grid;
    await new Promise<void>((resolve) => {
      const stages = api.addEvent(api.Event.LifeCycleChanged, () => {
        if (api.getCurrentLifecycleStage() >= LifecycleStages.Rendered) resolve();
      });
      this.#stops.push(() => stages.dispose());
      if (api.getCurrentLifecycleStage() >= LifecycleStages.Rendered) resolve();
    });
  }

  async #protect(): Promise<void> {
    const { book, content } = this.#shown;
    this.#grid.api.setPermissionDialogVisible(false);
    await protectCells(this.#grid.api, book, content.sheets);
  }

  #listen(): void {
    const { api, univer } = this.#grid;
    const forbidding = api.addEvent(api.Event.BeforeCommandExecute, (event) => {
      const code = whyForbidden(event.id) ?? this.#whyNotFilled(event.id, event.params);
      if (!code) return;
      event.cancel = true;
      this.#refused(code);
    });
    const changes = api.addEvent(api.Event.CommandExecuted, ({ id, params, options }) => {
      if (MOVING.has(id)) this.#seeActiveCell();
      if (id === SetRangeValuesMutation.id && !isCalculated(options)) this.#changed(params);
    });
    const refusals = univer
      .__getInjector()
      .get(SheetPermissionCheckController)
      .triggerPermissionUIEvent$.subscribe(() => this.#refused("locked-cells"));
    const stopPaste = catchPaste(
      this.#container,
      () => this.isTyping,
      (text) => this.#paste(text),
    );
    const doubleClicked = ({ target }: MouseEvent) => {
      const tab = target instanceof Element ? target.closest(SHEET_TAB) : null;
      const name = tab?.querySelector<HTMLElement>("[contenteditable]");
      if (!name) return;
      // The tab would keep a name that is typed into it, though the sheet keeps its own.
      name.blur();
      this.#refused("sheet-structure");
    };
    this.#container.addEventListener("dblclick", doubleClicked);
    this.#stops.push(
      () => this.#container.removeEventListener("dblclick", doubleClicked),
      () => forbidding.dispose(),
      () => changes.dispose(),
      () => refusals.unsubscribe(),
      stopPaste,
    );
  }

  /** Where the person wants to go: an address, a range or a name of the workbook. False where it is none in sight. */
  #jump(text: string): boolean {
    const { book } = this.#shown;
    const named = book.getDefinedName(text)?.getFormulaOrRefString();
    const meant = named ? parseReference(named) : { sheet: this.activeSheet, range: parseRange(text) };
    const sheet = meant ? this.#sheet(meant.sheet) : null;
    if (!meant?.range || !sheet || sheet.isSheetHidden()) return false;
    const { range } = meant;
    if (range.bottom > sheet.getMaxRows() || range.right > sheet.getMaxColumns()) return false;
    this.#activate(sheet, range);
    this.#selected(sheet.getActiveRange()?.getRange());
    return true;
  }

  #activate(sheet: FWorksheet, { top, left, bottom, right }: CellRange): void {
    if (this.activeSheet !== sheet.getSheetName()) sheet.activate();
    sheet.getRange(top - 1, left - 1, bottom - top + 1, right - left + 1).activate();
    this.#bringIntoView({ row: top, column: left });
  }

  #seeActiveCell(): void {
    const cell = this.#shown.book.getActiveSheet().getSelection()?.getCurrentCell();
    if (cell) this.#bringIntoView({ row: cell.actualRow + 1, column: cell.actualColumn + 1 });
  }

  #bringIntoView(cell: CellAddress): void {
    const { api, univer } = this.#grid;
    bringIntoView(api, univer.__getInjector(), this.#shown.book, cell);
  }

  /** Filling copies merges along, which the file would not hold. */
  #whyNotFilled(command: string, params: unknown): GridRefusalCode | null {
    if (!FILLING.test(command)) return null;
    const sheet = this.#shown.book.getActiveSheet();
    const selected = sheet.getActiveRange()?.getRange();
    const filled = [...filledRanges(params), ...(selected ? [selected] : [])];
    const merges: IRange[] = sheet.getMergeData().map((merge: FRange) => merge.getRange());
    const meets = (range: IRange) =>
      merges.some((merge) => touches(cellRange(range, sheet), cellRange(merge, sheet)));
    return filled.some(meets) ? "sheet-structure" : null;
  }

  #selected(range: IRange | undefined): void {
    if (!range) return;
    const active = this.#shown.book.getActiveSheet();
    const [sheet, selected] = [active.getSheetName(), cellRange(range, active)];
    // The engine tells some selections twice.
    const isNews = this.#selection.sheet !== sheet || !isSameRange(this.#selection.range, selected);
    this.#selection = { sheet, range: selected };
    if (isNews && this.#ownWork === 0) this.#listener.selected(this.#selection);
  }

  /** One key may be refused at several stages of its way: the person is told once. */
  #refused(code: GridRefusalCode): void {
    const now = performance.now();
    const isSame = this.#refusal.code === code && now - this.#refusal.at < SAME_MOMENT;
    this.#refusal = { code, at: now };
    if (!isSame) this.#listener.refused({ code, detail: { sheet: this.activeSheet } });
  }

  #changed(params: ISetRangeValuesMutationParams): void {
    if (params.unitId !== this.#shown.book.getId()) return;
    const sheet = this.#shown.book.getSheetBySheetId(params.subUnitId);
    const range = rangeOfContent(params.cellValue ?? {});
    if (!sheet || !range) return;
    this.#calculating.noteChange({
      unitId: params.unitId,
      sheetId: params.subUnitId,
      range: {
        startRow: range.top - 1,
        startColumn: range.left - 1,
        endRow: range.bottom - 1,
        endColumn: range.right - 1,
      },
    });
    const by = this.#ownWork > 0 ? "program" : "person";
    this.#listener.changed({ sheet: sheet.getSheetName(), range, by });
  }

  /** As if each text were typed into its cell: formats stay, and it can be undone in one step. */
  #paste(text: string): void {
    const { book, content } = this.#shown;
    const sheet = book.getActiveSheet();
    const selected = sheet.getActiveRange();
    const gridSheet = content.sheets.find(({ id }) => id === sheet.getSheetId());
    if (!selected || !gridSheet) return;
    const plan = planPaste(clipboardTable(text), cellRange(selected.getRange(), sheet), {
      sheet: gridSheet.name,
      rows: sheet.getMaxRows(),
      columns: sheet.getMaxColumns(),
      merges: sheet.getMergeData().map((merge: FRange) => cellRange(merge.getRange(), sheet)),
      isLocked: (address) => isLocked(gridSheet, address),
    });
    if (!plan.ok) {
      this.#refused(plan.error.code);
      return;
    }
    const value: Record<number, Record<number, ICellData>> = {};
    for (const { address, text: pasted } of plan.value) {
      const row = value[address.row - 1] ?? {};
      row[address.column - 1] = pastedCell(pasted, this.#formatOf(cellAt(sheet, address)));
      value[address.row - 1] = row;
    }
    this.#grid.api.syncExecuteCommand(SetRangeValuesCommand.id, {
      unitId: book.getId(),
      subUnitId: sheet.getSheetId(),
      value,
    });
  }

  #hasKeyboard(): boolean {
    return this.#container.contains(this.#container.ownerDocument.activeElement);
  }

  #sheet(name: string): FWorksheet | null {
    const { book, content } = this.#shown;
    const found = content.sheets.find((sheet: GridSheet) => sheet.name.toLowerCase() === name.toLowerCase());
    return found ? book.getSheetBySheetId(found.id) : null;
  }

  #forGrid(value: CellValue, cell: Nullable<ICellData>): CellValue {
    return typeof value === "number" ? numberForGrid(value, this.#formatOf(cell), this.content.epoch) : value;
  }

  #formatOf(cell: Nullable<ICellData>): string {
    const style = this.#shown.book.getWorkbook().getStyles().getStyleByCell(cell);
    return style?.n?.pattern ?? "General";
  }

  #asOwn(work: () => void): void {
    this.#ownWork += 1;
    try {
      work();
    } finally {
      this.#ownWork -= 1;
    }
  }
}

const cellAt = (sheet: FWorksheet, { row, column }: CellAddress): Nullable<ICellData> =>
  sheet.getSheet().getCellRaw(row - 1, column - 1);

/** Kinds of values: 1 text, 2 number, 3 truth. Text stays text whatever it begins with. */
function contentOf(value: CellValue): ICellData {
  const none = { f: null, si: null, p: null };
  if (value === null) return { ...none, v: null };
  if (typeof value === "number") return { ...none, v: value, t: 2 };
  if (typeof value === "boolean") return { ...none, v: value ? 1 : 0, t: 3 };
  return { ...none, v: typeof value === "string" ? value : value.error, t: 1 };
}

function pastedCell(text: string, format: string): ICellData {
  if (text === "") return contentOf(null);
  const typed = typedValue(text, format);
  const content = contentOf(typed.value);
  return typed.format === undefined ? content : { ...content, s: { n: { pattern: typed.format } } };
}

/** Selected rows or columns have no bounds of their own. */
function cellRange({ startRow, startColumn, endRow, endColumn }: IRange, sheet: FWorksheet): CellRange {
  const or = (bound: number, whole: number) => (Number.isNaN(bound) ? whole : bound) + 1;
  return {
    top: or(startRow, 0),
    left: or(startColumn, 0),
    bottom: or(endRow, sheet.getMaxRows() - 1),
    right: or(endColumn, sheet.getMaxColumns() - 1),
  };
}

/** A double click begins to rename it. */
const SHEET_TAB = "[data-u-comp=slide-tab-item]";

/** Keys that lead from cell to cell. */
const MOVING = new Set([MoveSelectionCommand.id, MoveSelectionEnterAndTabCommand.id]);

const FILLING = /^sheet\.command\.(?:auto-fill|copy-down|copy-right)$/;

function filledRanges(params: unknown): IRange[] {
  const given: Partial<Record<"sourceRange" | "targetRange", IRange>> =
    typeof params === "object" ? { ...params } : {};
  return [given.sourceRange, given.targetRange].filter((range) => range !== undefined);
}

/** Changes that are results of formulas, or that the engine makes of changes already told. */
const isCalculated = (
  options:
    | { onlyLocal?: boolean; fromFormula?: boolean; applyFormulaCalculationResult?: boolean }
    | undefined,
): boolean => Boolean(options?.onlyLocal || options?.fromFormula || options?.applyFormulaCalculationResult);

/** The smallest range around the cells whose content, not only whose look, has changed. */
function rangeOfContent(cells: Record<number, Record<number, Nullable<ICellData>>>): CellRange | null {
  const addresses = Object.entries(cells).flatMap(([row, columns]) =>
    Object.entries(columns)
      .filter(([, cell]) => !cell || "v" in cell || "f" in cell || "p" in cell || "si" in cell)
      .map(([column]) => ({ row: Number(row) + 1, column: Number(column) + 1 })),
  );
  const [first, ...rest] = addresses.map(({ row, column }) => ({
    top: row,
    left: column,
    bottom: row,
    right: column,
  }));
  return first ? rest.reduce(union, first) : null;
}
