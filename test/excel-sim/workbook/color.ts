import type ExcelJS from "@mui/x-internal-exceljs-fork";
import { officeTheme } from "../../../addin/host/browser/convert/theme-colors.ts";

/**
 * "#RRGGBB" as the API prints colours, those of a theme as in new workbooks; undefined where there is none. Tints are
 * not modelled.
 */
export function colorText(color: Partial<ExcelJS.Color> | undefined): string | undefined {
  if (color?.argb) return `#${color.argb.slice(-6).toUpperCase()}`;
  const theme = color?.theme === undefined ? undefined : officeTheme[color.theme];
  return theme && `#${theme}`;
}

const NAMED: Record<string, string> = {
  black: "000000",
  white: "FFFFFF",
  red: "FF0000",
  green: "008000",
  blue: "0000FF",
  yellow: "FFFF00",
  orange: "FFA500",
  gray: "808080",
};

/** "#RRGGBB", "RRGGBB" or one of a few names → colour; undefined for anything else. */
export function parseColor(text: string): { argb: string } | undefined {
  const hex = /^#?([0-9A-Fa-f]{6})$/.exec(text)?.[1] ?? NAMED[text.toLowerCase()];
  return hex ? { argb: `FF${hex.toUpperCase()}` } : undefined;
}
