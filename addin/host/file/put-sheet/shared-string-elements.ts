import { XmlReader } from "../xml/xml-reader.ts";

/** The inside of every `<si>` as XML, its runs and their fonts kept. */
export function sharedStringElements(xml: string, part: string): string[] {
  const elements: string[] = [];
  const reader = new XmlReader(xml, part);
  while (reader.find("si")) {
    const from = reader.end;
    reader.skip();
    elements.push(from === reader.end ? "" : xml.slice(from, reader.start));
  }
  return elements;
}
