import { parseReference } from "../../table/address.ts";
import type { DefinedName, SheetVisibility } from "../snapshot.ts";
import { damaged, FileFault } from "./file-fault.ts";
import { type Relationship, readRelationships, requirePart } from "./package-parts.ts";
import { XmlReader } from "./xml/xml-reader.ts";
import type { ZipArchive } from "./zip/zip-archive.ts";

export type SheetEntry = {
  name: string;
  sheetId: number;
  relationshipId: string;
  visibility: SheetVisibility;
  /**
   * Full part name and last segment of its relationship type: worksheet, chartsheet …; "module" without a part is what
   * Excel leaves of the macro sheets of its oldest versions.
   */
  part: string;
  kind: string;
};

export type NameEntry = {
  name: string;
  /** Index of the sheet the name belongs to; null for a name of the whole workbook. */
  localSheet: number | null;
  /** As stored, without "=". */
  formula: string;
  comment?: string;
};

/** The workbook part, read. */
export type WorkbookPart = {
  path: string;
  xml: string;
  sheets: SheetEntry[];
  names: NameEntry[];
  epoch: 1900 | 1904;
  activeTab: number;
  structureLocked: boolean;
  relationships: Relationship[];
};

/** Finds and reads the workbook part. Faults: not-a-workbook (another kind of package), damaged. */
export function readWorkbookPart(archive: ZipArchive): WorkbookPart {
  const path = workbookPath(archive);
  const xml = requirePart(archive, path);
  const relationships = readRelationships(archive, path);
  const book: WorkbookPart = {
    path,
    xml,
    sheets: [],
    names: [],
    epoch: 1900,
    activeTab: 0,
    structureLocked: false,
    relationships,
  };
  const reader = new XmlReader(xml, path);
  if (!reader.next() || reader.name !== "workbook") throw new FileFault("not-a-workbook", { format: "zip" });
  while (reader.next()) if (reader.kind !== "close") readElement(reader, book);
  const names = new Set(book.sheets.map((sheet) => sheet.name.toLowerCase()));
  if (names.size !== book.sheets.length) throw damaged(path, "sheet-names");
  return book;
}

function workbookPath(archive: ZipArchive): string {
  const main = readRelationships(archive, "").find(({ kind }) => kind === "officeDocument");
  if (main?.target.toLowerCase().endsWith(".bin")) throw new FileFault("not-a-workbook", { format: "xlsb" });
  if (main) return main.target;
  if (archive.byKey.has("mimetype") && archive.byKey.has("content.xml")) {
    throw new FileFault("not-a-workbook", { format: "ods" });
  }
  if (archive.byKey.has("xl/workbook.xml")) throw damaged("_rels/.rels", "missing");
  throw new FileFault("not-a-workbook", { format: "zip" });
}

function readElement(reader: XmlReader, book: WorkbookPart): void {
  switch (reader.name) {
    case "workbookPr":
      if (reader.flag("date1904")) book.epoch = 1904;
      break;
    case "workbookProtection":
      book.structureLocked = reader.flag("lockStructure");
      break;
    case "workbookView":
      book.activeTab = reader.integer("activeTab") ?? 0;
      break;
    case "sheet":
      book.sheets.push(readSheetEntry(reader, book));
      break;
    case "definedName":
      book.names.push(readNameEntry(reader));
      break;
    case "customWorkbookViews":
    case "extLst":
      reader.skip();
      break;
  }
}

const NO_PART = { kind: "module", target: "" };

const VISIBILITIES: Record<string, SheetVisibility> = { hidden: "hidden", veryHidden: "veryHidden" };

function readSheetEntry(reader: XmlReader, book: WorkbookPart): SheetEntry {
  const name = reader.attribute("name");
  const relationshipId = reader.attribute("id");
  const target = relationshipId === "" ? NO_PART : book.relationships.find(({ id }) => id === relationshipId);
  if (name === undefined || relationshipId === undefined || !target) throw damaged(book.path, "sheet");
  return {
    name,
    sheetId: reader.integer("sheetId") ?? 0,
    relationshipId,
    visibility: VISIBILITIES[reader.attribute("state") ?? ""] ?? "visible",
    part: target.target,
    kind: target.kind,
  };
}

function readNameEntry(reader: XmlReader): NameEntry {
  const name = reader.attribute("name") ?? "";
  const localSheet = reader.integer("localSheetId") ?? null;
  const comment = reader.attribute("comment");
  const formula = reader.text().trim();
  return { name, localSheet, formula, ...(comment === undefined ? {} : { comment }) };
}

/** Part name of the one part of that kind beside the workbook (styles, sharedStrings, calcChain). */
export const siblingPart = (book: WorkbookPart, kind: string): string | undefined =>
  book.relationships.find((relationship) => relationship.kind === kind)?.target;

/** Names of the whole workbook that stand for one range of a sheet that exists. */
export function rangeNames(book: WorkbookPart): DefinedName[] {
  return book.names.flatMap(({ name, localSheet, formula }) => {
    const reference = parseReference(formula);
    if (!reference || localSheet !== null || name.startsWith("_xlnm.")) return [];
    const sheet = findSheet(book, reference.sheet);
    return sheet ? [{ name, sheet: sheet.name, range: reference.range }] : [];
  });
}

/** A worksheet by name; names differ by more than case. */
export const findSheet = (book: WorkbookPart, name: string): SheetEntry | undefined =>
  book.sheets.find((sheet) => sheet.kind === "worksheet" && sheet.name.toLowerCase() === name.toLowerCase());
