import { type Result, succeed } from "../../../../shared/result.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { HostRefusal, PutSheetReport } from "../../port.ts";
import { mayHaveActed } from "../excel-failure.ts";
import { ExcelFault } from "../excel-fault.ts";
import { runExcel } from "../run-excel.ts";
import type { Selecting } from "../selecting.ts";
import { drawAddition } from "./draw-addition.ts";
import { drawRefresh } from "./draw-refresh.ts";
import { isExtraFailure } from "./extra-writes.ts";
import { type Addition, planAddition } from "./plan-addition.ts";
import { planRefresh, type Refresh } from "./plan-refresh.ts";
import { standingSheet, surveyWorkbook } from "./survey-workbook.ts";
import { takeBackAddition, takeBackRefresh } from "./take-back.ts";

type Step = Addition | Refresh;

/**
 * Adds the planned sheet behind the others, or writes it again where its name leads to a sheet (`WorkbookHost.putSheet`).
 * Two syncs, three for a refresh: what is there, then the sheet. What could not be done to the end is taken back.
 * Refusals: read-only, sheet-protected, sheet-locked (detail.sheet), would-overwrite (detail.sheet and cell, or
 * detail.name), and what Excel refuses.
 */
export async function putSheetInExcel(
  plan: SheetPlan,
  selecting: Selecting,
): Promise<Result<PutSheetReport, HostRefusal>> {
  const decided = await runExcel((context) => decide(context, plan), { waitForCellEdit: true });
  if (!decided.ok) return decided;
  const step = decided.value;
  const drawn = await drawOrTakeBack(plan, step, selecting);
  return drawn.ok ? succeed({ sheet: step.sheet, how: step.how }) : drawn;
}

async function decide(context: Excel.RequestContext, plan: SheetPlan): Promise<Step> {
  const survey = await surveyWorkbook(context);
  const standing = standingSheet(plan, survey);
  return standing ? planRefresh(context, plan, survey, standing) : planAddition(plan, survey);
}

/** Where Excel cannot do the extras, the sheet is drawn once more without them. */
async function drawOrTakeBack(
  plan: SheetPlan,
  step: Step,
  selecting: Selecting,
  withExtras = true,
): Promise<Result<void, HostRefusal>> {
  let acted = false;
  let extrasFailed = false;
  const onSent = () => {
    acted = true;
  };
  const draw = async (context: Excel.RequestContext) => {
    const drawing = { withExtras, selecting, onSent };
    try {
      if (step.how === "added") await drawAddition(context, plan, step, drawing);
      else await drawRefresh(context, plan, step, drawing);
      acted = false;
    } catch (cause) {
      extrasFailed = withExtras && isExtraFailure(cause);
      // A sheet that stays locked was left alone.
      acted ||= !(cause instanceof ExcelFault) && mayHaveActed(cause);
      throw cause;
    }
  };
  try {
    const drawn = await runExcel(draw, { oneUndoStep: true });
    if (!extrasFailed) return drawn;
  } catch (cause) {
    if (!extrasFailed) throw cause;
  } finally {
    if (acted) await takeBack(step);
  }
  return drawOrTakeBack(plan, step, selecting, false);
}

/** Throws where Excel does not let it be taken back: then a part of the sheet stands. */
async function takeBack(step: Step): Promise<void> {
  const taken = await runExcel(
    (context) => (step.how === "added" ? takeBackAddition(context, step) : takeBackRefresh(context, step)),
    { waitForCellEdit: true },
  );
  if (!taken.ok) throw new Error(`the sheet ${step.sheet} could not be taken back: ${taken.error.code}`);
}
