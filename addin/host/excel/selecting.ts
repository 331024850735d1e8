import type { CellPlace, Selection } from "../port.ts";
import { ExcelFault } from "./excel-fault.ts";
import { askForSheets, isSheetNamed } from "./listed-sheet.ts";
import { requireSheet } from "./require-sheet.ts";

/** Selects cells for the pane, and knows its own selections again when Excel tells of them afterwards. */
export class Selecting {
  #underWay = 0;
  #own: CellPlace | null = null;

  /** Faults: sheet-not-found, also for hidden sheets (detail.visibility): those are not brought to the front. */
  async select(context: Excel.RequestContext, place: CellPlace): Promise<null> {
    const sheets = askForSheets(context);
    await context.sync();
    const { sheet, listed } = requireSheet(sheets(), place.sheet);
    if (listed.visibility !== "visible") {
      throw new ExcelFault("sheet-not-found", { sheet: listed.name, visibility: listed.visibility });
    }
    this.#underWay += 1;
    this.#own = place;
    try {
      sheet.activate();
      sheet.getCell(place.address.row - 1, place.address.column - 1).select();
      await context.sync();
    } finally {
      this.#underWay -= 1;
    }
    return null;
  }

  /** A cell that the caller is about to select: Excel's event about it is no news. */
  announce(place: CellPlace): void {
    this.#own = place;
  }

  /** Whether the selection Excel tells of is the pane's: it comes once or twice, as the sheet changes or does not. */
  isOwn({ sheet, range }: Selection): boolean {
    if (this.#underWay > 0) return true;
    const own = this.#own;
    const same =
      own !== null &&
      isSheetNamed(own.sheet)({ name: sheet }) &&
      range.top === own.address.row &&
      range.left === own.address.column;
    if (!same) this.#own = null;
    return same;
  }
}
