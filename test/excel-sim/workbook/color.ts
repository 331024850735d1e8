import type ExcelJS from "@mui/x-internal-exceljs-fork";

/** Colours 0–9 of the Office theme new workbooks have; tints are not modelled. */
const THEME = [
  "FFFFFF",
  "000000",
  "E7E6E6",
  "44546A",
  "4472C4",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "5B9BD5",
  "70AD47",
];

/** "#RRGGBB" as the API prints colours; undefined where there is none. */
export function colorText(color: Partial<ExcelJS.Color> | undefined): string | undefined {
  if (color?.argb) return `#${color.argb.slice(-6).toUpperCase()}`;
  const theme = color?.theme === undefined ? undefined : THEME[color.theme];
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
