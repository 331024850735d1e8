/** What a host reads of a workbook in one bounded read. Host-neutral: the same from a file, Excel or the browser grid. */

/** Rows and columns count from 1, as spreadsheets show them. */
export type CellAddress = { row: number; column: number };

/** Inclusive on all sides. */
export type CellRange = { top: number; left: number; bottom: number; right: number };

/** A stored value. Dates are serial numbers (see `WorkbookSnapshot.epoch`); text keeps its blanks. */
export type CellValue = string | number | boolean | null | { error: string };

export type SheetVisibility = "visible" | "hidden" | "veryHidden";

/**
 * The used rectangle of one sheet. `values`, `formulas` and `formats` have the same shape; [0][0] is the cell `origin`.
 * Values of merged cells stand in the top left one.
 */
export type SheetSnapshot = {
  name: string;
  visibility: SheetVisibility;
  origin: CellAddress;
  values: CellValue[][];
  /** Formula with leading "=", null where there is none. */
  formulas: (string | null)[][];
  /** Number format code, "General" by default. */
  formats: string[][];
  /** Merges that touch no cell of the rectangle may be left out. */
  merges: CellRange[];
  /** Numbers of hidden rows and columns. */
  hiddenRows: number[];
  hiddenColumns: number[];
  /**
   * Cells with crossed-out text, wholly or in part (157 crossed out before 175 is stored as 157175). Excel does not tell of
   * parts of a cell within the calls a reading may take: from Excel there are none.
   */
  struck: CellAddress[];
  protected: boolean;
};

/** A defined name that stands for one range; names for constants and formulas are left out. */
export type DefinedName = { name: string; sheet: string; range: CellRange };

export type WorkbookSnapshot = {
  sheets: SheetSnapshot[];
  names: DefinedName[];
  /** Day 0 of serial dates. */
  epoch: 1900 | 1904;
  activeSheet: string | null;
};
