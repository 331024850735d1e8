import type { Result } from "../../shared/result.ts";
import type { SheetPlan } from "../table/layout-plan.ts";
import type { CellAddress, CellValue, WorkbookSnapshot } from "./snapshot.ts";

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
  | "would-overwrite" // cells of the user stand where the sheet must grow
  | "read-only";
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
  snapshot(): Promise<Result<WorkbookSnapshot, HostRefusal>>;
  /** All edits or none. */
  writeCells(edits: readonly CellEdit[]): Promise<Result<{ written: number }, HostRefusal>>;
  /**
   * Adds the planned sheet, or refreshes it in place when a sheet planned under the same id is there:
   * only cells the plan names are written, the user's own cells are kept.
   */
  putSheet(plan: SheetPlan): Promise<Result<PutSheetReport, HostRefusal>>;
}
