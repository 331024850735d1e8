import { parseColor } from "../workbook/color.ts";
import { givenText, invalidArgument } from "./given.ts";

/** "#RRGGBB" or one of a few names; anything else is refused. */
export function givenColor(value: unknown): { argb: string } {
  const color = parseColor(givenText(value));
  if (!color) throw invalidArgument();
  return color;
}
