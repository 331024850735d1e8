import type { SheetPlan } from "../layout-plan.ts";
import { gridStyle, headStyle, textSize, titleStyle } from "./look.ts";
import { footerText } from "./print-text.ts";
import { joinParts, rowSpan, settleStyles, sheetPart, spannedText } from "./sheet-part.ts";
import { heightOf, linesIn } from "./text-size.ts";

export type ListingColumn = { label: string; width: number; center?: true };

const headerRow = 2;

/** A protected sheet to read and print: a title, a head and rows of text as high as their longest. */
export function planListingSheet({
  id,
  name,
  title,
  columns,
  rows,
}: {
  id: string;
  name: string;
  title: string;
  columns: readonly ListingColumn[];
  /** A text for each column. */
  rows: readonly (readonly (string | null)[])[];
}): SheetPlan {
  const header = columns.map(({ label }, index) => ({
    at: { row: headerRow, column: index + 1 },
    value: label,
    style: headStyle,
  }));
  const part = joinParts([
    spannedText(rowSpan(1, 1, columns.length), title, {
      ...titleStyle,
      font: { ...titleStyle.font, size: 16 },
    }),
    sheetPart({ cells: header, rowHeights: { 1: 30, [headerRow]: 22 } }),
    ...rows.map((texts, index) => listingRow(texts, columns, headerRow + 1 + index)),
  ]);
  const { cells, styles } = settleStyles(part.cells);
  return {
    id,
    name,
    visibility: "visible",
    styles,
    cells,
    merges: part.merges,
    columnWidths: Object.fromEntries(columns.map(({ width }, index) => [index + 1, width])),
    rowHeights: part.rowHeights,
    frozen: { rows: headerRow, columns: 0 },
    names: [],
    validations: [],
    protected: true,
    print: {
      orientation: "landscape",
      paper: "A4",
      fitToWidth: true,
      titleRows: { from: headerRow, to: headerRow },
      area: { top: 1, left: 1, bottom: headerRow + rows.length, right: columns.length },
      footer: footerText(),
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6 },
    },
    gridLines: false,
  };
}

function listingRow(texts: readonly (string | null)[], columns: readonly ListingColumn[], row: number) {
  const lines = columns.map(({ width }, index) => linesIn(texts[index] ?? "", width, textSize));
  return sheetPart({
    cells: columns.map(({ center }, index) => ({
      at: { row, column: index + 1 },
      value: texts[index] ?? null,
      style: { ...gridStyle, horizontal: center ? "center" : "left", format: "@" },
    })),
    rowHeights: { [row]: heightOf(Math.max(1, ...lines), textSize, 20) },
  });
}
