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

/**
 * Text of an `<si>` or `<is>` the reader stands on, its runs joined; phonetic readings (`<rPh>`) are left out. A footnote's raised
 * digits behind a number stay raised (12²), or 12 would become 122.
 */
export function readRichText(reader: XmlReader): string {
  if (reader.kind === "empty") return "";
  const container = reader.name;
  let text = "";
  let raised = false;
  while (reader.next()) {
    if (reader.kind === "close") {
      if (reader.name === container) break;
    } else if (reader.name === "r") raised = false;
    else if (reader.name === "vertAlign") raised = reader.attribute("val") === "superscript";
    else if (reader.name === "t") {
      const run = reader.text();
      text += raised && /\d$/.test(text) && /^\d{1,2}$/.test(run) ? raisedDigits(run) : run;
    } else if (reader.name === "rPh") reader.skip();
  }
  return decodeCellText(text);
}

const raisedDigits = (digits: string): string =>
  digits.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)));
