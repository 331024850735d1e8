import { parseRange } from "../../../table/address.ts";
import type { CellRange } from "../../snapshot.ts";
import { damaged } from "../file-fault.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import type { SheetData } from "./scan-sheet.ts";

export type ColumnFrame = { from: number; to: number; style: number | undefined; hidden: boolean };

/** What stands around the cells of a sheet. */
export type SheetFrame = { columns: ColumnFrame[]; merges: CellRange[]; protected: boolean };

/** Reads the elements before and behind the cells; validations, however large their areas, are only passed over. */
export function readSheetFrame(xml: string, part: string, data: SheetData): SheetFrame {
  const frame: SheetFrame = { columns: [], merges: [], protected: false };
  const reader = new XmlReader(xml, part);
  while (reader.next() && reader.start < data.start) {
    if (reader.name === "col" && reader.kind !== "close") frame.columns.push(readColumn(reader));
  }
  const tail = new XmlReader(xml, part, data.end);
  while (tail.next()) {
    if (tail.kind === "close") continue;
    if (tail.name === "mergeCell") frame.merges.push(readMerge(tail));
    else if (tail.name === "sheetProtection") frame.protected = tail.flag("sheet");
    else if (tail.name === "extLst") tail.skip();
  }
  return frame;
}

function readColumn(reader: XmlReader): ColumnFrame {
  const from = reader.integer("min");
  const to = reader.integer("max");
  if (from === undefined || to === undefined) throw damaged(reader.part, "col");
  const flat = reader.flag("customWidth") && Number(reader.attribute("width")) === 0;
  return { from, to, style: reader.integer("style"), hidden: reader.flag("hidden") || flat };
}

function readMerge(reader: XmlReader): CellRange {
  const range = parseRange(reader.attribute("ref") ?? "");
  if (!range) throw damaged(reader.part, "mergeCell");
  return range;
}
