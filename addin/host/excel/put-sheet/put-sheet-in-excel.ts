import { type Result, succeed } from "../../../../shared/result.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { HostRefusal, PutSheetReport } from "../../port.ts";
import { mayHaveActed } from "../excel-failure.ts";
import { ExcelFault } from "../excel-fault.ts";
import { runExcel } from "../run-excel.ts";
import type { Selecting } from "../selecting.ts";
import { drawAddition } from "./draw-addition.ts";
import { drawRefresh } from "./draw-refresh.ts";
import { finishAddition } from "./finish-addition.ts";
import { type Addition, planAddition } from "./plan-addition.ts";
import { planRefresh, type Refresh } from "./plan-refresh.ts";
import { standingSheet, surveyWorkbook } from "./survey-workbook.ts";
import { takeBackAddition, takeBackRefresh } from "./take-back.ts";

/**
 * Adds the planned sheet behind the others, or writes it again where its name leads to a sheet (`WorkbookHost.putSheet`).
 * Three syncs: what is there (two for a refresh), the sheet, and for a new one how it is printed. What could not be done
 * to the end is taken back. Refusals: read-only, sheet-protected, sheet-locked (detail.sheet), would-overwrite
 * (detail.sheet and cell, or detail.name), and what Excel refuses.
 */
export async function putSheetInExcel(
  plan: SheetPlan,
  selecting: Selecting,
): Promise<Result<PutSheetReport, HostRefusal>> {
  const decided = await runExcel((context) => decide(context, plan), { waitForCellEdit: true });
  if (!decided.ok) return decided;
  const step = decided.value;
  const drawn = await drawOrTakeBack(plan, step);
  if (!drawn.ok) return drawn;
  if (step.how === "added") await finish(plan, step, selecting);
  return succeed({ sheet: step.sheet, how: step.how });
}

async function decide(context: Excel.RequestContext, plan: SheetPlan): Promise<Addition | Refresh> {
  const survey = await surveyWorkbook(context);
  const standing = standingSheet(plan, survey);
  return standing ? planRefresh(context, plan, survey, standing) : planAddition(plan, survey);
}

async function drawOrTakeBack(plan: SheetPlan, step: Addition | Refresh): Promise<Result<void, HostRefusal>> {
  let acted = false;
  const onSent = () => {
    acted = true;
  };
  const draw = async (context: Excel.RequestContext) => {
    try {
      if (step.how === "added") await drawAddition(context, plan, step, onSent);
      else await drawRefresh(context, plan, step, onSent);
      acted = false;
    } catch (cause) {
      // A sheet that stays locked was left alone.
      acted ||= !(cause instanceof ExcelFault) && mayHaveActed(cause);
      throw cause;
    }
  };
  try {
    return await runExcel(draw, { oneUndoStep: true });
  } finally {
    if (acted) await takeBack(step);
  }
}

/** Throws where Excel does not let it be taken back: then a part of the sheet stands. */
async function takeBack(step: Addition | Refresh): Promise<void> {
  const taken = await runExcel(
    (context) => (step.how === "added" ? takeBackAddition(context, step) : takeBackRefresh(context, step)),
    { waitForCellEdit: true },
  );
  if (!taken.ok) throw new Error(`the sheet ${step.sheet} could not be taken back: ${taken.error.code}`);
}

/** The sheet stands whether Excel can do this or not. */
async function finish(plan: SheetPlan, { sheet }: Addition, selecting: Selecting): Promise<void> {
  if (!plan.print && !plan.activeCell) return;
  try {
    await runExcel((context) => finishAddition(context, plan, sheet, selecting));
  } catch (cause) {
    if (!(cause instanceof OfficeExtension.Error)) throw cause;
  }
}
