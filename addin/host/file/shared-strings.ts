import { XmlReader } from "./xml/xml-reader.ts";
import { decodeCellText } from "./xml/xml-text.ts";

/** The workbook's table of texts, rich text flattened; empty when the file has none. */
export function readSharedStrings(xml: string | undefined, part: string): string[] {
  if (xml === undefined) return [];
  const texts: string[] = [];
  const reader = new XmlReader(xml, part);
  while (reader.find("si")) texts.push(readRichText(reader));
  return texts;
}

/** Text of an `<si>` or `<is>` the reader stands on, its runs joined; phonetic readings (`<rPh>`) are left out. */
export function readRichText(reader: XmlReader): string {
  if (reader.kind === "empty") return "";
  const container = reader.name;
  let text = "";
  while (reader.next()) {
    if (reader.kind === "close") {
      if (reader.name === container) break;
    } else if (reader.name === "t") text += reader.text();
    else if (reader.name === "rPh") reader.skip();
  }
  return decodeCellText(text);
}
