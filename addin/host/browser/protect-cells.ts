import type { FUniver } from "@univerjs/core/facade";
import type { FWorkbook } from "@univerjs/preset-sheets-core";
import { isWithin } from "../cell-range.ts";
import type { CellAddress } from "../snapshot.ts";
import type { GridSheet } from "./convert/grid-workbook.ts";

/** Locked cells of protected sheets take no typing, pasting, deleting or filling from then on. */
export async function protectCells(
  api: FUniver,
  book: FWorkbook,
  sheets: readonly GridSheet[],
): Promise<void> {
  for (const { id, locked } of sheets) {
    const sheet = book.getSheetBySheetId(id);
    if (!sheet || locked.length === 0) continue;
    const ranges = locked.map(({ top, left, bottom, right }) =>
      sheet.getRange(top - 1, left - 1, bottom - top + 1, right - left + 1),
    );
    const rules = await sheet.getWorksheetPermission().protectRanges([{ ranges }]);
    // Whoever makes a rule may still edit, until it is told otherwise.
    for (const rule of rules) await rule.setPoint(api.Enum.RangePermissionPoint.Edit, false);
  }
}

export const isLocked = (sheet: GridSheet, address: CellAddress): boolean =>
  sheet.locked.some((range) => isWithin(address, range));
