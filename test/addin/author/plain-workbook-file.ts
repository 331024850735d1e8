import { authorWorkbook } from "../../../addin/host/file/author-workbook.ts";
import type { CellValue } from "../../../addin/host/snapshot.ts";
import type { SheetPlan } from "../../../addin/table/layout-plan.ts";

/** An .xlsx file of plain sheets, by name, as a unit keeps them without our template. */
export const plainWorkbookFile = (sheets: Record<string, readonly CellValue[][]>): Promise<Uint8Array> =>
  authorWorkbook({
    title: "表",
    sheets: Object.entries(sheets).map(([name, rows], index) => plainSheetPlan(`plain${index}`, name, rows)),
  });

/** One sheet of such a file, from its first cell on; `id` is what it is found again by. */
export const plainSheetPlan = (id: string, name: string, rows: readonly CellValue[][]): SheetPlan => ({
  id,
  name,
  visibility: "visible",
  styles: { plain: {} },
  cells: rows.flatMap((row, above) =>
    row.map((value, before) => ({ at: { row: above + 1, column: before + 1 }, value, style: "plain" })),
  ),
  merges: [],
  columnWidths: {},
  rowHeights: {},
  frozen: null,
  names: [],
  validations: [],
  protected: false,
  print: null,
});
