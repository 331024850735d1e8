import type { SheetPlan } from "../../../table/layout-plan.ts";
import { plannedArea } from "../../put-sheet/planned-area.ts";
import { plannedNames } from "../../put-sheet/planned-names.ts";
import { freeSheetName } from "../../put-sheet/sheet-name.ts";
import { damaged, FileFault } from "../file-fault.ts";
import { readPart, withParts } from "../package-parts.ts";
import { askToCalculate } from "../recalculate.ts";
import { applySplices } from "../sheet/splice.ts";
import { siblingPart, type WorkbookPart } from "../workbook-part.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import { escapeXml } from "../xml/xml-text.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import { ofWorkbook, printNames, putNames, refuseTakenNames } from "./defined-names.ts";
import type { DrawnSheet } from "./draw-plan.ts";
import { graftSheetXml } from "./graft-sheet-xml.ts";
import { graftStyles } from "./graft-styles.ts";
import { type NewPart, newStyles, newWorksheet, registerParts } from "./register-parts.ts";

/**
 * A new archive with the drawn sheet behind the others. Touched are the workbook part, its relationships, the content
 * types and the styles; every other part stays as it is. Faults: sheet-protected, would-overwrite, damaged.
 */
export function addSheet(
  archive: ZipArchive,
  book: WorkbookPart,
  plan: SheetPlan,
  drawn: DrawnSheet,
): { archive: ZipArchive; sheet: string } {
  if (book.structureLocked) throw new FileFault("sheet-protected", {});
  const sheet = freeSheetName(
    plan.name,
    book.sheets.map(({ name }) => name),
  );
  const planned = plannedNames(plan, sheet, plannedArea(plan));
  refuseTakenNames(book, planned, null);
  const names = [...ofWorkbook(planned), ...printNames(drawn, sheet, book.sheets.length)];

  const worksheet = newWorksheet(archive, book);
  const parts: NewPart[] = [worksheet];
  const styles = stylesToGrow(archive, book, parts);
  const grafted = graftStyles(styles.xml, styles.part, drawn.stylesXml);
  const listed = withSheetEntry(book, plan, sheet, worksheet.id);
  const changes = new Map<string, string | null>([
    [worksheet.part, graftSheetXml(drawn, grafted.styles, isStrict(book))],
    [styles.part, grafted.xml],
    [book.path, askToCalculate(putNames(listed, book.path, names), book.path)],
    ...registerParts(archive, book, parts),
  ]);
  return { archive: withParts(archive, changes), sheet };
}

/** The styles part of the file. One that is missing, listed or not, joins the new parts. */
function stylesToGrow(
  archive: ZipArchive,
  book: WorkbookPart,
  parts: NewPart[],
): { part: string; xml: string | undefined } {
  const listed = siblingPart(book, "styles");
  const xml = listed && readPart(archive, listed);
  if (listed && xml !== undefined) return { part: listed, xml };
  const fresh = newStyles(archive, book, listed);
  parts.push(fresh);
  return { part: fresh.part, xml: undefined };
}

const isStrict = (book: WorkbookPart): boolean =>
  book.relationships.some(({ type }) => type.startsWith("http://purl.oclc.org/"));

function withSheetEntry(book: WorkbookPart, plan: SheetPlan, sheet: string, id: string): string {
  const reader = new XmlReader(book.xml, book.path);
  const sheetId = Math.max(0, ...book.sheets.map((other) => other.sheetId)) + 1;
  let last = "";
  reader.find("sheets");
  while (reader.next() && reader.name !== "sheets") if (reader.kind !== "close") last = reader.tag();
  const idPrefix = /\s([^\s=:]+:)id\s*=/.exec(last)?.[1];
  if (idPrefix === undefined) throw damaged(book.path, "sheet");
  const state = plan.visibility === "visible" ? "" : ` state="${plan.visibility}"`;
  const attributes = `name="${escapeXml(sheet)}" sheetId="${sheetId}"${state} ${idPrefix}id="${id}"`;
  const text = `<${reader.prefix()}sheet ${attributes}/>`;
  return applySplices(book.xml, [{ start: reader.start, end: reader.start, text }]);
}
