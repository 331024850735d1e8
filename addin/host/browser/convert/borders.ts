import { BorderStyleTypes, type IBorderData, type IBorderStyleData } from "@univerjs/core";
import type { XmlReader } from "../../file/xml/xml-reader.ts";
import { type Palette, readColor } from "./colors.ts";
import { elementsInside } from "./elements-inside.ts";

/** ST_BorderStyle → the grid's lines. */
const LINES: Record<string, BorderStyleTypes> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
  thick: BorderStyleTypes.THICK,
};

const SIDES: Record<string, "t" | "b" | "l" | "r"> = {
  top: "t",
  bottom: "b",
  left: "l",
  right: "r",
  start: "l",
  end: "r",
};

/** Reads a `<border>` to its end; undefined when it draws no line. */
export function readBorder(reader: XmlReader, palette: Palette): IBorderData | undefined {
  const [up, down] = [reader.flag("diagonalUp"), reader.flag("diagonalDown")];
  const border: IBorderData = {};
  elementsInside(reader, (place) => {
    const line = readLine(reader, palette);
    if (!line) return;
    const side = SIDES[place];
    if (side) border[side] = line;
    if (place === "diagonal" && up) border.bl_tr = line;
    if (place === "diagonal" && down) border.tl_br = line;
  });
  return Object.keys(border).length > 0 ? border : undefined;
}

function readLine(reader: XmlReader, palette: Palette): IBorderStyleData | undefined {
  const style = LINES[reader.attribute("style") ?? "none"];
  let rgb: string | undefined;
  elementsInside(reader, (name) => {
    if (name === "color") rgb = readColor(reader, palette);
  });
  return style === undefined ? undefined : { s: style, cl: { rgb: rgb ?? "#000000" } };
}
