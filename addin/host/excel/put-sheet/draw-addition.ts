import { printAddress } from "../../../table/address.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import { rangeOf } from "../range-of.ts";
import type { Selecting } from "../selecting.ts";
import { entryWrites } from "./area-writes.ts";
import { columnPoints } from "./column-points.ts";
import { extraWrites } from "./extra-writes.ts";
import { lookWrites } from "./look-writes.ts";
import { nameWrites } from "./name-writes.ts";
import type { Addition } from "./plan-addition.ts";
import { plannedEntry, plannedFormat } from "./planned-entries.ts";
import { type QueuedWrite, queued, sendWrites } from "./queued-writes.ts";
import { addressTexts, joinIntoRectangles } from "./rectangles.ts";
import { validationWrites } from "./validation-writes.ts";

/** How a sheet is drawn: told after each sync; without its extras when Excel cannot do those. */
export type Drawing = { withExtras: boolean; selecting: Selecting; onSent: () => void };

/**
 * Adds the sheet with all it holds. One sync, or more where that is more than Excel takes in one call. The sheet in front
 * stays in front.
 */
export async function drawAddition(
  context: Excel.RequestContext,
  plan: SheetPlan,
  { sheet: name, area, names, present }: Addition,
  { withExtras, selecting, onSent }: Drawing,
): Promise<void> {
  const sheet = context.workbook.worksheets.add(name);
  const cells = plan.cells.map((cell) => {
    const format = plannedFormat(plan, cell);
    return { at: cell.at, format, entry: plannedEntry(cell, format) };
  });
  const writes = [
    ...plan.merges.map((range) => queued(range, 1, () => rangeOf(sheet, range).merge())),
    // Before what is entered: number formats decide whether text stays text.
    ...lookWrites(sheet, area, plan, false),
    ...sizeWrites(sheet, plan),
    // Before the formulas that use them.
    ...nameWrites(context, names, present),
    ...entryWrites(
      sheet,
      area,
      cells.filter(({ entry }) => entry?.given !== ""),
    ),
    ...validationWrites(sheet, plan.validations),
    queued(null, 3, () => putView(sheet, plan)),
    ...(withExtras ? extraWrites(context, sheet, name, plan, selecting) : []),
    queued(null, 2, () => putShield(sheet, plan)),
  ];
  await sendWrites(context, writes, onSent);
}

function sizeWrites(sheet: Excel.Worksheet, { columnWidths, rowHeights }: SheetPlan): QueuedWrite[] {
  const columns = Object.entries(columnWidths).map(([column, width]) =>
    queued(width, 2, () => {
      sheet.getRangeByIndexes(0, Number(column) - 1, 1, 1).format.columnWidth = columnPoints(width);
    }),
  );
  const heights = Object.entries(rowHeights).map(([row, height]) => ({ row: Number(row), height }));
  const rows = [...new Set(heights.map(({ height }) => height))].flatMap((height) => {
    const some = heights.filter((row) => row.height === height).map(({ row }) => ({ row, column: 1 }));
    return addressTexts(joinIntoRectangles(some)).map((address) =>
      queued(address, 2, () => {
        sheet.getRanges(address).format.rowHeight = height;
      }),
    );
  });
  return [...columns, ...rows];
}

function putView(sheet: Excel.Worksheet, { frozen, gridLines, tabColor }: SheetPlan): void {
  if (frozen && frozen.rows > 0 && frozen.columns > 0) {
    sheet.freezePanes.freezeAt(
      sheet.getRange(`A1:${printAddress({ row: frozen.rows, column: frozen.columns })}`),
    );
  } else if (frozen && frozen.rows > 0) sheet.freezePanes.freezeRows(frozen.rows);
  else if (frozen && frozen.columns > 0) sheet.freezePanes.freezeColumns(frozen.columns);
  if (gridLines === false) sheet.showGridlines = false;
  if (tabColor) sheet.tabColor = `#${tabColor}`;
}

/** Last, for it would forbid what comes after. */
function putShield(sheet: Excel.Worksheet, plan: SheetPlan): void {
  if (plan.protected) {
    sheet.protection.protect({
      allowFormatCells: true,
      allowFormatColumns: true,
      allowFormatRows: true,
      allowEditScenarios: true,
    });
  }
  if (plan.visibility !== "visible") {
    sheet.visibility = plan.visibility === "hidden" ? "Hidden" : "VeryHidden";
  }
}
