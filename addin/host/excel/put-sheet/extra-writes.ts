import { printAddress } from "../../../table/address.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { Selecting } from "../selecting.ts";
import { putPrintArea, putPrintSetup } from "./put-print-setup.ts";
import { type QueuedWrite, queued } from "./queued-writes.ts";

/**
 * What a new sheet can do without: how it is printed, and the cell the cursor stands in when the sheet is first opened.
 */
export function extraWrites(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  name: string,
  plan: SheetPlan,
  selecting: Selecting,
): QueuedWrite[] {
  const { print, activeCell, visibility } = plan;
  const printing = print ? [queued(print, 20, () => putPrintSetup(sheet, print))] : [];
  if (!activeCell || visibility !== "visible") return printing;
  const opening = queued(null, 3, () => {
    // Selecting brings a sheet to the front; the one that was there comes back with its own selection.
    const inFront = context.workbook.worksheets.getActiveWorksheet();
    selecting.announce({ sheet: name, address: activeCell });
    sheet.getRange(printAddress(activeCell)).select();
    inFront.activate();
  });
  return [...printing, opening];
}

/** What a table that grew can do without. */
export const extraWritesAgain = (sheet: Excel.Worksheet, { print }: SheetPlan): QueuedWrite[] =>
  print ? [queued(print, 2, () => putPrintArea(sheet.pageLayout, print))] : [];

/**
 * Whether Excel failed at one of these: a machine without any printer has no page setup, and a chart sheet in front is no
 * worksheet (office-js#2444).
 */
export const isExtraFailure = (cause: unknown): boolean =>
  cause instanceof OfficeExtension.Error &&
  /^(?:PageLayout|HeaderFooter|HeaderFooterGroup)\.|getActiveWorksheet$|^Range\.select$|^Worksheet\.activate$/i.test(
    cause.debugInfo.errorLocation ?? "",
  );
