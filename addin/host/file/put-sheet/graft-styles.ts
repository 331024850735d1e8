import { XmlReader } from "../xml/xml-reader.ts";
import { growStyleTables, readStyleTables, type StyleTableName, type StyleTables } from "./style-tables.ts";

/** `styles[i]`: number in the file of the drawn sheet's cell style i. */
export type GraftedStyles = { xml: string; styles: number[] };

/** Numbers of format codes of one's own begin here. */
const FIRST_CUSTOM_FORMAT = 164;

/**
 * Appends the drawn styles to those of the file; what is there already is used again. No number that stands in the
 * file changes its meaning. The plain style stays the file's own.
 */
export function graftStyles(fileXml: string | undefined, part: string, drawnXml: string): GraftedStyles {
  const drawn = readStyleTables(drawnXml, "drawn styles");
  const count = drawn.tables.cellXfs?.elements.length ?? 0;
  if (fileXml === undefined)
    return { xml: drawnXml, styles: Array.from({ length: count }, (_, style) => style) };
  const file = readStyleTables(fileXml, part);
  const grown = new Map<StyleTableName, string[]>();
  const graft = (name: StyleTableName): number[] => appendElements(file, drawn, name, grown);
  const formats = graftFormats(file, drawn, grown);
  const tables = { fontId: graft("fonts"), fillId: graft("fills"), borderId: graft("borders") };
  const cellStyles = listOf(file, "cellXfs");
  const hadPlain = cellStyles.length > 0;
  const styles = (drawn.tables.cellXfs?.elements ?? []).map((xf, index) => {
    if (index === 0 && hadPlain) return 0;
    let text = replaceId(xf, "numFmtId", (id) => formats.get(id) ?? id);
    for (const [attribute, numbers] of Object.entries(tables)) {
      text = replaceId(text, attribute, (id) => numbers[id] ?? 0);
    }
    return placeOf(cellStyles, withPrefix(text, file.prefix));
  });
  grown.set("cellXfs", cellStyles);
  return { xml: growStyleTables(fileXml, file, grown), styles };
}

const listOf = (tables: StyleTables, name: StyleTableName): string[] => [
  ...(tables.tables[name]?.elements ?? []),
];

function appendElements(
  file: StyleTables,
  drawn: StyleTables,
  name: StyleTableName,
  grown: Map<StyleTableName, string[]>,
): number[] {
  const elements = listOf(file, name);
  const numbers = listOf(drawn, name).map((element) => placeOf(elements, withPrefix(element, file.prefix)));
  grown.set(name, elements);
  return numbers;
}

/** Format codes go by numbers of their own, not by place: drawn number → number in the file. */
function graftFormats(
  file: StyleTables,
  drawn: StyleTables,
  grown: Map<StyleTableName, string[]>,
): Map<number, number> {
  const elements = listOf(file, "numFmts");
  const known = new Map<string, number>();
  let last = FIRST_CUSTOM_FORMAT - 1;
  for (const element of elements) {
    const { id, code } = readFormat(element);
    known.set(code, id);
    last = Math.max(last, id);
  }
  const numbers = new Map<number, number>();
  for (const element of listOf(drawn, "numFmts")) {
    const { id, code } = readFormat(element);
    let number = known.get(code);
    if (number === undefined) {
      number = ++last;
      elements.push(
        withPrefix(
          replaceId(element, "numFmtId", () => last),
          file.prefix,
        ),
      );
    }
    numbers.set(id, number);
  }
  grown.set("numFmts", elements);
  return numbers;
}

function readFormat(element: string): { id: number; code: string } {
  const reader = new XmlReader(element, "numFmt");
  reader.next();
  return { id: reader.integer("numFmtId") ?? 0, code: reader.attribute("formatCode") ?? "" };
}

/** Place of the element in the list, appended if it is not there. */
function placeOf(elements: string[], element: string): number {
  const found = elements.indexOf(element);
  return found >= 0 ? found : elements.push(element) - 1;
}

const replaceId = (xml: string, attribute: string, number: (old: number) => number): string =>
  xml.replace(
    new RegExp(`(\\s${attribute}=")(\\d+)"`),
    (_all, head: string, old: string) => `${head}${number(Number(old))}"`,
  );

/** Drawn elements carry no prefix; in a file that has one they take it on. */
const withPrefix = (xml: string, prefix: string): string =>
  prefix === "" ? xml : xml.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`);
