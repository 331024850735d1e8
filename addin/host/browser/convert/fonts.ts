import { BaselineOffset, BooleanNumber, type IStyleBase } from "@univerjs/core";
import type { XmlReader } from "../../file/xml/xml-reader.ts";
import { type Palette, readColor } from "./colors.ts";
import { elementsInside } from "./elements-inside.ts";

/** Reads the element the reader stands on, `<font>` of the styles or `<rPr>` of a text run, to its end. */
export function readFont(reader: XmlReader, palette: Palette): IStyleBase {
  const style: IStyleBase = {};
  elementsInside(reader, () => readFontElement(reader, palette, style));
  return style;
}

/** `<b/>` means bold, `<b val="0"/>` not. */
const isOn = (reader: XmlReader): boolean => reader.attribute("val") === undefined || reader.flag("val");

function readFontElement(reader: XmlReader, palette: Palette, style: IStyleBase): void {
  switch (reader.name) {
    case "name":
    case "rFont":
      style.ff = reader.attribute("val") ?? null;
      break;
    case "sz": {
      const size = Number(reader.attribute("val"));
      if (size > 0) style.fs = size;
      break;
    }
    case "b":
      style.bl = isOn(reader) ? BooleanNumber.TRUE : BooleanNumber.FALSE;
      break;
    case "i":
      style.it = isOn(reader) ? BooleanNumber.TRUE : BooleanNumber.FALSE;
      break;
    case "u":
      if (reader.attribute("val") !== "none") style.ul = { s: BooleanNumber.TRUE };
      break;
    case "strike":
      if (isOn(reader)) style.st = { s: BooleanNumber.TRUE };
      break;
    case "vertAlign": {
      const place = reader.attribute("val");
      if (place === "superscript") style.va = BaselineOffset.SUPERSCRIPT;
      if (place === "subscript") style.va = BaselineOffset.SUBSCRIPT;
      break;
    }
    case "color": {
      const rgb = readColor(reader, palette);
      if (rgb) style.cl = { rgb };
      break;
    }
  }
}
