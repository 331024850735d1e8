import { type Result, refuse, succeed } from "../../../../shared/result.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { HostRefusal, PutSheetReport } from "../../port.ts";
import { isAlreadyThere, isGone, mayHaveActed } from "../excel-failure.ts";
import { ExcelFault } from "../excel-fault.ts";
import { runExcel } from "../run-excel.ts";
import type { Selecting } from "../selecting.ts";
import { drawAddition } from "./draw-addition.ts";
import { drawRefresh } from "./draw-refresh.ts";
import { isExtraFailure } from "./extra-writes.ts";
import { type Addition, planAddition } from "./plan-addition.ts";
import { planRefresh, type Refresh } from "./plan-refresh.ts";
import { ChangedMeanwhile, type StandingPart } from "./standing-part.ts";
import { standingSheet, surveyWorkbook } from "./survey-workbook.ts";
import { takeBackAddition, takeBackRefresh } from "./take-back.ts";

type Step = Addition | Refresh;

/** How often all is begun anew where others write in the same part at the same time. */
const ATTEMPTS = 3;

/**
 * Adds the planned sheet behind the others, or writes it again where its name leads to a sheet (`WorkbookHost.putSheet`).
 * Two syncs, three for a refresh: what is there, then the sheet. What could not be done to the end is taken back; what
 * others have changed meanwhile is looked at anew.
 * Refusals: read-only, sheet-protected, sheet-locked (detail.sheet), would-overwrite (detail.sheet and cell, or
 * detail.name), busy where others change it again and again, and what Excel refuses.
 */
export async function putSheetInExcel(
  plan: SheetPlan,
  selecting: Selecting,
): Promise<Result<PutSheetReport, HostRefusal>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const put = await putOnce(plan, selecting);
    if (put !== "overtaken") return put;
  }
  return refuse({ code: "busy", detail: {} });
}

/** Others have changed meanwhile what was looked at. */
type Overtaken = "overtaken";

async function putOnce(
  plan: SheetPlan,
  selecting: Selecting,
): Promise<Result<PutSheetReport, HostRefusal> | Overtaken> {
  const decided = await runExcel((context) => decide(context, plan), { waitForCellEdit: true });
  if (!decided.ok) return decided;
  const step = decided.value;
  if (step === "overtaken") return step;
  const drawn = await drawOrTakeBack(plan, step, selecting);
  if (drawn === "overtaken" || !drawn.ok) return drawn;
  return succeed({ sheet: step.sheet, how: step.how });
}

async function decide(context: Excel.RequestContext, plan: SheetPlan): Promise<Step | Overtaken> {
  const survey = await surveyWorkbook(context);
  const standing = standingSheet(plan, survey);
  if (!standing) return planAddition(plan, survey);
  try {
    return await planRefresh(context, plan, survey, standing);
  } catch (cause) {
    if (isGone(cause)) return "overtaken";
    throw cause;
  }
}

/** How far a drawing came: whether something is to be taken back, to what, and what may help. */
type Course = {
  acted: boolean;
  standing: StandingPart | null;
  remedy: "withoutExtras" | "anew" | null;
};

/** Where Excel cannot do the extras, the sheet is drawn once more without them. */
async function drawOrTakeBack(
  plan: SheetPlan,
  step: Step,
  selecting: Selecting,
  withExtras = true,
): Promise<Result<void, HostRefusal> | Overtaken> {
  const course: Course = { acted: false, standing: null, remedy: null };
  const onSent = () => {
    course.acted = true;
  };
  const draw = async (context: Excel.RequestContext) => {
    const drawing = { withExtras, selecting, onSent };
    try {
      if (step.how === "added") await drawAddition(context, plan, step, drawing);
      else await drawRefresh(context, plan, step, drawing);
      course.acted = false;
    } catch (cause) {
      note(course, cause, withExtras);
      throw cause;
    }
  };
  try {
    const drawn = await runExcel(draw, { oneUndoStep: true });
    if (course.remedy === null) return drawn;
  } catch (cause) {
    if (course.remedy === null) throw cause;
  } finally {
    if (course.acted) await takeBack(step, course.standing);
  }
  return course.remedy === "anew" ? "overtaken" : drawOrTakeBack(plan, step, selecting, false);
}

function note(course: Course, cause: unknown, withExtras: boolean): void {
  if (cause instanceof ChangedMeanwhile) course.standing = cause.standing;
  if (withExtras && isExtraFailure(cause)) course.remedy = "withoutExtras";
  else if (cause instanceof ChangedMeanwhile || isAlreadyThere(cause) || isGone(cause))
    course.remedy = "anew";
  // A sheet that stays locked was left alone, and so is one of the same name that somebody else has just added.
  const leftAlone = cause instanceof ExcelFault || isSheetTaken(cause) || !mayHaveActed(cause);
  course.acted ||= !leftAlone;
}

/** Adding the sheet comes first: nothing was done where there is one of this name. */
const isSheetTaken = (cause: unknown): boolean =>
  isAlreadyThere(cause) &&
  cause instanceof OfficeExtension.Error &&
  /^WorksheetCollection\./i.test(cause.debugInfo.errorLocation ?? "");

/** Throws where Excel does not let it be taken back: then a part of the sheet stands. */
async function takeBack(step: Step, standing: StandingPart | null): Promise<void> {
  const taken = await runExcel(
    (context) =>
      step.how === "added"
        ? takeBackAddition(context, step)
        : takeBackRefresh(context, step, standing ?? step.before),
    { waitForCellEdit: true },
  );
  if (!taken.ok) throw new Error(`the sheet ${step.sheet} could not be taken back: ${taken.error.code}`);
}
