import type { SheetPlan } from "../../../table/layout-plan.ts";
import { legalSheetName } from "../../put-sheet/sheet-name.ts";
import { authorWorkbook } from "../author-workbook.ts";
import { FILE_LIMITS } from "../limits.ts";
import { requirePart } from "../package-parts.ts";
import { type NameEntry, readWorkbookPart, siblingPart } from "../workbook-part.ts";
import { readZip } from "../zip/read-zip.ts";
import { sharedStringElements } from "./shared-string-elements.ts";

/** A planned sheet as our own author draws it in a workbook of its own, taken apart for grafting. */
export type DrawnSheet = {
  sheetXml: string;
  stylesXml: string;
  /** Inside of each `<si>`. */
  strings: string[];
  /** Print area and titles, belonging to the one sheet. */
  printNames: NameEntry[];
};

export async function drawPlan(plan: SheetPlan): Promise<DrawnSheet> {
  // Alone in its workbook it must be seen; whether it is hidden is said where it is listed among the others.
  const sheet: SheetPlan = { ...plan, name: legalSheetName(plan.name), visibility: "visible" };
  const archive = readZip(await authorWorkbook({ title: plan.name, sheets: [sheet] }), FILE_LIMITS);
  const book = readWorkbookPart(archive);
  const part = book.sheets[0]?.part;
  const styles = siblingPart(book, "styles");
  const strings = siblingPart(book, "sharedStrings");
  if (part === undefined || styles === undefined) throw new Error("the author drew no sheet");
  return {
    sheetXml: requirePart(archive, part),
    stylesXml: requirePart(archive, styles),
    strings: strings === undefined ? [] : sharedStringElements(requirePart(archive, strings), strings),
    printNames: book.names.filter(({ localSheet }) => localSheet !== null),
  };
}
