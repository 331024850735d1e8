import type { SheetPlan } from "../../../table/layout-plan.ts";
import { damaged, FileFault } from "../file-fault.ts";
import { relationshipsPart, requirePart, withParts } from "../package-parts.ts";
import { askToCalculate } from "../recalculate.ts";
import { applySplices } from "../sheet/splice.ts";
import { siblingPart, type WorkbookPart } from "../workbook-part.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import { escapeXml } from "../xml/xml-text.ts";
import { partKey, type ZipArchive } from "../zip/zip-archive.ts";
import { plannedNames, printNames, putNames, refuseTakenNames } from "./defined-names.ts";
import type { DrawnSheet } from "./draw-plan.ts";
import { graftSheetXml } from "./graft-sheet-xml.ts";
import { graftStyles } from "./graft-styles.ts";
import { plannedArea } from "./planned-area.ts";
import { freeSheetName } from "./sheet-name.ts";

const CONTENT_TYPES = "[Content_Types].xml";
const TYPE_OF = (kind: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;

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
  const names = [
    ...plannedNames(plan, sheet, plannedArea(plan)),
    ...printNames(drawn, sheet, book.sheets.length),
  ];
  refuseTakenNames(book, names, null);

  const folder = book.path.slice(0, book.path.lastIndexOf("/") + 1);
  const stylesPart = siblingPart(book, "styles");
  const styles = graftStyles(
    stylesPart && requirePart(archive, stylesPart),
    stylesPart ?? "",
    drawn.stylesXml,
  );
  const part = freePart(archive, `${folder}worksheets/sheet`);
  const newParts: NewPart[] = [{ part, kind: "worksheet", id: freeId(book, 1) }];
  if (!stylesPart)
    newParts.push({ part: freePart(archive, `${folder}styles`), kind: "styles", id: freeId(book, 2) });
  const named = putNames(withSheetEntry(book, plan, sheet, freeId(book, 1)), book.path, names);
  const changes = new Map<string, string | null>([
    [part, graftSheetXml(drawn, styles.styles, isStrict(book))],
    [stylesPart ?? newParts[1]?.part ?? "", styles.xml],
    [book.path, askToCalculate(named, book.path)],
    ...registered(archive, book, newParts),
  ]);
  return { archive: withParts(archive, changes), sheet };
}

type NewPart = { part: string; kind: "worksheet" | "styles"; id: string };

/** First part name "…1.xml", "…2.xml" that is free. */
function freePart(archive: ZipArchive, stem: string): string {
  let number = 1;
  while (archive.byKey.has(partKey(`${stem}${number}.xml`))) number++;
  return `${stem}${number}.xml`;
}

/** Relationship id above all numbers in use. */
function freeId(book: WorkbookPart, above: number): string {
  const numbers = book.relationships.map(({ id }) => Number(/\d{1,9}$/.exec(id)?.[0] ?? 0));
  return `rId${Math.max(0, ...numbers) + above}`;
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

/** Relationships and content types with the new parts listed. */
function registered(archive: ZipArchive, book: WorkbookPart, parts: readonly NewPart[]): [string, string][] {
  const rels = relationshipsPart(book.path);
  const folder = book.path.slice(0, book.path.lastIndexOf("/") + 1);
  const known = book.relationships.find(({ kind }) => kind === "worksheet")?.type ?? "";
  const stem = known.slice(0, known.lastIndexOf("/") + 1);
  const relationship = ({ part, kind, id }: NewPart) =>
    `Relationship Id="${id}" Type="${stem}${kind}" Target="${part.slice(folder.length)}"/>`;
  const override = ({ part, kind }: NewPart) =>
    `Override PartName="/${part}" ContentType="${TYPE_OF(kind)}"/>`;
  const types = requirePart(archive, CONTENT_TYPES);
  return [
    [rels, appended(requirePart(archive, rels), rels, parts.map(relationship))],
    [CONTENT_TYPES, appended(types, CONTENT_TYPES, parts.map(override))],
  ];
}

/** Puts elements, given without "<" and prefix, before the end of the root element. */
function appended(xml: string, part: string, elements: readonly string[]): string {
  const reader = new XmlReader(xml, part);
  reader.next();
  const prefix = reader.prefix();
  reader.skip();
  if (reader.kind !== "close") throw damaged(part, "xml");
  const text = elements.map((element) => `<${prefix}${element}`).join("");
  return applySplices(xml, [{ start: reader.start, end: reader.start, text }]);
}
