import type { IWorkbookData } from "@univerjs/core";
import type { CellPlace } from "../../port.ts";
import type { CellAddress, CellRange, SheetVisibility } from "../../snapshot.ts";
import type { InputMessage } from "../input-message.ts";

/** What a file looks like in the grid, and what the grid's own data has no place for. */
export type GridWorkbook = {
  data: IWorkbookData;
  /** In the order of the file; sheets without cells (charts) are left out. */
  sheets: readonly GridSheet[];
  /** In a file of 1904 the grid shows dates 1,462 days later than the file counts them: see date-epoch.ts. */
  epoch: 1900 | 1904;
  inputMessages: (place: CellPlace) => InputMessage | null;
};

export type GridSheet = {
  /** Of the sheet in `data.sheets`. */
  id: string;
  name: string;
  /** The grid knows "hidden" only: nobody may be offered to show a veryHidden sheet. */
  visibility: SheetVisibility;
  protected: boolean;
  /** Cells that take no input, as rectangles that do not overlap; none where the sheet is not protected. */
  locked: readonly CellRange[];
  formulas: readonly GridFormula[];
};

/**
 * A cell that holds a formula in the file. `live`: the grid calculates it. Else it shows the file's result only,
 * because the formula, or one that it reads, needs what the grid does not have (tables by name, other files, ranges
 * over sheets, an array of several cells).
 */
export type GridFormula = { address: CellAddress; formula: string; live: boolean };
