import { damaged } from "./file-fault.ts";
import { readPart, readRelationships, relationshipsPart, requirePart } from "./package-parts.ts";
import { applySplices } from "./sheet/splice.ts";
import type { WorkbookPart } from "./workbook-part.ts";
import { XmlReader } from "./xml/xml-reader.ts";
import { partKey, type ZipArchive } from "./zip/zip-archive.ts";

/** Elements that stand before `<calcPr>` in a workbook part, in their order (ECMA-376 part 1, 18.2.27). */
const BEFORE_CALCULATION = new Set(["sheets", "functionGroups", "externalReferences", "definedNames"]);

/** The workbook part asking the next spreadsheet program to calculate all formulas when it opens the file. */
export function askToCalculate(xml: string, part: string): string {
  const reader = new XmlReader(xml, part);
  let behind = -1;
  let prefix = "";
  while (reader.next()) {
    if (reader.name === "calcPr" && reader.kind !== "close") return markCalculation(reader);
    if (!BEFORE_CALCULATION.has(reader.name)) continue;
    prefix = reader.prefix();
    reader.skip();
    behind = reader.end;
  }
  if (behind < 0) throw damaged(part, "sheets");
  return applySplices(xml, [{ start: behind, end: behind, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` }]);
}

function markCalculation(reader: XmlReader): string {
  if (reader.flag("fullCalcOnLoad")) return reader.xml;
  const tag = reader
    .tag()
    .replace(/\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')/, "")
    .replace(/\s*(\/?>)$/, ' fullCalcOnLoad="1"$1');
  return applySplices(reader.xml, [{ start: reader.start, end: reader.end, text: tag }]);
}

/**
 * Takes the calculation chain out of the package: it lists every formula cell, Excel calls a file damaged whose chain
 * names a cell without formula, and makes a new one by itself.
 */
export function dropCalculationChain(archive: ZipArchive, book: WorkbookPart): Map<string, string | null> {
  const changes = new Map<string, string | null>();
  const chain = readRelationships(archive, book.path).find(({ kind }) => kind === "calcChain");
  if (!chain) return changes;
  changes.set(chain.target, null);
  const rels = relationshipsPart(book.path);
  changes.set(rels, withoutElement(requirePart(archive, rels), rels, "Relationship", "Id", chain.id));
  const types = "[Content_Types].xml";
  const typesXml = readPart(archive, types);
  if (typesXml !== undefined) {
    changes.set(types, withoutElement(typesXml, types, "Override", "PartName", `/${chain.target}`));
  }
  return changes;
}

function withoutElement(
  xml: string,
  part: string,
  element: string,
  attribute: string,
  value: string,
): string {
  const reader = new XmlReader(xml, part);
  while (reader.find(element)) {
    if (partKey(reader.attribute(attribute) ?? "") !== partKey(value)) continue;
    const { start } = reader;
    reader.skip();
    return applySplices(xml, [{ start, end: reader.end, text: "" }]);
  }
  return xml;
}
