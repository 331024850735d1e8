import type { CellAddress, CellRange } from "../../../../addin/host/snapshot.ts";
import { colorText } from "../../../excel-sim/workbook/color.ts";
import type { DataValidation } from "../../../excel-sim/workbook/data-validation.ts";
import { formatOf, isLocked, type Look } from "../../../excel-sim/workbook/look.ts";
import { printLocal } from "../../../excel-sim/workbook/reference-text.ts";
import { type Sheet, STANDARD_WIDTH } from "../../../excel-sim/workbook/sheet.ts";

/** What a person sees of a sheet and can do on it, told so that two sheets drawn in different ways can be compared. */
export function sheetPicture(sheet: Sheet, area: CellRange) {
  const { page } = sheet;
  return {
    cells: Array.from({ length: area.bottom }, (_, row) =>
      Array.from({ length: area.right }, (__, column) =>
        cellPicture(sheet, { row: row + 1, column: column + 1 }),
      ),
    ),
    sizes: {
      columns: [...sheet.columnWidths].filter(isUnlikeStandard).toSorted(byNumber),
      rows: [...sheet.rowHeights].toSorted(byNumber),
    },
    view: {
      frozen: sheet.frozen,
      gridlines: sheet.gridlines,
      tabColor: sheet.tabColor,
      selection: sheet.selection.map(printLocal),
    },
    protection: sheet.protection,
    validations: sheet.validations.map(validationPicture).toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    page: {
      ...page,
      margins: Object.entries(page.margins).map(([side, points]) => [side, Math.round(points)]),
      zoom: Object.entries(page.zoom).filter(([, pages]) => pages !== 0),
      printArea: page.printArea.map(({ range }) => printLocal(range)),
      titleRows: page.titleRows && printLocal(page.titleRows.range),
      titleColumns: page.titleColumns && printLocal(page.titleColumns.range),
    },
  };
}

/** The library that draws files leaves out a width of 9 characters: it takes it for the standard one. */
const isUnlikeStandard = ([, points]: [number, number]): boolean => Math.abs(points - STANDARD_WIDTH) > 1;

/** Without a rule nothing is ever refused, whatever the alert says. */
function validationPicture({ areas, rule, errorAlert, prompt, ignoreBlanks }: DataValidation) {
  const { date, ...others } = rule;
  const isRule = Object.keys(rule).length > 0;
  return {
    at: areas.map(({ range }) => printLocal(range)).join(),
    rule: date ? { date: Object.entries(date).map(([name, given]) => [name, daySerial(given)]) } : others,
    refusal: isRule && errorAlert.showAlert ? errorAlert : null,
    ignoreBlanks: !isRule || ignoreBlanks,
    prompt: prompt.showPrompt && prompt.title + prompt.message !== "" ? prompt : null,
  };
}

/** A day in ISO 8601, as the API takes it, is the number files keep. */
const daySerial = (given: unknown): unknown =>
  typeof given === "string" && /^\d{4}-\d\d-\d\d$/.test(given)
    ? (Date.parse(given) - Date.UTC(1899, 11, 30)) / 86_400_000
    : given;

const byNumber = ([a]: [number, number], [b]: [number, number]): number => a - b;

function cellPicture(sheet: Sheet, at: CellAddress) {
  const { look } = sheet.cell(at);
  const { font, fill, alignment } = look;
  return {
    at,
    font: [
      font?.name,
      font?.size,
      font?.bold === true,
      font?.italic === true,
      colorText(font?.color) ?? "#000000",
    ],
    fill: fill?.type === "pattern" && fill.pattern === "solid" ? (colorText(fill.fgColor) ?? null) : null,
    alignment: [
      alignment?.horizontal ?? null,
      alignment?.vertical ?? null,
      alignment?.wrapText === true,
      alignment?.indent ?? 0,
    ],
    format: formatOf(look),
    locked: isLocked(look),
    lines: LINES.map(([side, rows, columns, opposite]) => {
      const beyond = { row: at.row + rows, column: at.column + columns };
      return (
        lineOf(look, side) ??
        (beyond.row > 0 && beyond.column > 0 ? lineOf(sheet.cell(beyond).look, opposite) : null)
      );
    }),
  };
}

/** A line between two cells may be kept with either. */
const LINES = [
  ["top", -1, 0, "bottom"],
  ["bottom", 1, 0, "top"],
  ["left", 0, -1, "right"],
  ["right", 0, 1, "left"],
] as const;

function lineOf({ border }: Look, side: (typeof LINES)[number][0]): string | null {
  const line = border?.[side];
  return line?.style ? `${line.style} ${colorText(line.color) ?? ""}` : null;
}
