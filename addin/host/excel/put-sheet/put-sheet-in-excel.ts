import { type Result, succeed } from "../../../../shared/result.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { HostRefusal, PutSheetReport } from "../../port.ts";
import { runExcel } from "../run-excel.ts";
import { drawAddition } from "./draw-addition.ts";
import { drawRefresh } from "./draw-refresh.ts";
import { finishAddition } from "./finish-addition.ts";
import { type Addition, planAddition } from "./plan-addition.ts";
import { planRefresh, type Refresh } from "./plan-refresh.ts";
import { standingSheet, surveyWorkbook } from "./survey-workbook.ts";
import { takeBackAddition, takeBackRefresh } from "./take-back.ts";

/**
 * Adds the planned sheet behind the others, or writes it again where its name leads to a sheet (`WorkbookHost.putSheet`).
 * Three syncs: what is there (two for a refresh), the sheet, and for a new one how it is printed. Nothing is left of a
 * sheet that could not be added to the end. Refusals: sheet-protected, sheet-locked, would-overwrite (detail.sheet and
 * cell, or detail.name), and what Excel refuses.
 */
export async function putSheetInExcel(plan: SheetPlan): Promise<Result<PutSheetReport, HostRefusal>> {
  const decided = await runExcel((context) => decide(context, plan), { waitForCellEdit: true });
  if (!decided.ok) return decided;
  const step = decided.value;
  const drawn = await drawOrTakeBack(plan, step);
  if (!drawn.ok) return drawn;
  if (step.how === "added") await finish(plan, step);
  return succeed({ sheet: step.sheet, how: step.how });
}

async function decide(context: Excel.RequestContext, plan: SheetPlan): Promise<Addition | Refresh> {
  const survey = await surveyWorkbook(context);
  const standing = standingSheet(plan, survey);
  return standing ? planRefresh(context, plan, survey, standing) : planAddition(plan, survey);
}

async function drawOrTakeBack(plan: SheetPlan, step: Addition | Refresh): Promise<Result<void, HostRefusal>> {
  let stands = false;
  try {
    const drawn = await runExcel(
      (context) =>
        step.how === "added" ? drawAddition(context, plan, step) : drawRefresh(context, plan, step),
      { oneUndoStep: true },
    );
    stands = drawn.ok;
    return drawn;
  } finally {
    if (!stands) {
      await runExcel(
        (context) =>
          step.how === "added" ? takeBackAddition(context, step) : takeBackRefresh(context, step),
        { waitForCellEdit: true },
      );
    }
  }
}

/** The sheet stands whether Excel can do this or not. */
async function finish(plan: SheetPlan, { sheet }: Addition): Promise<void> {
  if (!plan.print && !plan.activeCell) return;
  try {
    await runExcel((context) => finishAddition(context, plan, sheet));
  } catch (cause) {
    if (!(cause instanceof OfficeExtension.Error)) throw cause;
  }
}
