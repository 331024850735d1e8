import { applySplices, type Splice } from "../sheet/splice.ts";
import { XmlReader } from "../xml/xml-reader.ts";

/** Children of `<styleSheet>` in the order the schema demands (ECMA-376 part 1, 18.8.39). */
const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

export type StyleTableName = "numFmts" | "fonts" | "fills" | "borders" | "cellXfs";

/** One table of a styles part: its elements as XML, the place in the list is their number. */
export type StyleTable = { elements: string[]; start: number; end: number; openEnd: number; tag: string };

export type StyleTables = { prefix: string; tables: Partial<Record<string, StyleTable>>; rootEnd: number };

/** Cuts a styles part into its tables. */
export function readStyleTables(xml: string, part: string): StyleTables {
  const reader = new XmlReader(xml, part);
  reader.find("styleSheet");
  const found: StyleTables = { prefix: reader.prefix(), tables: {}, rootEnd: reader.end };
  while (reader.next() && reader.name !== "styleSheet") {
    const { name, start, end: openEnd } = reader;
    const tag = reader.tag();
    const elements: string[] = [];
    if (reader.kind === "open") {
      while (reader.next() && reader.name !== name) {
        const from = reader.start;
        reader.skip();
        elements.push(xml.slice(from, reader.end));
      }
    }
    found.tables[name] = { elements, start, end: reader.end, openEnd, tag };
  }
  return found;
}

/** The styles part with longer tables; a table that is missing is made in its place. */
export function growStyleTables(
  xml: string,
  { prefix, tables, rootEnd }: StyleTables,
  grown: ReadonlyMap<StyleTableName, readonly string[]>,
): string {
  const splices: Splice[] = [];
  for (const [name, elements] of grown) {
    const table = tables[name];
    if (elements.length === (table?.elements.length ?? 0)) continue;
    const inside = elements.join("");
    if (table) {
      const tag = table.tag.replace(/\scount="\d*"/, "").replace(/\s*\/?>$/, ` count="${elements.length}">`);
      splices.push({ start: table.start, end: table.end, text: `${tag}${inside}</${prefix}${name}>` });
    } else {
      const before = ORDER.slice(0, ORDER.indexOf(name)).map((other) => tables[other]?.end ?? rootEnd);
      const at = Math.max(rootEnd, ...before);
      const text = `<${prefix}${name} count="${elements.length}">${inside}</${prefix}${name}>`;
      splices.push({ start: at, end: at, text });
    }
  }
  return applySplices(xml, splices);
}
