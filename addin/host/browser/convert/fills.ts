import type { XmlReader } from "../../file/xml/xml-reader.ts";
import { type Palette, readColor } from "./colors.ts";
import { elementsInside } from "./elements-inside.ts";

/** Share of the pattern's own colour in a dotted or hatched fill, seen from afar (ECMA-376 part 1, 18.18.55). */
const INK: Record<string, number> = {
  darkGray: 0.75,
  mediumGray: 0.5,
  lightGray: 0.25,
  gray125: 0.125,
  gray0625: 0.0625,
};
const HATCHED = 0.5;

/**
 * The one colour that stands for a `<fill>`, read to its end; undefined for none. The grid has neither patterns nor
 * gradients: a pattern becomes the mean of its two colours, a gradient its first. `ofRule`: fills of conditional
 * formats keep the colour of a solid fill in bgColor.
 */
export function readFill(reader: XmlReader, palette: Palette, ofRule = false): string | undefined {
  let pattern: string | undefined;
  let ink: string | undefined;
  let paper: string | undefined;
  elementsInside(reader, (name) => {
    if (name === "patternFill") pattern = reader.attribute("patternType");
    else if (name === "fgColor") ink = readColor(reader, palette);
    else if (name === "bgColor") paper = readColor(reader, palette);
    else if (name === "color") ink ??= readColor(reader, palette);
    else if (name === "gradientFill") pattern = "solid";
  });
  if (ofRule && (pattern === undefined || pattern === "solid")) return paper ?? ink;
  if (pattern === undefined || pattern === "none") return undefined;
  if (pattern === "solid") return ink;
  return mixed(ink ?? "#000000", paper ?? "#FFFFFF", INK[pattern] ?? HATCHED);
}

function mixed(ink: string, paper: string, share: number): string {
  const channel = (at: number) => {
    const value = (color: string) => Number.parseInt(color.slice(at, at + 2), 16);
    return Math.round(value(ink) * share + value(paper) * (1 - share))
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`.toUpperCase();
}
