import { applySplices, type Splice } from "../sheet/splice.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import type { DrawnSheet } from "./draw-plan.ts";

const TRANSITIONAL = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};
const STRICT = {
  main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
  relationships: "http://purl.oclc.org/ooxml/officeDocument/relationships",
};

/**
 * The drawn sheet as a part of another workbook: styles by that workbook's numbers, shared texts written inline, not
 * selected (two selected sheets would both take what the user types next), namespaces as the workbook has them.
 */
export function graftSheetXml(drawn: DrawnSheet, styles: readonly number[], strict: boolean): string {
  const { sheetXml } = drawn;
  const splices: Splice[] = [];
  const reader = new XmlReader(sheetXml, "drawn sheet");
  while (reader.next()) {
    if (reader.kind === "close") continue;
    const { start, end } = reader;
    if (reader.name === "c") splices.push(...graftCell(reader, drawn, styles));
    else if (reader.name === "row") splices.push({ start, end, text: restyle(reader, "s", styles) });
    else if (reader.name === "col") splices.push({ start, end, text: restyle(reader, "style", styles) });
    else if (reader.name === "sheetView") {
      splices.push({ start, end, text: reader.tag().replace(/\stabSelected="[^"]*"/, "") });
    }
  }
  const grafted = applySplices(sheetXml, splices);
  return strict
    ? grafted
        .replace(TRANSITIONAL.main, STRICT.main)
        .replace(TRANSITIONAL.relationships, STRICT.relationships)
    : grafted;
}

const restyle = (reader: XmlReader, attribute: string, styles: readonly number[]): string =>
  reader.tag().replace(new RegExp(`(\\s${attribute}=")(\\d+)"`), (_all, head: string, old: string) => {
    const style = styles[Number(old)];
    if (style === undefined) throw new Error(`drawn sheet names a style it has not: ${old}`);
    return `${head}${style}"`;
  });

function graftCell(reader: XmlReader, drawn: DrawnSheet, styles: readonly number[]): Splice[] {
  const { start, end } = reader;
  const tag = restyle(reader, "s", styles);
  if (reader.attribute("t") !== "s") return [{ start, end, text: tag }];
  reader.find("v");
  const from = reader.start;
  const text = drawn.strings[Number(reader.text())];
  if (text === undefined) throw new Error("drawn sheet names a text it has not");
  return [
    { start, end, text: tag.replace(' t="s"', ' t="inlineStr"') },
    { start: from, end: reader.end, text: `<is>${text}</is>` },
  ];
}
