import { parseAddress } from "../../../table/address.ts";
import { XmlReader } from "../../file/xml/xml-reader.ts";
import type { CellAddress } from "../../snapshot.ts";
import { type Palette, readColor } from "./colors.ts";

/** How a sheet is looked at; sizes as the file has them: widths in digits, heights in points. */
export type SheetView = {
  gridLines: boolean;
  rightToLeft: boolean;
  zoom: number;
  frozen: { rows: number; columns: number } | null;
  /** The first cell in view; frozen rows and columns count from there. */
  first: CellAddress;
  tabColor: string | undefined;
  defaultWidth: number | undefined;
  defaultHeight: number | undefined;
};

/** Reads what stands before the cells of a sheet part; only the first view counts. */
export function readSheetView(xml: string, part: string, before: number, palette: Palette): SheetView {
  const view: SheetView = {
    gridLines: true,
    rightToLeft: false,
    zoom: 1,
    frozen: null,
    first: { row: 1, column: 1 },
    tabColor: undefined,
    defaultWidth: undefined,
    defaultHeight: undefined,
  };
  const reader = new XmlReader(xml, part);
  let views = 0;
  while (reader.next() && reader.start < before) {
    if (reader.kind === "close") continue;
    if (reader.name === "sheetView") views++;
    if (views <= 1) readViewElement(reader, view, palette);
  }
  return view;
}

function readViewElement(reader: XmlReader, view: SheetView, palette: Palette): void {
  switch (reader.name) {
    case "tabColor":
      view.tabColor = readColor(reader, palette);
      break;
    case "sheetView":
      view.gridLines = reader.attribute("showGridLines") === undefined || reader.flag("showGridLines");
      view.rightToLeft = reader.flag("rightToLeft");
      view.zoom = Math.min(4, Math.max(0.1, (reader.integer("zoomScale") || 100) / 100));
      view.first = parseAddress(reader.attribute("topLeftCell") ?? "") ?? view.first;
      break;
    case "pane":
      if (!reader.attribute("state")?.startsWith("frozen")) break;
      view.frozen = { rows: count(reader, "ySplit"), columns: count(reader, "xSplit") };
      break;
    case "sheetFormatPr":
      view.defaultWidth = positive(reader.attribute("defaultColWidth"));
      view.defaultHeight = positive(reader.attribute("defaultRowHeight"));
      break;
  }
}

/** Some programs write the number of frozen rows as "2.0". */
const count = (reader: XmlReader, name: string): number =>
  Math.max(0, Math.round(Number(reader.attribute(name) ?? 0)) || 0);

export function positive(text: string | undefined): number | undefined {
  const value = Number(text);
  return value > 0 ? value : undefined;
}
