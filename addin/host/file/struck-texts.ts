import { XmlReader } from "./xml/xml-reader.ts";

/** What is crossed out in a workbook: shared texts by their index, of which a run at least, and cell styles by theirs. */
export type StruckTexts = { texts: ReadonlySet<number>; styles: ReadonlySet<number> };

export function readStruckTexts(
  strings: { xml: string | undefined; part: string },
  styles: { xml: string | undefined; part: string },
): StruckTexts {
  return { texts: struckStrings(strings.xml, strings.part), styles: struckStyles(styles.xml, styles.part) };
}

const mayStrike = (xml: string | undefined): xml is string => xml !== undefined && /[<:]strike\b/.test(xml);

function struckStrings(xml: string | undefined, part: string): ReadonlySet<number> {
  const struck = new Set<number>();
  if (!mayStrike(xml)) return struck;
  const reader = new XmlReader(xml, part);
  let index = -1;
  while (reader.next()) {
    if (reader.kind === "close") continue;
    if (reader.name === "si") index += 1;
    else if (isStrike(reader)) struck.add(index);
  }
  return struck;
}

/** Cell styles (indexes into cellXfs) whose font is crossed out. */
function struckStyles(xml: string | undefined, part: string): ReadonlySet<number> {
  const fonts: boolean[] = [];
  const styles: number[] = [];
  if (!mayStrike(xml)) return new Set();
  const reader = new XmlReader(xml, part);
  let list = "";
  while (reader.next()) {
    const { name, kind } = reader;
    if (kind === "open" && lists.has(name)) list = name;
    if (kind === "close" && name === list) list = "";
    if (kind === "close") continue;
    if (list === "fonts" && name === "font") fonts.push(false);
    else if (list === "fonts" && isStrike(reader)) fonts[fonts.length - 1] = true;
    else if (list === "cellXfs" && name === "xf") styles.push(reader.integer("fontId") ?? 0);
  }
  return new Set(styles.flatMap((font, style) => (fonts[font] ? [style] : [])));
}

const lists = new Set(["fonts", "cellXfs"]);

const isStrike = (reader: XmlReader): boolean =>
  reader.name === "strike" && !["0", "false"].includes(reader.attribute("val") ?? "1");
