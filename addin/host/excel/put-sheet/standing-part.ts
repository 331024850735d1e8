import { printRange } from "../../../table/address.ts";
import { nameAmong, type WorkbookName } from "../../put-sheet/planned-names.ts";
import type { CellRange } from "../../snapshot.ts";
import { askForMerges } from "../ask-for-merges.ts";
import { type CellContents, CONTENTS, contentsOf } from "../cell-content.ts";
import { ExcelFault } from "../excel-fault.ts";
import { rangeOf } from "../range-of.ts";
import { workbookName } from "./survey-workbook.ts";

/** What a refresh may change, as it stands: the cells of an area, row by row, its merges, names of the workbook. */
export type StandingPart = {
  area: CellRange;
  contents: CellContents;
  merges: CellRange[];
  names: WorkbookName[];
};

/** Others have changed the part between the survey and the drawing; `standing` is what stood just before it was drawn. */
export class ChangedMeanwhile extends ExcelFault {
  readonly standing: StandingPart;

  constructor(standing: StandingPart) {
    super("busy");
    this.standing = standing;
  }
}

/** The answer is there after the next sync. What is queued behind it has not changed the answer. */
export function askForPart(sheet: Excel.Worksheet, area: CellRange): () => Omit<StandingPart, "names"> {
  const range = rangeOf(sheet, area);
  range.load(CONTENTS);
  const merges = askForMerges(sheet, area);
  return () => ({ area, contents: contentsOf(range), merges: merges() });
}

/** Those of the planned names that the workbook has by then; the answer is there after the next sync. */
export function askForNames(
  { workbook: { names } }: Excel.RequestContext,
  planned: readonly WorkbookName[],
): () => WorkbookName[] {
  const items = planned.map(({ name }) => names.getItemOrNullObject(name).load("name,formula,comment"));
  return () => items.filter(({ isNullObject }) => !isNullObject).map(workbookName);
}

/** Whether both are alike in all that a plan with these names goes by; what formulas give may differ. */
export function isSamePart(
  one: StandingPart,
  other: StandingPart,
  planned: readonly WorkbookName[],
): boolean {
  const seen = ({ contents: { values, formulas, formats }, merges, names }: StandingPart) => [
    values.map((line, row) => line.map((value, column) => (formulas[row]?.[column] ? null : value))),
    formulas,
    formats,
    merges.map(printRange).sort(),
    planned.map(({ name }) => nameAmong(names, name) ?? null),
  ];
  return JSON.stringify(seen(one)) === JSON.stringify(seen(other));
}
