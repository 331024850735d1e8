import { BooleanNumber, HorizontalAlign, type IStyleData, VerticalAlign, WrapStrategy } from "@univerjs/core";
import type { XmlReader } from "../../file/xml/xml-reader.ts";

/** ST_HorizontalAlignment; "general" is left to the grid, which puts numbers right and text left as Excel does. */
const HORIZONTAL: Record<string, HorizontalAlign> = {
  left: HorizontalAlign.LEFT,
  fill: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  centerContinuous: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
};

const VERTICAL: Record<string, VerticalAlign> = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  justify: VerticalAlign.MIDDLE,
  distributed: VerticalAlign.MIDDLE,
};

/** Pixels of one step of indent: three blanks of the standard font. */
const INDENT = 9;
const STACKED = 255;

/** How a cell without `<alignment>` stands. */
export const PLAIN_ALIGNMENT: IStyleData = { vt: VerticalAlign.BOTTOM };

/** Reads the `<alignment>` the reader stands on. */
export function readAlignment(reader: XmlReader): IStyleData {
  const horizontal = HORIZONTAL[reader.attribute("horizontal") ?? ""];
  const style: IStyleData = { vt: VERTICAL[reader.attribute("vertical") ?? ""] ?? VerticalAlign.BOTTOM };
  if (horizontal !== undefined) style.ht = horizontal;
  if (reader.flag("wrapText")) style.tb = WrapStrategy.WRAP;
  const turn = reader.integer("textRotation") ?? 0;
  if (turn === STACKED) style.tr = { a: 0, v: BooleanNumber.TRUE };
  // The file counts 1 to 90 upwards and 91 to 180 downwards, the grid down as positive.
  else if (turn > 0) style.tr = { a: turn <= 90 ? -turn : turn - 90 };
  const indent = reader.integer("indent") ?? 0;
  if (indent > 0)
    style.pd = horizontal === HorizontalAlign.RIGHT ? { r: indent * INDENT } : { l: indent * INDENT };
  return style;
}
