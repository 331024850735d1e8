import type { Result } from "../../../shared/result.ts";
import type { CellPlace, HostRefusal, LiveWorkbookHost, Stop } from "../port.ts";
import type { InputMessage } from "./input-message.ts";

export type { InputMessage };

/**
 * What the grid did not let the person do, because the file would not hold it. `detail.sheet` names the sheet, where
 * it is one sheet that matters. addin/text/grid-refusal-sentence.ts has the sentences.
 */
export type GridRefusal = { code: GridRefusalCode; detail: Record<string, string> };
export type GridRefusalCode =
  | "locked-cells" // typing, pasting, deleting or filling where the sheet is protected
  | "sheet-structure" // sheets, rows, columns, merges, names, moved cells
  | "cell-look" // formats, notes, conditional formats
  | "cut" // cells can be copied, not cut
  | "paste-too-large" // reaches beyond the last row or column
  | "fixed-cells" // typed into a part of an array formula or the head of a table object: taken back
  | "text-too-long" // longer than a cell of a file may be: taken back
  | "paste-over-merge"; // values would end up behind a merged cell

/** `written` is called once the bytes stand where the person wants them: from then on they count as saved. */
export type FileToWrite = { bytes: Uint8Array; written: () => void };

/**
 * An .xlsx file open in a grid on the page. The file stays what it was but for the cells that were changed: the grid
 * shows it, the file host writes it.
 */
export type BrowserWorkbook = LiveWorkbookHost & {
  /** As the person knows it: "2025年演练-桐乡市.xlsx". */
  readonly fileName: string;
  /**
   * The file as it is now, with formula results as the grid shows them; where they take too long without those that a
   * change has made stale, so that programs calculate them on opening. What is being typed is ended and part of it.
   * Refused where it cannot be written.
   */
  save(): Promise<Result<FileToWrite, HostRefusal>>;
  /** The bytes alone, to keep them for the next visit. Refused (editing) while a cell is typed into. */
  draft(): Promise<Result<Uint8Array, HostRefusal>>;
  /** Whether a cell is being typed into: that is in no file yet, and not told as unsaved. */
  isTyping(): boolean;
  /** Told whenever something differs from the bytes last saved (true), or no longer does. */
  onUnsaved(listener: (unsaved: boolean) => void): Stop;
  /** Told of what the person tried in vain. */
  onRefused(listener: (refusal: GridRefusal) => void): Stop;
  inputMessageAt(place: CellPlace): InputMessage | null;
  /** Takes the grid off the page. */
  close(): void;
};

/** `patience`: the longest wait for formulas, in milliseconds; else half a minute, where 5,000 rows take four seconds. */
export type OpenInGrid = (
  bytes: Uint8Array,
  options: { fileName: string; workbookId: string; place: HTMLElement; patience?: number },
) => Promise<Result<BrowserWorkbook, HostRefusal>>;
