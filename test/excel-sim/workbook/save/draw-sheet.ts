import type ExcelJS from "@mui/x-internal-exceljs-fork";
import { printRange } from "../../../../addin/table/address.ts";
import type { Area } from "../area.ts";
import { parseColor } from "../color.ts";
import { widthOfPoints } from "../column-width.ts";
import { joinHeaderFooter } from "../header-footer-text.ts";
import { PAPER_NUMBERS } from "../paper.ts";
import { WHOLE_SHEET } from "../rectangle.ts";
import { printLocal } from "../reference-text.ts";
import type { Sheet } from "../sheet.ts";
import type { ProtectionOptions } from "../sheet-protection.ts";
import { drawnValue } from "./drawn-value.ts";

export async function drawSheet(workbook: ExcelJS.Workbook, sheet: Sheet): Promise<void> {
  const drawn = workbook.addWorksheet(sheet.name, { state: sheet.visibility });
  const color = parseColor(sheet.tabColor);
  if (color) drawn.properties.tabColor = color;
  for (const [column, look] of sheet.columnLooks) drawn.getColumn(column).style = look;
  for (const [column, points] of sheet.columnWidths) drawn.getColumn(column).width = widthOfPoints(points);
  for (const column of sheet.hiddenColumns) drawn.getColumn(column).hidden = true;
  for (const { at, cell } of sheet.storedCells(WHOLE_SHEET)) {
    const target = drawn.getCell(at.row, at.column);
    target.value = drawnValue(cell);
    target.style = cell.look;
  }
  for (const [row, points] of sheet.rowHeights) drawn.getRow(row).height = points;
  for (const row of sheet.hiddenRows) drawn.getRow(row).hidden = true;
  // styles of covered cells are kept, for lines run along them
  for (const merge of sheet.merges) drawn.mergeCellsWithoutStyle(printRange(merge));
  drawConditionalFormats(drawn, sheet);
  drawn.views = [drawnView(sheet)];
  drawPage(drawn, sheet);
  if (sheet.protection) await drawn.protect("", drawnProtection(sheet.protection.options));
}

const textOf = (areas: readonly Area[]): string =>
  areas.flatMap(({ rangeOrNull }) => (rangeOrNull ? [printRange(rangeOrNull)] : [])).join(" ");

function drawConditionalFormats(drawn: ExcelJS.Worksheet, sheet: Sheet): void {
  for (const [index, { areas, formula, look, stored }] of sheet.conditionalFormats.entries()) {
    const ref = textOf(areas);
    if (ref === "" || (!stored && formula === "")) continue;
    const priority = index + 1;
    const rule: ExcelJS.ConditionalFormattingRule = stored
      ? { ...stored, priority }
      : { type: "expression", formulae: [formula.slice(1)], style: look, priority };
    drawn.addConditionalFormatting({ ref, rules: [rule] });
  }
}

function drawnView({ frozen, gridlines, selection }: Sheet): Partial<ExcelJS.WorksheetView> {
  const [first] = selection;
  const activeCell = first && printLocal({ ...first, bottom: first.top, right: first.left });
  const common = { showGridLines: gridlines, ...(activeCell ? { activeCell } : {}) };
  return frozen
    ? { ...common, state: "frozen", xSplit: frozen.columns, ySplit: frozen.rows }
    : { ...common, state: "normal" };
}

const POINTS_PER_INCH = 72;

function drawPage(drawn: ExcelJS.Worksheet, { page }: Sheet): void {
  const setup = drawn.pageSetup;
  setup.orientation = page.orientation === "Landscape" ? "landscape" : "portrait";
  const paper: number = PAPER_NUMBERS.find(([name]) => name === page.paperSize)?.[1] ?? 9;
  setup.paperSize = paper;
  setup.horizontalCentered = page.centerHorizontally;
  setup.verticalCentered = page.centerVertically;
  if ("scale" in page.zoom) setup.scale = page.zoom.scale;
  else {
    setup.fitToPage = true;
    setup.fitToWidth = page.zoom.horizontalFitToPages ?? 0;
    setup.fitToHeight = page.zoom.verticalFitToPages ?? 0;
  }
  const inches = (side: keyof typeof page.margins) => page.margins[side] / POINTS_PER_INCH;
  setup.margins = {
    left: inches("left"),
    right: inches("right"),
    top: inches("top"),
    bottom: inches("bottom"),
    header: inches("header"),
    footer: inches("footer"),
  };
  const area = page.printArea.flatMap(({ rangeOrNull }) => (rangeOrNull ? [printRange(rangeOrNull)] : []));
  if (area.length > 0) setup.printArea = area.join("&&");
  const rows = page.titleRows?.rangeOrNull;
  if (rows) setup.printTitlesRow = `${rows.top}:${rows.bottom}`;
  const columns = page.titleColumns?.rangeOrNull;
  if (columns) setup.printTitlesColumn = printLocal(columns);
  const header = joinHeaderFooter(page.headerFooter, "Header");
  const footer = joinHeaderFooter(page.headerFooter, "Footer");
  if (header) drawn.headerFooter.oddHeader = header;
  if (footer) drawn.headerFooter.oddFooter = footer;
}

const drawnProtection = (options: ProtectionOptions): Partial<ExcelJS.WorksheetProtection> => ({
  objects: options.allowEditObjects,
  scenarios: options.allowEditScenarios,
  selectLockedCells: options.selectionMode === "Normal",
  selectUnlockedCells: options.selectionMode !== "None",
  formatCells: options.allowFormatCells,
  formatColumns: options.allowFormatColumns,
  formatRows: options.allowFormatRows,
  insertColumns: options.allowInsertColumns,
  insertRows: options.allowInsertRows,
  insertHyperlinks: options.allowInsertHyperlinks,
  deleteColumns: options.allowDeleteColumns,
  deleteRows: options.allowDeleteRows,
  sort: options.allowSort,
  autoFilter: options.allowAutoFilter,
  pivotTables: options.allowPivotTables,
});
