import type ExcelJS from "@mui/x-internal-exceljs-fork";

/** Lines in Excel's two words (style, weight) and in the file's one (ECMA-376 part 1, 18.18.3). */
const LINES = [
  ["Continuous", "Thin", "thin"],
  ["Continuous", "Hairline", "hair"],
  ["Continuous", "Medium", "medium"],
  ["Continuous", "Thick", "thick"],
  ["Dash", "Thin", "dashed"],
  ["Dash", "Medium", "mediumDashed"],
  ["Dot", "Thin", "dotted"],
  ["DashDot", "Thin", "dashDot"],
  ["DashDot", "Medium", "mediumDashDot"],
  ["DashDotDot", "Thin", "dashDotDot"],
  ["DashDotDot", "Medium", "mediumDashDotDot"],
  ["Double", "Thick", "double"],
  ["SlantDashDot", "Medium", "slantDashDot"],
] as const satisfies readonly (readonly [string, string, ExcelJS.BorderStyle])[];

export const STYLE_WORDS = [
  "None",
  "Continuous",
  "Dash",
  "Dot",
  "DashDot",
  "DashDotDot",
  "Double",
  "SlantDashDot",
] as const;
export const WEIGHT_WORDS = ["Thin", "Hairline", "Medium", "Thick"] as const;

type Style = (typeof STYLE_WORDS)[number];
type Weight = (typeof WEIGHT_WORDS)[number];

export const styleWord = (stored: ExcelJS.BorderStyle | undefined): Style =>
  LINES.find(([, , line]) => line === stored)?.[0] ?? "None";

/** The style a weight is given to: no line becomes a continuous one. */
export function borderStyle(stored: ExcelJS.BorderStyle | undefined): Style {
  const word = styleWord(stored);
  return word === "None" ? "Continuous" : word;
}

export const weightWord = (stored: ExcelJS.BorderStyle | undefined): Weight =>
  LINES.find(([, , line]) => line === stored)?.[1] ?? "Thin";

/** The line of that style in that weight, or in the weight it has. */
export const lineOf = (style: Style, weight: Weight): ExcelJS.BorderStyle =>
  (LINES.find(([word, heavy]) => word === style && heavy === weight) ??
    LINES.find(([word]) => word === style))?.[2] ?? "thin";
