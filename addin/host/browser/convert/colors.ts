import type { XmlReader } from "../../file/xml/xml-reader.ts";
import { tinted } from "./tinted.ts";

/** The numbered colours of old workbooks (ECMA-376 part 1, 18.8.27); 64 and 65 are the system's ink and paper. */
const INDEXED = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333 " +
  "000000 FFFFFF"
).split(" ");

/** What the colours of a workbook mean: its theme, and its own numbered colours where it brings such. */
export type Palette = { theme: readonly string[]; indexed: readonly string[] };

export const palette = (theme: readonly string[], own: readonly string[]): Palette => ({
  theme,
  indexed: INDEXED.map((color, index) => own[index] ?? color),
});

/**
 * The colour an element of CT_Color stands for (color, fgColor, bgColor, tabColor), as "#RRGGBB"; undefined where the
 * program chooses (auto), or where it names no colour that exists.
 */
export function readColor(reader: XmlReader, { theme, indexed }: Palette): string | undefined {
  const tint = Number(reader.attribute("tint") ?? 0);
  const base =
    reader.attribute("rgb")?.slice(-6) ??
    theme[Number(reader.attribute("theme") ?? -1)] ??
    indexed[Number(reader.attribute("indexed") ?? -1)];
  if (!base || !/^[0-9a-f]{6}$/i.test(base)) return undefined;
  return `#${tinted(base.toUpperCase(), Number.isFinite(tint) ? tint : 0)}`;
}
