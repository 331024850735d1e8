import type { CellStyle } from "../layout-plan.ts";

/** How our sheets look: one family of calm styles. Colours RRGGBB. */
export const textSize = 10;
const songti = "宋体";

export const colours = {
  ink: "262626",
  quiet: "7F7F7F",
  warning: "C00000",
  warningFill: "FDECEA",
  head: "E4EAF2",
  category: "EEF2F7",
  input: "FFFBE8",
  required: "FFF3C9",
  locked: "F2F2F2",
} as const;

const font = { name: songti, size: textSize, color: colours.ink };

/** Text of the table's grid. */
export const gridStyle: CellStyle = { font, border: "thin", vertical: "middle", wrap: true };
/** Text outside the grid. */
export const plainStyle: CellStyle = { font, vertical: "middle" };

export const titleStyle: CellStyle = {
  font: { name: songti, size: 18, bold: true, color: colours.ink },
  horizontal: "center",
  vertical: "middle",
};
export const headStyle: CellStyle = {
  ...gridStyle,
  font: { ...font, bold: true },
  fill: colours.head,
  horizontal: "center",
};
/** Column numbers (甲 乙 丙 1 2 3). */
export const markStyle: CellStyle = {
  ...gridStyle,
  font: { ...font, size: 9, color: colours.quiet },
  horizontal: "center",
};
export const categoryStyle: CellStyle = {
  font: { ...font, bold: true },
  fill: colours.category,
  border: "bottom",
  vertical: "middle",
};
export const warningStyle: CellStyle = {
  font: { name: songti, size: 12, bold: true, color: colours.warning },
  fill: colours.warningFill,
  horizontal: "center",
  vertical: "middle",
};
export const quietStyle: CellStyle = { font: { ...font, size: 9, color: colours.quiet }, vertical: "middle" };
/** A line to write on. */
export const lineStyle: CellStyle = { ...plainStyle, border: "bottom" };
/** A cell of the grid that takes no entry in this row. */
export const closedStyle: CellStyle = {
  ...gridStyle,
  font: { ...font, color: colours.quiet },
  fill: colours.locked,
};

/** Number format for a value with this many digits after the point. */
export const numberFormat = (decimals: number): string =>
  decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
