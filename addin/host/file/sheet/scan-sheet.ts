import { damaged } from "../file-fault.ts";
import { readRichText } from "../shared-strings.ts";
import { XmlReader } from "../xml/xml-reader.ts";

/** Offsets are positions in the text of the sheet part; `end` is behind the last character. */
export type ScannedFormula = {
  kind: "normal" | "shared" | "array" | "dataTable";
  text: string;
  /** Number of the shared formula; the cell with the text and the range is its master. */
  shared: number | undefined;
  range: string | undefined;
  start: number;
  end: number;
};

export type ScannedCell = {
  row: number;
  column: number;
  start: number;
  end: number;
  /** The opening tag as written. */
  tagEnd: number;
  style: number | undefined;
  /** ST_CellType, "n" by default. */
  type: string;
  /** Text of `<v>`, or the flattened `<is>`; undefined when the cell has neither. */
  stored: string | undefined;
  formula: ScannedFormula | undefined;
};

export type ScannedRow = {
  number: number;
  start: number;
  /** Where its cells begin and end; equal to `end` for `<row/>`. */
  contentStart: number;
  contentEnd: number;
  end: number;
  selfClosing: boolean;
  /** Style for cells that do not exist yet, only where the row declares one. */
  style: number | undefined;
  hidden: boolean;
};

export type SheetData = {
  start: number;
  contentStart: number;
  contentEnd: number;
  end: number;
  selfClosing: boolean;
  /** "x:" where elements of the sheet carry a prefix. */
  prefix: string;
};

export type SheetVisitor = {
  cell(cell: ScannedCell): void;
  /** Called behind the cells of the row. */
  row?(row: ScannedRow): void;
};

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/**
 * Walks over rows and cells in their order. Faults (damaged) where order or numbering is broken, since programs then
 * differ in what they show: a row or cell that stands twice or out of order, a place outside the sheet.
 */
export function scanSheet(xml: string, part: string, visitor: SheetVisitor): SheetData {
  const reader = new XmlReader(xml, part);
  if (!reader.find("sheetData")) throw damaged(part, "sheetData");
  const { start, end: contentStart } = reader;
  const prefix = reader.prefix();
  if (reader.kind === "empty") {
    return { start, contentStart, contentEnd: contentStart, end: contentStart, selfClosing: true, prefix };
  }
  let last = 0;
  while (reader.next()) {
    if (reader.name === "sheetData") {
      return { start, contentStart, contentEnd: reader.start, end: reader.end, selfClosing: false, prefix };
    }
    if (reader.name === "row") last = scanRow(reader, last, visitor);
  }
  throw damaged(part, "sheetData");
}

function scanRow(reader: XmlReader, last: number, visitor: SheetVisitor): number {
  const number = reader.integer("r") ?? last + 1;
  if (number <= last || number > LAST_ROW) throw damaged(reader.part, `row ${number}`);
  const row: ScannedRow = {
    number,
    start: reader.start,
    contentStart: reader.end,
    contentEnd: reader.end,
    end: reader.end,
    selfClosing: reader.kind === "empty",
    style: reader.flag("customFormat") ? reader.integer("s") : undefined,
    hidden: reader.flag("hidden") || (reader.flag("customHeight") && Number(reader.attribute("ht")) === 0),
  };
  if (!row.selfClosing) {
    let column = 0;
    while (reader.next() && reader.name !== "row") {
      if (reader.name !== "c" || reader.kind === "close") continue;
      const cell = scanCell(reader, number, column);
      column = cell.column;
      visitor.cell(cell);
    }
    row.contentEnd = reader.start;
    row.end = reader.end;
  }
  visitor.row?.(row);
  return number;
}

function scanCell(reader: XmlReader, row: number, last: number): ScannedCell {
  const reference = reader.attribute("r");
  const column = reference === undefined ? last + 1 : columnOf(reference, row);
  if (column <= last || column > LAST_COLUMN) throw damaged(reader.part, `cell ${reference ?? row}`);
  const cell: ScannedCell = {
    row,
    column,
    start: reader.start,
    end: reader.end,
    tagEnd: reader.end,
    style: reader.integer("s"),
    type: reader.attribute("t") ?? "n",
    stored: undefined,
    formula: undefined,
  };
  if (reader.kind === "empty") return cell;
  while (reader.next() && reader.name !== "c") {
    if (reader.name === "v") cell.stored = reader.text();
    else if (reader.name === "is") cell.stored = readRichText(reader);
    else if (reader.name === "f") cell.formula = scanFormula(reader);
    else reader.skip();
  }
  cell.end = reader.end;
  return cell;
}

const FORMULA_KINDS = new Set(["shared", "array", "dataTable"]);
const isFormulaKind = (kind: string): kind is ScannedFormula["kind"] => FORMULA_KINDS.has(kind);

function scanFormula(reader: XmlReader): ScannedFormula {
  const kind = reader.attribute("t") ?? "normal";
  const { start } = reader;
  const shared = reader.integer("si");
  const range = reader.attribute("ref");
  const text = reader.text();
  return { kind: isFormulaKind(kind) ? kind : "normal", text, shared, range, start, end: reader.end };
}

/** Column of "H12"; 0, which no sheet has, when the reference is broken or names another row. */
function columnOf(reference: string, row: number): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return reference.slice(at) === String(row) ? column : 0;
}
