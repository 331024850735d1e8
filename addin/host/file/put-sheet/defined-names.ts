import { parseReference, printRange } from "../../../table/address.ts";
import { sheetIdName } from "../../../table/binding-names.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { CellRange } from "../../snapshot.ts";
import { damaged, FileFault } from "../file-fault.ts";
import { applySplices, type Splice } from "../sheet/splice.ts";
import { findSheet, type NameEntry, type WorkbookPart } from "../workbook-part.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import { escapeXml } from "../xml/xml-text.ts";
import type { DrawnSheet } from "./draw-plan.ts";

/** "'年报表'!$A$1:$B$2". */
export const absoluteReference = (sheet: string, range: CellRange): string =>
  `${quotedSheet(sheet)}!${printRange(range).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;

const quotedSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/**
 * The names a planned sheet brings along. The range of its own name is the planned area; the comment keeps it as it
 * was drawn, so that rows and columns inserted later, which move the range, are noticed.
 */
export const plannedNames = (plan: SheetPlan, sheet: string, area: CellRange): NameEntry[] => [
  {
    name: sheetIdName(plan.id),
    localSheet: null,
    formula: absoluteReference(sheet, area),
    comment: printRange(area),
  },
  ...plan.names.map(({ name, range }) => ({
    name,
    localSheet: null,
    formula: absoluteReference(sheet, range),
  })),
];

/** Print area and titles as drawn, for the sheet of this name and place among all sheets. */
export const printNames = (drawn: DrawnSheet, sheet: string, place: number): NameEntry[] =>
  drawn.printNames.map(({ name, formula }) => ({
    name,
    localSheet: place,
    formula: formula.replace(/'(?:[^']|'')*'!/g, () => `${quotedSheet(sheet)}!`),
  }));

const sameName = (a: NameEntry, b: NameEntry): boolean =>
  a.localSheet === b.localSheet && a.name.toLowerCase() === b.name.toLowerCase();

/** A name that leads to a living cell of another sheet is somebody's: taking it over would break what uses it. */
export function refuseTakenNames(book: WorkbookPart, names: readonly NameEntry[], own: string | null): void {
  for (const name of names) {
    const taken = book.names.find((other) => sameName(other, name));
    if (!taken || taken.formula.includes("#REF!")) continue;
    const target = parseReference(taken.formula)?.sheet;
    const gone = target !== undefined && !findSheet(book, target);
    const ours = own !== null && target?.toLowerCase() === own.toLowerCase();
    if (!gone && !ours) throw new FileFault("would-overwrite", { name: name.name });
  }
}

/** Elements that stand before `<definedNames>` in a workbook part. */
const BEFORE_NAMES = new Set(["sheets", "functionGroups", "externalReferences"]);

/** The workbook part with these names put in; one that is there gets the new formula. */
export function putNames(xml: string, part: string, names: readonly NameEntry[]): string {
  const open = [...names];
  const splices: Splice[] = [];
  const reader = new XmlReader(xml, part);
  let behind = -1;
  let prefix = "";
  let inside = -1;
  while (reader.next()) {
    if (reader.name === "definedName" && reader.kind !== "close") splices.push(...replaceName(reader, open));
    if (reader.name === "definedNames" && reader.kind === "close") inside = reader.start;
    if (!BEFORE_NAMES.has(reader.name)) continue;
    prefix = reader.prefix();
    reader.skip();
    behind = reader.end;
  }
  if (behind < 0) throw damaged(part, "sheets");
  const added = open.map((name) => nameXml(name, prefix)).join("");
  if (added === "") return applySplices(xml, splices);
  if (inside >= 0) splices.push({ start: inside, end: inside, text: added });
  else {
    const text = `<${prefix}definedNames>${added}</${prefix}definedNames>`;
    splices.push({ start: behind, end: behind, text });
  }
  return applySplices(xml, splices);
}

/** Takes the name the reader stands on from `open` and gives its new element. */
function replaceName(reader: XmlReader, open: NameEntry[]): Splice[] {
  const entry = {
    name: reader.attribute("name") ?? "",
    localSheet: reader.integer("localSheetId") ?? null,
    formula: "",
  };
  const index = open.findIndex((name) => sameName(name, entry));
  const name = open[index];
  if (!name) return [];
  open.splice(index, 1);
  const { start } = reader;
  const prefix = reader.prefix();
  reader.skip();
  return [{ start, end: reader.end, text: nameXml(name, prefix) }];
}

function nameXml({ name, localSheet, formula, comment }: NameEntry, prefix: string): string {
  const local = localSheet === null ? "" : ` localSheetId="${localSheet}"`;
  const note = comment === undefined ? "" : ` comment="${escapeXml(comment)}"`;
  return `<${prefix}definedName name="${escapeXml(name)}"${note}${local}>${escapeXml(formula)}</${prefix}definedName>`;
}
