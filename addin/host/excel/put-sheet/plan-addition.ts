import type { SheetPlan } from "../../../table/layout-plan.ts";
import { plannedArea } from "../../put-sheet/planned-area.ts";
import { plannedNames, takenName, type WorkbookName } from "../../put-sheet/planned-names.ts";
import { freeSheetName } from "../../put-sheet/sheet-name.ts";
import type { CellRange } from "../../snapshot.ts";
import { ExcelFault } from "../excel-fault.ts";
import type { WorkbookSurvey } from "./survey-workbook.ts";

/** A sheet that is to be added, all checks passed. */
export type Addition = {
  how: "added";
  sheet: string;
  area: CellRange;
  names: WorkbookName[];
  /** Names the workbook has already, as they are before. */
  present: WorkbookName[];
};

/** Faults: sheet-protected where the structure is locked, would-overwrite with a name that is somebody's. */
export function planAddition(plan: SheetPlan, survey: WorkbookSurvey): Addition {
  if (survey.structureLocked) throw new ExcelFault("sheet-protected");
  const sheet = freeSheetName(
    plan.name,
    survey.sheets.map(({ name }) => name),
  );
  const area = plannedArea(plan);
  const names = plannedNames(plan, sheet, area);
  const taken = takenName(names, survey.names, survey.sheets, null);
  if (taken !== undefined) throw new ExcelFault("would-overwrite", { name: taken });
  return { how: "added", sheet, area, names, present: survey.names };
}
