import { ExcelError } from "../excel-object.ts";
import type { Cell } from "./cell.ts";
import { formatOf } from "./look.ts";

/**
 * What the cell shows, for the formats reporting tables use: General, fixed places, thousands, per cent, text. Any
 * other format is refused rather than guessed.
 */
export function displayedText({ value, look }: Cell): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "object") return value.error;
  const format = formatOf(look);
  if (format === "General" || format === "@") return String(Number(value.toPrecision(11)));
  const match = /^(#,##)?0(?:\.(0+))?(%)?$/.exec(format);
  if (!match)
    throw new ExcelError(
      "NotImplemented",
      `excel-sim does not know how a number looks in the format ${format}`,
    );
  const [, thousands, places = "", percent = ""] = match;
  const fixed = (percent ? value * 100 : value).toFixed(places.length);
  return `${thousands ? fixed.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",") : fixed}${percent}`;
}
