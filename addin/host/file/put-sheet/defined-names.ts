import { quotedSheet } from "../../../table/address.ts";
import { takenName, type WorkbookName } from "../../put-sheet/planned-names.ts";
import { damaged, FileFault } from "../file-fault.ts";
import { applySplices, type Splice } from "../sheet/splice.ts";
import type { NameEntry, WorkbookPart } from "../workbook-part.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import { escapeXml } from "../xml/xml-text.ts";
import type { DrawnSheet } from "./draw-plan.ts";

/** Print area and titles as drawn, for the sheet of this name and place among all sheets. */
export const printNames = (drawn: DrawnSheet, sheet: string, place: number): NameEntry[] =>
  drawn.printNames.map(({ name, formula }) => ({
    name,
    localSheet: place,
    formula: formula.replace(/'(?:[^']|'')*'!/g, () => `${quotedSheet(sheet)}!`),
  }));

const sameName = (a: NameEntry, b: NameEntry): boolean =>
  a.localSheet === b.localSheet && a.name.toLowerCase() === b.name.toLowerCase();

/** Fault: would-overwrite with the name that is somebody's. `own` is the sheet that is refreshed. */
export function refuseTakenNames(
  book: WorkbookPart,
  names: readonly WorkbookName[],
  own: string | null,
): void {
  const present = book.names.filter(({ localSheet }) => localSheet === null);
  const worksheets = book.sheets.filter(({ kind }) => kind === "worksheet");
  const name = takenName(names, present, worksheets, own);
  if (name !== undefined) throw new FileFault("would-overwrite", { name });
}

export const ofWorkbook = (names: readonly WorkbookName[]): NameEntry[] =>
  names.map((name) => ({ ...name, localSheet: null }));

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
