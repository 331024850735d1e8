import type { IBorderData, IStyleBase, IStyleData } from "@univerjs/core";
import { GENERAL, readNumberFormats } from "../../file/number-formats.ts";
import { XmlReader } from "../../file/xml/xml-reader.ts";
import { PLAIN_ALIGNMENT, readAlignment } from "./alignment.ts";
import { readBorder } from "./borders.ts";
import { type Palette, palette } from "./colors.ts";
import { elementsInside } from "./elements-inside.ts";
import { readFill } from "./fills.ts";
import { readFont } from "./fonts.ts";

/** One entry of cellXfs: what a cell looks like and whether it takes input on a protected sheet. */
export type CellLook = {
  style: IStyleData;
  format: string;
  unlocked: boolean;
};

export type Looks = {
  /** By the style number of cells. */
  cells: readonly CellLook[];
  /** By the number conditional formats name. */
  rules: readonly IStyleBase[];
  /** The font of cells without style; column widths are counted in its digits. */
  standard: IStyleBase;
  palette: Palette;
};

/** Reads the styles part; a workbook without one has plain cells only. Fault: damaged. */
export function readLooks(xml: string | undefined, part: string, theme: readonly string[]): Looks {
  if (xml === undefined) {
    return { cells: [], rules: [], standard: {}, palette: palette(theme, []) };
  }
  const colors = palette(theme, readOwnColors(xml, part));
  const formats = readNumberFormats(xml, part);
  const tables = readTables(xml, part, colors);
  const cells = tables.xfs.map((xf, index) => lookOf(xf, tables, formats[index] ?? GENERAL));
  return { cells, rules: tables.rules, standard: tables.fonts[0] ?? {}, palette: colors };
}

function readOwnColors(xml: string, part: string): string[] {
  const own: string[] = [];
  const reader = new XmlReader(xml, part);
  while (reader.find("rgbColor")) own.push((reader.attribute("rgb") ?? "").slice(-6));
  return own;
}

type FormatRecord = {
  font: number;
  fill: number;
  border: number;
  alignment: IStyleData;
  unlocked: boolean;
};
type Tables = {
  fonts: IStyleBase[];
  fills: (string | undefined)[];
  borders: (IBorderData | undefined)[];
  xfs: FormatRecord[];
  rules: IStyleBase[];
};

function readTables(xml: string, part: string, colors: Palette): Tables {
  const tables: Tables = { fonts: [], fills: [], borders: [], xfs: [], rules: [] };
  const reader = new XmlReader(xml, part);
  let inCellStyles = false;
  while (reader.next()) {
    if (reader.name === "cellXfs") inCellStyles = reader.kind === "open";
    if (reader.kind === "close") continue;
    if (reader.name === "font") tables.fonts.push(readFont(reader, colors));
    else if (reader.name === "fill") tables.fills.push(readFill(reader, colors));
    else if (reader.name === "border") tables.borders.push(readBorder(reader, colors));
    else if (reader.name === "xf" && inCellStyles) tables.xfs.push(readFormatRecord(reader));
    else if (reader.name === "dxf") tables.rules.push(readRuleStyle(reader, colors));
    else if (reader.name === "extLst") reader.skip();
  }
  return tables;
}

function readFormatRecord(reader: XmlReader): FormatRecord {
  const record: FormatRecord = {
    font: reader.integer("fontId") ?? 0,
    fill: reader.integer("fillId") ?? 0,
    border: reader.integer("borderId") ?? 0,
    alignment: PLAIN_ALIGNMENT,
    unlocked: false,
  };
  elementsInside(reader, (name) => {
    if (name === "alignment") record.alignment = readAlignment(reader);
    if (name === "protection") {
      record.unlocked = reader.attribute("locked") !== undefined && !reader.flag("locked");
    }
  });
  return record;
}

/** What a conditional format lays over a cell. */
function readRuleStyle(reader: XmlReader, colors: Palette): IStyleBase {
  const style: IStyleBase = {};
  elementsInside(reader, (name) => {
    if (name === "font") {
      // Name and size are not a rule's to change.
      const { ff: _name, fs: _size, ...font } = readFont(reader, colors);
      Object.assign(style, font);
    } else if (name === "fill") {
      const rgb = readFill(reader, colors, true);
      if (rgb) style.bg = { rgb };
    } else if (name === "border") {
      const border = readBorder(reader, colors);
      if (border) style.bd = border;
    }
  });
  return style;
}

function lookOf(xf: FormatRecord, tables: Tables, format: string): CellLook {
  const fill = tables.fills[xf.fill];
  const border = tables.borders[xf.border];
  const style: IStyleData = { ...tables.fonts[xf.font], ...xf.alignment };
  if (fill) style.bg = { rgb: fill };
  if (border) style.bd = border;
  if (format !== GENERAL) style.n = { pattern: format };
  return { style, format, unlocked: xf.unlocked };
}
