import type { Result } from "../../shared/result.ts";
import type { Severity } from "../../shared/schema/finding.ts";
import type { SheetPlan } from "../table/layout-plan.ts";
import type { CellAddress, CellRange, CellValue, SheetSnapshot, WorkbookSnapshot } from "./snapshot.ts";

/** Why a host cannot do what was asked. Each has one sentence (addin/text); `detail` fills its blanks. */
export type HostRefusalCode =
  | "not-a-workbook" // neither a zip nor a known spreadsheet format
  | "legacy-xls" // .xls or another OLE workbook
  | "kingsoft-et" // WPS .et
  | "encrypted" // password to open
  | "too-large" // over the byte, unzipped or cell limit
  | "damaged" // a zip, but the parts do not hold together
  | "no-cells" // no worksheet at all, only charts or macros
  | "sheet-not-found"
  | "sheet-protected" // structure locked: no sheet may be added
  | "sheet-locked" // the sheet is protected and the cells to write are locked
  | "would-overwrite" // cells of the user stand where the sheet must grow
  | "read-only"
  | "editing" // a cell is being typed into
  | "busy" // the program has a dialog open or is at its limit; the same call may pass later
  | "access-denied" // the program refuses the add-in, as in protected view
  | "workbook-gone" // the program has let go of the workbook: the pane must be opened anew
  | "cancelled"; // by the person
export type HostRefusal = { code: HostRefusalCode; detail: Record<string, string> };

/** A value for one cell. Text stays text even where it starts with = + - @. null empties the cell and keeps its format. */
export type CellEdit = {
  sheet: string;
  address: CellAddress;
  value: CellValue;
  /** Replace a formula by the value; without it a formula cell keeps its formula and gets a new cached result. */
  replaceFormula?: boolean;
};

export type PutSheetReport = { sheet: string; how: "added" | "refreshed" };

/** What a flow may ask of the workbook it stands beside. All hosts pass one contract test suite. */
export interface WorkbookHost {
  /** What is long can be cancelled. */
  snapshot(signal?: AbortSignal): Promise<Result<WorkbookSnapshot, HostRefusal>>;
  /** Those of the cells that take no input: locked ones of protected sheets. */
  lockedCells(cells: readonly CellPlace[]): Promise<Result<CellPlace[], HostRefusal>>;
  /** All edits or none; where the program has a list of things to undo, they are one of it. */
  writeCells(edits: readonly CellEdit[]): Promise<Result<{ written: number }, HostRefusal>>;
  /**
   * Adds the planned sheet, or refreshes it in place when a sheet planned under the same id is there:
   * only cells the plan names are written, the user's own cells are kept.
   */
  putSheet(plan: SheetPlan): Promise<Result<PutSheetReport, HostRefusal>>;
}

export type CellPlace = { sheet: string; address: CellAddress };

/** A cell that a finding speaks of. Severities differ in more than their colour. */
export type CellMark = CellPlace & { severity: Severity };

/** `unmarked`: sheets whose protection forbids formatting; there selecting a cell is all that shows it. */
export type MarkReport = { marked: number; unmarked: string[] };

export type Selection = { sheet: string; range: CellRange };

/** A change the person, or another author at the same time, has made. `range` null: not told by the program. */
export type WorkbookChange = { sheet: string; range: CellRange | null; by: "here" | "elsewhere" };

/** Ends what was begun; doing it twice is doing it once. */
export type Stop = () => Promise<void>;

/** A workbook that is open beside the pane and that a person works in. */
export interface LiveWorkbookHost extends WorkbookHost {
  /** Names this workbook among those the machine has seen; says nothing of its contents. */
  readonly workbookId: string;
  /**
   * Marks are drawn over the cells: changing them while somebody works takes nothing from what they can undo. Elsewhere
   * marks are put on when the person asks for a check, and only then.
   */
  readonly marksAreDrawn: boolean;
  /** One sheet as `snapshot` tells it, for less; refused (too-large) where one call cannot hold it. */
  readSheet(name: string, signal?: AbortSignal): Promise<Result<SheetSnapshot, HostRefusal>>;
  /** Shows the cell: its sheet comes to the front and the cell is selected. Hidden sheets are refused (sheet-not-found). */
  select(place: CellPlace): Promise<Result<null, HostRefusal>>;
  /** Takes the place of all marks so far; [] removes them. Formats, values and the undo list of the person stay. */
  mark(marks: readonly CellMark[]): Promise<Result<MarkReport, HostRefusal>>;
  /** Not told while the pane itself selects or writes. */
  onSelect(listener: (selection: Selection) => void): Promise<Stop>;
  onChange(listener: (change: WorkbookChange) => void): Promise<Stop>;
}
