import { parseRange } from "../../../table/address.ts";
import type { CellRange } from "../../snapshot.ts";
import { readRelationships, requirePart } from "../package-parts.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";

/** A table object of a sheet; `name` is the one formulas use. */
export type Table = { name: string; range: CellRange; headRows: number };

/** The table objects of a sheet part; those that stand for no range are passed over. Fault: damaged. */
export function readTables(archive: ZipArchive, part: string): Table[] {
  const tables = readRelationships(archive, part).filter(({ kind }) => kind === "table");
  return tables.flatMap(({ target }) => {
    const reader = new XmlReader(requirePart(archive, target), target);
    reader.find("table");
    const range = parseRange(reader.attribute("ref") ?? "");
    const name = reader.attribute("displayName") ?? reader.attribute("name") ?? "";
    return range ? [{ name, range, headRows: reader.integer("headerRowCount") ?? 1 }] : [];
  });
}
