import type ExcelJS from "@mui/x-internal-exceljs-fork";
import { Area } from "../area.ts";
import type { Book } from "../book.ts";
import { colorText } from "../color.ts";
import { pointsOfWidth } from "../column-width.ts";
import { conditionalFormatType } from "../conditional-format.ts";
import { splitHeaderFooter } from "../header-footer-text.ts";
import { HEADER_FOOTER_PLACES, type PageSetup } from "../page-setup.ts";
import { PAPER_NUMBERS } from "../paper.ts";
import { parseLocal } from "../reference-text.ts";
import type { Sheet } from "../sheet.ts";

/** The type declarations leave out what was read. */
declare module "@mui/x-internal-exceljs-fork" {
  interface Worksheet {
    conditionalFormattings: ExcelJS.ConditionalFormattingOptions[];
  }
}

/** Looks, sizes, hidden columns, view, page setup and conditional formats. */
export function takeDrawnSheet(book: Book, sheet: Sheet, drawn: ExcelJS.Worksheet): void {
  sheet.tabColor = colorText(drawn.properties.tabColor) ?? "";
  takeColumns(sheet, drawn);
  takeRows(sheet, drawn);
  takeView(sheet, drawn);
  takePage(sheet, drawn);
  const ranked = drawn.conditionalFormattings
    .flatMap(({ ref, rules }) => rules.map((rule) => ({ ref, rule })))
    .sort((a, b) => a.rule.priority - b.rule.priority);
  for (const { ref, rule } of ranked) {
    const custom = rule.type === "expression";
    sheet.conditionalFormats.push({
      id: book.newId(),
      type: conditionalFormatType(rule.type),
      areas: ref
        .split(/\s+/)
        .flatMap((part) => parseLocal(part) ?? [])
        .map((range) => new Area(sheet, range)),
      stopIfTrue: false,
      formula: custom ? `=${String(rule.formulae?.[0] ?? "")}` : "",
      look: rule.style ?? {},
      stored: custom ? null : rule,
    });
  }
}

function takeColumns(sheet: Sheet, drawn: ExcelJS.Worksheet): void {
  for (const column of drawn.columns ?? []) {
    if (column.number === undefined) continue;
    if (column.width !== undefined) sheet.columnWidths.set(column.number, pointsOfWidth(column.width));
    if (column.hidden) sheet.hiddenColumns.add(column.number);
    if (column.style && Object.keys(column.style).length > 0)
      sheet.columnLooks.set(column.number, column.style);
  }
}

function takeRows(sheet: Sheet, drawn: ExcelJS.Worksheet): void {
  drawn.eachRow({ includeEmpty: true }, (row, number) => {
    if (row.height) sheet.rowHeights.set(number, row.height);
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (Object.keys(cell.style).length === 0) return;
      const at = { row: number, column };
      sheet.put(at, { ...sheet.cell(at), look: cell.style });
    });
  });
}

function takeView(sheet: Sheet, drawn: ExcelJS.Worksheet): void {
  // null for a sheet without views, whatever the types say
  const view = drawn.views?.[0];
  if (!view) return;
  sheet.gridlines = view.showGridLines !== false;
  if (view.state === "frozen") sheet.frozen = { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 };
  const active = parseLocal(view.activeCell ?? "");
  if (active) sheet.selection = [active];
}

const POINTS_PER_INCH = 72;

function takePage(sheet: Sheet, drawn: ExcelJS.Worksheet): void {
  const setup: Partial<ExcelJS.PageSetup> = drawn.pageSetup ?? {};
  const page: PageSetup = sheet.page;
  page.orientation = setup.orientation === "landscape" ? "Landscape" : "Portrait";
  page.paperSize = PAPER_NUMBERS.find(([, number]) => number === setup.paperSize)?.[0] ?? page.paperSize;
  page.centerHorizontally = setup.horizontalCentered === true;
  page.centerVertically = setup.verticalCentered === true;
  page.zoom = setup.fitToPage
    ? { horizontalFitToPages: setup.fitToWidth ?? 1, verticalFitToPages: setup.fitToHeight ?? 1 }
    : { scale: setup.scale ?? 100 };
  for (const side of ["left", "right", "top", "bottom", "header", "footer"] as const) {
    const inches = setup.margins?.[side];
    if (inches !== undefined) page.margins[side] = inches * POINTS_PER_INCH;
  }
  const area = (text: string | undefined) => {
    const range = parseLocal(text ?? "");
    return range ? new Area(sheet, range) : null;
  };
  const printed = (setup.printArea ?? "").split("&&").flatMap((text) => area(text) ?? []);
  page.printArea = printed;
  page.titleRows = area(setup.printTitlesRow);
  page.titleColumns = area(setup.printTitlesColumn);
  const texts = {
    ...splitHeaderFooter(drawn.headerFooter?.oddHeader ?? "", "Header"),
    ...splitHeaderFooter(drawn.headerFooter?.oddFooter ?? "", "Footer"),
  };
  for (const place of HEADER_FOOTER_PLACES) page.headerFooter[place] = texts[place] ?? "";
}
