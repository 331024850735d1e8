import type { HostError } from "../protocol/failure-injection.ts";
import type { HostOptions } from "../protocol/host-options.ts";
import type { CellsShown, SheetShown } from "../protocol/person.ts";

/** A sync by its number from now on (1 is the next), or every one that uses the member of that wire name. */
export type WhichSync = number | string;

/**
 * `window.excelSim` of the host page: the simulated Excel as a test reaches it. Everything given and answered is JSON;
 * `ExcelPage.sim` calls it by name.
 */
export type ExcelSim = {
  /** Opens .xlsx bytes, given as base64; clears trace, failures and refusals. */
  open(base64: string, fileName: string, readOnly?: boolean): Promise<void>;
  /** The workbook as it would be saved, base64. */
  save(): Promise<string>;
  /** Frames the add-in page, 320 px wide, afresh: what was in the frame before is gone. Trace and failures stay. */
  showPane(address: string, options: Partial<HostOptions>): void;

  /** Golden form of the syncs so far. */
  trace(): string;
  counts(): { syncs: number; requestBytes: number; responseBytes: number };
  clearTrace(): void;
  /** What was asked that is not simulated; a test asserts []. */
  refusals(): string[];

  failSync(which: WhichSync, error: HostError): void;
  failMember(member: string, nth: number, code?: string): void;
  /** Gives a number to wait for and release it by. */
  holdSync(which: WhichSync): number;
  heldSyncArrived(held: number): Promise<void>;
  releaseSync(held: number): void;
  beginCellEdit(): void;
  /** Settles when the add-in waits for the cell to be left. */
  cellEditAwaited(): Promise<void>;
  endCellEdit(): void;
  clearFailures(): void;

  /** What the person at the workbook does and sees. */
  type(sheet: string, address: string, formulas: unknown[][]): void;
  /** The same by another author of the workbook. */
  typeElsewhere(sheet: string, address: string, formulas: unknown[][]): void;
  select(sheet: string, address: string): void;
  renameSheet(sheet: string, name: string): void;
  deleteSheet(sheet: string): void;
  /** "Visible", "Hidden" or "VeryHidden". */
  turnSheet(sheet: string, visibility: string): void;
  protectSheet(sheet: string, options?: Record<string, boolean>): void;
  unprotectSheet(sheet: string): void;
  /** 保护工作簿: no sheet may be added, deleted, renamed or hidden. */
  protectStructure(): void;
  unprotectStructure(): void;
  sheets(): SheetShown[];
  cells(sheet: string): CellsShown | null;
  selection(): CellsShown;
  /** A click on a ribbon button; settles when its function has completed. */
  clickRibbon(functionName: string, buttonId: string): Promise<void>;
};
