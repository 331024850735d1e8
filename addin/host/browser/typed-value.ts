import { numfmt } from "@univerjs/core";

/** Digits and signs as Chinese input methods write them at full width. */
const halfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

/**
 * What a cell holds after the text was typed into it: "12%" → 0.12, "１，２３４．５" → 1234.5, "TRUE" → true. In a cell of
 * text format everything stays text, and so does what is no number in full.
 */
export function typedValue(text: string, isTextCell: boolean): string | number | boolean {
  if (isTextCell) return text;
  const bare = halfWidth(text.trim());
  if (/^(?:true|false)$/i.test(bare)) return bare.toLowerCase() === "true";
  if (!/^[-+(]?[¥$￥]?\s?[\d.]/.test(bare)) return text;
  const value = numfmt.parseValue(bare)?.v;
  return typeof value === "number" ? value : text;
}
