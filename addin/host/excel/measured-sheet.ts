import type { CellRange, SheetSnapshot } from "../snapshot.ts";
import type { ListedSheet } from "./listed-sheet.ts";
import type { SheetToRead } from "./read-chunks.ts";

/** A sheet whose used rectangle is known, and what has been read of it. */
export type MeasuredSheet = SheetToRead & { listed: ListedSheet };

export const emptyContent = (): SheetToRead["content"] => ({
  values: [],
  formulas: [],
  formats: [],
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
});

export function sheetSnapshot({ listed, area, content }: MeasuredSheet): SheetSnapshot {
  clearCovered(content, area);
  return {
    name: listed.name,
    visibility: listed.visibility,
    origin: { row: area.top, column: area.left },
    ...content,
    struck: [],
    protected: listed.protected,
  };
}

/** Values under a merge are seen by nobody and may be stale: only the top left cell counts. */
function clearCovered({ merges, values, formulas }: SheetToRead["content"], area: CellRange): void {
  for (const merge of merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, area.bottom); row++) {
      const from = (row === merge.top ? merge.left + 1 : merge.left) - area.left;
      values[row - area.top]?.fill(null, from, merge.right - area.left + 1);
      formulas[row - area.top]?.fill(null, from, merge.right - area.left + 1);
    }
  }
}
