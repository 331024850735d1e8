import { damaged } from "./file-fault.ts";
import { decodePart, encodePart } from "./xml/part-text.ts";
import { XmlReader } from "./xml/xml-reader.ts";
import { unzipEntry } from "./zip/unzip-entry.ts";
import { zipEntry } from "./zip/write-zip.ts";
import { partKey, type ZipArchive, zipArchive } from "./zip/zip-archive.ts";

/** The XML of a part; undefined if the package has no such part. Fault: damaged. */
export function readPart(archive: ZipArchive, part: string): string | undefined {
  const entry = archive.byKey.get(partKey(part));
  return entry && decodePart(unzipEntry(entry), part);
}

export function requirePart(archive: ZipArchive, part: string): string {
  const xml = readPart(archive, part);
  if (xml === undefined) throw damaged(part, "missing");
  return xml;
}

/** A new archive with these parts changed or added; null takes a part out. All other entries are shared. */
export function withParts(archive: ZipArchive, changes: ReadonlyMap<string, string | null>): ZipArchive {
  const open = new Map([...changes].map(([part, xml]) => [partKey(part), { part, xml }]));
  const entries = archive.entries.flatMap((entry) => {
    const change = open.get(partKey(entry.name));
    open.delete(partKey(entry.name));
    if (!change) return [entry];
    return change.xml === null ? [] : [zipEntry(entry.name, encodePart(change.xml), entry)];
  });
  for (const { part, xml } of open.values()) if (xml !== null) entries.push(zipEntry(part, encodePart(xml)));
  return zipArchive(entries);
}

/** `kind` is the last segment of the relationship type, equal in transitional and strict files: "worksheet". */
export type Relationship = { id: string; kind: string; type: string; target: string };

/** "xl/workbook.xml" → "xl/_rels/workbook.xml.rels"; "" (the package itself) → "_rels/.rels". */
export function relationshipsPart(source: string): string {
  const slash = source.lastIndexOf("/") + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

/** Relationships of a part to other parts of the package; targets are full part names. */
export function readRelationships(archive: ZipArchive, source: string): Relationship[] {
  const part = relationshipsPart(source);
  const xml = readPart(archive, part);
  if (xml === undefined) return [];
  const found: Relationship[] = [];
  const reader = new XmlReader(xml, part);
  while (reader.find("Relationship")) {
    const id = reader.attribute("Id");
    const type = reader.attribute("Type");
    const target = reader.attribute("Target");
    if (id === undefined || type === undefined || target === undefined) throw damaged(part, "relationship");
    if (reader.attribute("TargetMode") === "External") continue;
    found.push({
      id,
      type,
      kind: type.slice(type.lastIndexOf("/") + 1),
      target: resolveTarget(source, target),
    });
  }
  return found;
}

function resolveTarget(source: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = source.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}
