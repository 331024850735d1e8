import { parseRange, printRange } from "../../../table/address.ts";
import { union } from "../../cell-range.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import type { SheetData } from "./scan-sheet.ts";
import type { SheetEdit } from "./sheet-edit.ts";
import type { Splice } from "./splice.ts";

/** `<dimension>` is a hint some readers trust: it grows with cells that were empty and are written outside of it. */
export function extendDimension(
  xml: string,
  part: string,
  data: SheetData,
  edits: readonly SheetEdit[],
): Splice[] {
  const reader = new XmlReader(xml, part);
  if (!reader.find("dimension") || reader.start > data.start) return [];
  const old = reader.attribute("ref") ?? "";
  const range = parseRange(old);
  if (!range) return [];
  const written = edits.filter(({ value, formula }) => value !== null || typeof formula === "object");
  const grown = written.reduce(
    (all, { at }) => union(all, { top: at.row, bottom: at.row, left: at.column, right: at.column }),
    range,
  );
  if (printRange(grown) === printRange(range)) return [];
  const text = reader.tag().replace(old, printRange(grown));
  return [{ start: reader.start, end: reader.end, text }];
}
