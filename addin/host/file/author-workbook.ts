import ExcelJS from "@mui/x-internal-exceljs-fork";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { absoluteReference, printAddress, printRange } from "../../table/address.ts";
import { sheetIdName } from "../../table/binding/binding-names.ts";
import type { PlannedCell, PrintSetup, SheetPlan, WorkbookPlan } from "../../table/layout-plan.ts";
import { plannedArea } from "../put-sheet/planned-area.ts";
import type { CellRange } from "../snapshot.ts";
import { drawnStyle } from "./drawn-style.ts";
import { type DrawnValidation, drawnValidation } from "./drawn-validation.ts";

/** The type declarations leave out the store of validations; by range it writes exactly one rule a range. */
declare module "@mui/x-internal-exceljs-fork" {
  interface Worksheet {
    dataValidations: { add(range: string, rule: DrawnValidation): unknown };
  }
}

/** Written as creation and change time, and as the time of every zip entry, so that equal plans give equal bytes. */
const WRITTEN_AT = new Date(Date.UTC(2020, 0, 1));
const ZIP_TIME = new Date(2020, 0, 1);
const PAPER: Record<PrintSetup["paper"], number> = { A3: 8, A4: 9 };
/**
 * Draws a plan as an .xlsx file. Formulas carry their cached results and are calculated again on opening; text stays
 * text also where it starts with "="; protection has no password. Throws where the plan breaks a limit of the format
 * (list text, input message, sheet name), for that is a mistake in the plan and not in anybody's data.
 */
export async function authorWorkbook(plan: WorkbookPlan): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "指报";
  workbook.lastModifiedBy = "指报";
  workbook.created = WRITTEN_AT;
  workbook.modified = WRITTEN_AT;
  workbook.title = plan.title;
  workbook.calcProperties.fullCalcOnLoad = true;
  const firstVisible = plan.sheets.findIndex((sheet) => sheet.visibility === "visible");
  workbook.views = [
    {
      x: 0,
      y: 0,
      width: 24000,
      height: 14000,
      firstSheet: 0,
      activeTab: firstVisible,
      visibility: "visible",
    },
  ];
  for (const sheet of plan.sheets) await drawSheet(workbook, sheet);
  return settlePackage(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

async function drawSheet(workbook: ExcelJS.Workbook, plan: SheetPlan): Promise<void> {
  const sheet = workbook.addWorksheet(plan.name, { state: plan.visibility });
  if (plan.tabColor) sheet.properties.tabColor = { argb: `FF${plan.tabColor}` };
  for (const [column, width] of Object.entries(plan.columnWidths))
    sheet.getColumn(Number(column)).width = width;
  for (const [row, height] of Object.entries(plan.rowHeights)) sheet.getRow(Number(row)).height = height;
  const styles = new Map(Object.entries(plan.styles).map(([key, style]) => [key, drawnStyle(style)]));
  for (const cell of plan.cells) drawCell(sheet, cell, styles);
  for (const range of plan.merges) sheet.mergeCells(printRange(range));
  for (const validation of plan.validations)
    sheet.dataValidations.add(closedRange(validation.range), drawnValidation(validation));
  sheet.views = [drawnView(plan)];
  if (plan.print) setUpPrint(sheet, plan.print);
  if (plan.protected)
    await sheet.protect("", { formatCells: true, formatColumns: true, formatRows: true, objects: false });
  const names: SheetPlan["names"] = [{ name: sheetIdName(plan.id), range: plannedArea(plan) }, ...plan.names];
  for (const { name, range, sheet: other } of names)
    workbook.definedNames.add(absoluteReference(other ?? plan.name, range), name);
}

function drawCell(sheet: ExcelJS.Worksheet, plan: PlannedCell, styles: Map<string, Partial<ExcelJS.Style>>) {
  const style = styles.get(plan.style);
  if (!style) throw new Error(`plan names a style that it does not hold: ${plan.style}`);
  const cell = sheet.getCell(plan.at.row, plan.at.column);
  cell.style = style;
  cell.value = plan.formula === undefined ? drawnValue(plan.value) : drawnFormula(plan.formula, plan.value);
}

function drawnValue(value: PlannedCell["value"]): ExcelJS.CellValue {
  if (typeof value === "string") return value === "" ? null : literal(value);
  if (typeof value === "object" && value !== null) return { error: knownError(value.error) };
  return value;
}

function drawnFormula(formula: string, value: PlannedCell["value"]): ExcelJS.CellFormulaValue {
  const result = typeof value === "object" && value !== null ? { error: knownError(value.error) } : value;
  // a formula that shows nothing has the result "", as the spreadsheet program would store it
  return { formula: formula.replace(/^=/, ""), result: result ?? "", date1904: false };
}

const ERRORS = ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"] as const;
const knownError = (text: string) => ERRORS.find((error) => error === text) ?? "#VALUE!";

/** "_x0041_" in a text would be read as "A": the format escapes the first underscore. */
const literal = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");

function drawnView(plan: SheetPlan): Partial<ExcelJS.WorksheetView> {
  const common = {
    showGridLines: plan.gridLines ?? true,
    zoomScale: 100,
    ...(plan.activeCell ? { activeCell: printAddress(plan.activeCell) } : {}),
  };
  return plan.frozen
    ? { ...common, state: "frozen", xSplit: plan.frozen.columns, ySplit: plan.frozen.rows }
    : { ...common, state: "normal" };
}

function setUpPrint(sheet: ExcelJS.Worksheet, print: PrintSetup): void {
  const { titleRows, area, header, footer, margins } = print;
  const setup = sheet.pageSetup;
  setup.paperSize = PAPER[print.paper];
  setup.orientation = print.orientation;
  setup.horizontalCentered = true;
  if (print.fitToWidth) {
    setup.fitToPage = true;
    setup.fitToWidth = 1;
    setup.fitToHeight = 0;
  }
  if (titleRows) setup.printTitlesRow = `${titleRows.from}:${titleRows.to}`;
  if (area) setup.printArea = closedRange(area).replace(/([A-Z])(\d+)/g, "$1$$$2");
  if (margins) setup.margins = { ...margins, header: 0.3, footer: 0.3 };
  if (header) sheet.headerFooter.oddHeader = header;
  if (footer) sheet.headerFooter.oddFooter = footer;
}

/** Always with a colon, "A1:A1": keys of one shape keep the library from joining neighbours on its own. */
const closedRange = ({ top, left, bottom, right }: CellRange): string =>
  `${printAddress({ row: top, column: left })}:${printAddress({ row: bottom, column: right })}`;

/** Line breaks of input messages as character references (else read as blanks), no clock times in the zip. */
function settlePackage(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [path, content] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(path)) continue;
    const settled = strFromU8(content).replace(/<dataValidation [^>]*>/g, (tag) =>
      tag.replaceAll("\n", "&#10;").replace(/sqref="([A-Z]+\d+):\1"/, 'sqref="$1"'),
    );
    parts[path] = strToU8(settled);
  }
  return zipSync(parts, { level: 6, mtime: ZIP_TIME });
}
