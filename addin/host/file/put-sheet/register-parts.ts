import { damaged } from "../file-fault.ts";
import { relationshipsPart, requirePart } from "../package-parts.ts";
import { applySplices } from "../sheet/splice.ts";
import type { WorkbookPart } from "../workbook-part.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import { partKey, type ZipArchive } from "../zip/zip-archive.ts";

/** A part to add; `listed` ones the workbook names already, though the file lacks them. */
export type NewPart = { part: string; kind: "worksheet" | "styles"; id: string; listed: boolean };

const CONTENT_TYPES = "[Content_Types].xml";
const contentType = (kind: NewPart["kind"]): string =>
  `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;

const folderOf = (book: WorkbookPart): string => book.path.slice(0, book.path.lastIndexOf("/") + 1);

export const newWorksheet = (archive: ZipArchive, book: WorkbookPart): NewPart => ({
  part: freePart(archive, `${folderOf(book)}worksheets/sheet`),
  kind: "worksheet",
  id: freeId(archive, book, 1),
  listed: false,
});

export const newStyles = (archive: ZipArchive, book: WorkbookPart, listed: string | undefined): NewPart => ({
  part: listed ?? freePart(archive, `${folderOf(book)}styles`),
  kind: "styles",
  id: freeId(archive, book, 2),
  listed: listed !== undefined,
});

/** First part name "…1.xml", "…2.xml" that is free. */
function freePart(archive: ZipArchive, stem: string): string {
  let number = 1;
  while (archive.byKey.has(partKey(`${stem}${number}.xml`))) number++;
  return `${stem}${number}.xml`;
}

/** Relationship id above all numbers in use, those of targets outside the file too. */
function freeId(archive: ZipArchive, book: WorkbookPart, above: number): string {
  const part = relationshipsPart(book.path);
  const reader = new XmlReader(requirePart(archive, part), part);
  let last = 0;
  while (reader.find("Relationship")) {
    last = Math.max(last, Number(/\d{1,9}$/.exec(reader.attribute("Id") ?? "")?.[0] ?? 0));
  }
  return `rId${last + above}`;
}

/** Relationships and content types with the new parts listed. Fault: damaged. */
export function registerParts(
  archive: ZipArchive,
  book: WorkbookPart,
  parts: readonly NewPart[],
): [string, string][] {
  const rels = relationshipsPart(book.path);
  // Strict and transitional files name the same kind by other types: as the sheets have it.
  const known = book.relationships.find(({ kind }) => kind === "worksheet")?.type ?? "";
  const stem = known.slice(0, known.lastIndexOf("/") + 1);
  const relationships = parts
    .filter(({ listed }) => !listed)
    .map(({ part, kind, id }) => {
      const target = part.slice(folderOf(book).length);
      return `Relationship Id="${id}" Type="${stem}${kind}" Target="${target}"/>`;
    });
  const types = requirePart(archive, CONTENT_TYPES);
  const typed = overrides(types);
  const overriding = parts
    .filter(({ part }) => !typed.has(partKey(part)))
    .map(({ part, kind }) => `Override PartName="/${part}" ContentType="${contentType(kind)}"/>`);
  return [
    [rels, appended(requirePart(archive, rels), rels, relationships)],
    [CONTENT_TYPES, appended(types, CONTENT_TYPES, overriding)],
  ];
}

function overrides(types: string): Set<string> {
  const found = new Set<string>();
  const reader = new XmlReader(types, CONTENT_TYPES);
  while (reader.find("Override")) found.add(partKey(reader.attribute("PartName") ?? ""));
  return found;
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
