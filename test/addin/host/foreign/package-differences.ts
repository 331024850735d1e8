import { strFromU8, unzipSync } from "fflate";

/**
 * What differs between two .xlsx packages, part by part and cell by cell, told by the text alone and without the
 * product's own readers: "xl/workbook.xml: calcPr", "xl/worksheets/sheet1.xml: B3", "….xml: result of C5" (a formula's
 * result, or a cell of an array formula), "….xml: dimension", "….xml: row 7", "….xml: beside its cells", "….xml: gone".
 */
export function packageDifferences(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    if (was === undefined) return [`${name}: new`];
    if (is === undefined) return [`${name}: gone`];
    if (was === is) return [];
    return partDifferences(name, was, is).map((difference) => `${name}: ${difference}`);
  });
}

/** As one character a byte: text that no decoding has changed. */
const partsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => !name.endsWith("/"))
      .map(([name, part]) => [name, strFromU8(part, true)]),
  );

function partDifferences(name: string, was: string, is: string): string[] {
  if (/<(?:\w+:)?worksheet[\s>]/.test(was)) return sheetDifferences(was, is);
  const calculation = /<(?:\w+:)?calcPr\b[^>]*?(?:\/>|>\s*<\/(?:\w+:)?calcPr>)/;
  const onlyCalculation =
    /workbook[^/]*\.xml$/.test(name) && unasked(was, calculation) === unasked(is, calculation);
  return [onlyCalculation ? "calcPr" : "content"];
}

/** The workbook part without the mark to calculate on opening, and without an element that holds nothing else. */
function unasked(xml: string, calculation: RegExp): string {
  const mark = /\sfullCalcOnLoad="[^"]*"/;
  return xml.replace(calculation, (element) => {
    const plain = element.replace(mark, "").replace(/\s*\/>$/, "/>");
    return /^<(?:\w+:)?calcPr\/>$/.test(plain) ? "" : plain;
  });
}

type SheetText = {
  cells: Map<string, string>;
  rows: Map<number, string>;
  dimension: string;
  blocks: Set<string>;
  /** All but cells, opening tags of rows and the dimension. */
  rest: string;
};

function sheetDifferences(was: string, is: string): string[] {
  const [old, now] = [sheetText(was), sheetText(is)];
  const found: string[] = [];
  if (old.dimension !== now.dimension) found.push("dimension");
  for (const row of keysOf(old.rows, now.rows)) {
    if (old.rows.get(row) !== now.rows.get(row)) found.push(`row ${row}`);
  }
  for (const at of keysOf(old.cells, now.cells)) {
    const [before, after] = [old.cells.get(at), now.cells.get(at)];
    if (before === after) continue;
    const isResult = /<(?:\w+:)?f[\s/>]/.test(before ?? "") || old.blocks.has(at);
    const sameBesides = bare(before ?? "") === bare(after ?? "");
    found.push(isResult && sameBesides ? `result of ${at}` : at);
  }
  if (old.rest !== now.rest) found.push("beside its cells");
  return found;
}

const keysOf = <K>(a: ReadonlyMap<K, string>, b: ReadonlyMap<K, string>): K[] => [
  ...new Set([...a.keys(), ...b.keys()]),
];

/** A cell without its result and the result's type. */
const bare = (cell: string): string =>
  cell
    .replace(/>\s+</g, "><")
    .replace(/<(?:\w+:)?v\b[^>]*?(?:\/>|>[^<]*<\/(?:\w+:)?v>)/, "")
    .replace(/^(<[^>]*?)\st="[^"]*"/, "$1")
    .replace(/^<((?:\w+:)?c)([^>]*?)\s*>\s*<\/\1>$/, "<$1$2/>")
    .replace(/\s*\/>$/, "/>");

const ROW_OR_CELL = /<(?:\w+:)?row(?=[\s/>])([^>]*)>|<((?:\w+:)?c)(?=[\s/>])([^>]*?)(?:\/>|>[\s\S]*?<\/\2>)/g;

const SHEET_DATA = /<((?:\w+:)?sheetData)(?:\s[^>]*)?(?:\/>|>[\s\S]*<\/\1>)/;

function sheetText(xml: string): SheetText {
  const sheet: SheetText = {
    cells: new Map(),
    rows: new Map(),
    dimension: "",
    blocks: new Set(),
    rest: "",
  };
  const body = SHEET_DATA.exec(xml)?.[0] ?? "";
  let [row, column] = [0, 0];
  const rest = body.replace(
    ROW_OR_CELL,
    (text, rowAttributes?: string, _name?: string, attributes?: string) => {
      if (rowAttributes !== undefined) {
        row = Number(/\br="(\d+)"/.exec(rowAttributes)?.[1] ?? row + 1);
        column = 0;
        sheet.rows.set(row, text);
        return "";
      }
      const named = /\br="([A-Z]+)\d+"/.exec(attributes ?? "")?.[1];
      column = named === undefined ? column + 1 : columnNumber(named);
      sheet.cells.set(`${columnName(column)}${row}`, text);
      for (const at of blockOf(text)) sheet.blocks.add(at);
      return "";
    },
  );
  // A row that is made has a closing tag of its own, and a sheet without rows opens its element.
  const frame = rest.replace(/<\/(?:\w+:)?row>/g, "").replace(/<((?:\w+:)?sheetData)><\/\1>/, "<$1/>");
  sheet.rest = xml
    .replace(body, () => frame)
    .replace(/<(?:\w+:)?dimension\b[^>]*>/, (text) => {
      sheet.dimension = text;
      return "";
    });
  return sheet;
}

/** The cells that an array formula or a data table fills. */
function blockOf(cell: string): string[] {
  const formula = /<(?:\w+:)?f\b[^>]*\bt="(?:array|dataTable)"[^>]*>/.exec(cell)?.[0];
  const range = /\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/.exec(formula ?? "");
  if (!range) return [];
  const [, left = "", top, right = "", bottom] = range;
  const cells: string[] = [];
  for (let row = Number(top); row <= Number(bottom); row++) {
    for (let column = columnNumber(left); column <= columnNumber(right); column++) {
      cells.push(`${columnName(column)}${row}`);
    }
  }
  return cells;
}

const columnNumber = (name: string): number =>
  [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function columnName(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? columnName(before) : ""}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
