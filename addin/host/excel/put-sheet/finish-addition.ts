import { printAddress } from "../../../table/address.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { Selecting } from "../selecting.ts";
import { putPrintSetup } from "./put-print-setup.ts";

/**
 * What a new sheet can do without: how it is printed, which Excel refuses on a machine without any printer, and the cell
 * the cursor stands in when the sheet is first opened. One sync; whether it succeeds is for the caller to judge.
 */
export async function finishAddition(
  context: Excel.RequestContext,
  plan: SheetPlan,
  name: string,
  selecting: Selecting,
): Promise<void> {
  const { worksheets } = context.workbook;
  const sheet = worksheets.getItem(name);
  if (plan.print) putPrintSetup(sheet, plan.print);
  if (plan.activeCell && plan.visibility === "visible") {
    // Selecting brings a sheet to the front; the one that was there comes back with its own selection.
    const inFront = worksheets.getActiveWorksheet();
    context.application.suspendScreenUpdatingUntilNextSync();
    selecting.announce({ sheet: name, address: plan.activeCell });
    sheet.getRange(printAddress(plan.activeCell)).select();
    inFront.activate();
  }
  await context.sync();
}
