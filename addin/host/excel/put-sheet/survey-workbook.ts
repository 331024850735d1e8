import { parseReference } from "../../../table/address.ts";
import { sheetIdName } from "../../../table/binding/binding-names.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import { nameAmong, type WorkbookName } from "../../put-sheet/planned-names.ts";
import { askForSheets, isSheetNamed, type ListedSheet } from "../listed-sheet.ts";
import { refuseReadOnly } from "../refuse-read-only.ts";

/** What must be known of a workbook before a sheet is put into it. */
export type WorkbookSurvey = {
  sheets: ListedSheet[];
  /** Names of the whole workbook, also those that stand for no range. */
  names: WorkbookName[];
  structureLocked: boolean;
};

/** One sync. Fault: read-only. */
export async function surveyWorkbook(context: Excel.RequestContext): Promise<WorkbookSurvey> {
  const { workbook } = context;
  const { names, protection } = workbook;
  workbook.load("readOnly");
  const sheets = askForSheets(context);
  names.load("items/name,items/formula,items/comment,items/scope");
  protection.load("protected");
  await context.sync();
  refuseReadOnly(workbook);
  return {
    sheets: sheets().map(({ listed }) => listed),
    names: names.items.filter(({ scope }) => scope === "Workbook").map(workbookName),
    structureLocked: protection.protected,
  };
}

export function workbookName({ name, formula, comment }: Excel.NamedItem): WorkbookName {
  const text: unknown = formula;
  return {
    name,
    formula: typeof text === "string" ? text.replace(/^=/, "") : "",
    ...(comment === "" ? {} : { comment }),
  };
}

/** The sheet planned under this id earlier, with the name that leads to it. */
export function standingSheet(
  { id }: SheetPlan,
  { sheets, names }: WorkbookSurvey,
): { listed: ListedSheet; own: WorkbookName } | undefined {
  const own = nameAmong(names, sheetIdName(id));
  const target = own && parseReference(own.formula)?.sheet;
  const listed = target === undefined ? undefined : sheets.find(isSheetNamed(target));
  return own && listed && { listed, own };
}
