import type { Result } from "../../../shared/result.ts";
import type { CellPlace, HostRefusal, LiveWorkbookHost, Stop } from "../port.ts";

/** Shown beside a cell that asks for it, as spreadsheet programs do when it is selected. */
export type InputMessage = { title: string; text: string };

/**
 * An .xlsx file open in a grid on the page. The file stays what it was but for the cells that were changed: the grid
 * shows it, the file host writes it.
 */
export type BrowserWorkbook = LiveWorkbookHost & {
  /** As the person knows it: "2025年演练-桐乡市.xlsx". */
  readonly fileName: string;
  /** The file as it is now, with formula results as the grid shows them. Refused where it cannot be written. */
  save(): Promise<Result<Uint8Array, HostRefusal>>;
  /** Told whenever something differs from the bytes last saved (true), or no longer does. */
  onUnsaved(listener: (unsaved: boolean) => void): Stop;
  inputMessageAt(place: CellPlace): InputMessage | null;
  /** Takes the grid off the page. */
  close(): void;
};

export type OpenInGrid = (
  bytes: Uint8Array,
  options: { fileName: string; place: HTMLElement },
) => Promise<Result<BrowserWorkbook, HostRefusal>>;
