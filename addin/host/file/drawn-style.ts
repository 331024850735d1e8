import type ExcelJS from "@mui/x-internal-exceljs-fork";
import type { CellStyle } from "../../table/layout-plan.ts";

/** A planned style as the drawing library takes it. */
export function drawnStyle(style: CellStyle): Partial<ExcelJS.Style> {
  const { name, size = 10, bold = false, italic = false, color } = style.font ?? {};
  return {
    font: {
      name: name ?? "宋体",
      size,
      bold,
      italic,
      charset: 134,
      ...(color ? { color: { argb: `FF${color}` } } : {}),
    },
    ...(style.fill
      ? { fill: { type: "pattern", pattern: "solid", fgColor: { argb: `FF${style.fill}` } } as const }
      : {}),
    border: drawnBorder(style.border ?? "none"),
    alignment: {
      vertical: style.vertical ?? "middle",
      wrapText: style.wrap ?? false,
      ...(style.horizontal ? { horizontal: style.horizontal } : {}),
      ...(style.indent ? { indent: style.indent } : {}),
    },
    numFmt: style.format ?? "General",
    protection: { locked: style.unlocked !== true },
  };
}

function drawnBorder(border: NonNullable<CellStyle["border"]>): Partial<ExcelJS.Borders> {
  const line = { style: "thin", color: { argb: "FF8C8C8C" } } as const;
  const sides = {
    thin: { top: line, left: line, bottom: line, right: line },
    openTop: { left: line, bottom: line, right: line },
    openBottom: { top: line, left: line, right: line },
    bottom: { bottom: line },
    none: {},
  };
  return sides[border];
}
