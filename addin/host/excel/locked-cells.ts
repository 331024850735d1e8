import { cellKey } from "../cell-range.ts";
import type { CellPlace } from "../port.ts";
import type { CellRange } from "../snapshot.ts";
import { askForSheets } from "./listed-sheet.ts";
import { cellsOf, joinIntoRectangles } from "./put-sheet/rectangles.ts";
import { rangeOf } from "./range-of.ts";
import { requireSheet } from "./require-sheet.ts";

/**
 * Those of the cells that are locked on a protected sheet, in at most three syncs: the sheets, whole rectangles, and the cells
 * of rectangles in which locked ones stand beside others. Fault: sheet-not-found.
 */
export async function lockedExcelCells(
  context: Excel.RequestContext,
  cells: readonly CellPlace[],
): Promise<CellPlace[]> {
  const asked = askForSheets(context);
  await context.sync();
  const sheets = asked();
  const names = [...new Set(cells.map(({ sheet }) => sheet))];
  const areas = names.flatMap((name) => {
    const { sheet, listed } = requireSheet(sheets, name);
    const places = cells.filter((cell) => cell.sheet === name).map(({ address }) => address);
    return listed.protected ? joinIntoRectangles(places).map((area) => askForLock(name, sheet, area)) : [];
  });
  if (areas.length > 0) await context.sync();
  // null where locked cells stand beside unlocked ones
  const mixed = areas
    .filter(({ locked }) => locked() === null)
    .flatMap(({ name, sheet, area }) =>
      cellsOf(area).map(({ row, column }) =>
        askForLock(name, sheet, { top: row, left: column, bottom: row, right: column }),
      ),
    );
  if (mixed.length > 0) await context.sync();
  const found = new Set(
    [...areas, ...mixed].flatMap(({ name, area, locked }) =>
      locked() === true ? cellsOf(area).map((cell) => placeKey(name, cell)) : [],
    ),
  );
  return cells.filter(({ sheet, address }) => found.has(placeKey(sheet, address)));
}

const placeKey = (sheet: string, address: CellPlace["address"]): string => `${cellKey(address)} ${sheet}`;

function askForLock(name: string, sheet: Excel.Worksheet, area: CellRange) {
  const { protection } = rangeOf(sheet, area).format;
  protection.load("locked");
  const locked = (): boolean | null => protection.locked;
  return { name, sheet, area, locked };
}
