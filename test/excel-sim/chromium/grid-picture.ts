import type ExcelJS from "@mui/x-internal-exceljs-fork";
import type { CellAddress, CellRange } from "../../../addin/host/snapshot.ts";
import { columnLetters } from "../../../addin/table/address.ts";
import { ExcelError } from "../excel-object.ts";
import type { Book } from "../workbook/book.ts";
import type { Cell } from "../workbook/cell.ts";
import { displayedText } from "../workbook/displayed-text.ts";
import type { Look } from "../workbook/look.ts";
import { contains, WHOLE_SHEET } from "../workbook/rectangle.ts";
import type { Sheet } from "../workbook/sheet.ts";

/** What is drawn at most; a picture, not a spreadsheet. */
const most = { rows: 60, columns: 20 };
const least = { rows: 20, columns: 8 };

/**
 * Draws the active sheet for people who look at screenshots: contents, fills, fonts, merges, selection, and
 * conditional formats that always hold (others would have to be calculated and are left out).
 */
export function drawGrid(place: HTMLElement, book: Book): void {
  const sheet = book.activeSheet;
  place.replaceChildren(table(sheet), tabs(book));
  place.querySelector("td.selected")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function table(sheet: Sheet): HTMLTableElement {
  const used = sheet.usedRange(WHOLE_SHEET, true);
  const last = {
    row: Math.min(most.rows, Math.max(least.rows, (used?.bottom ?? 0) + 2)),
    column: Math.min(most.columns, Math.max(least.columns, (used?.right ?? 0) + 1)),
  };
  const rows = shownNumbers(1, last.row, sheet.hiddenRows);
  const columns = shownNumbers(1, last.column, sheet.hiddenColumns);
  const made = document.createElement("table");
  const head = made.insertRow();
  head.appendChild(heading(""));
  for (const column of columns) head.appendChild(heading(columnLetters(column)));
  for (const row of rows) {
    const line = made.insertRow();
    line.appendChild(heading(String(row)));
    for (const column of columns) drawCell(line, sheet, { row, column });
  }
  return made;
}

function shownNumbers(first: number, last: number, hidden: ReadonlySet<number>): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (at) => !hidden.has(at),
  );
}

/** =TRUE, and the length of a text that is not empty, by which the add-in knows its marks. */
const alwaysHolds = /^=(TRUE|LEN\("[^"]+"\)>0)$/i;

function drawCell(line: HTMLTableRowElement, sheet: Sheet, at: CellAddress): void {
  if (sheet.isCovered(at)) return;
  const cell = sheet.cell(at);
  const place = line.insertCell();
  place.textContent = shownText(cell);
  place.classList.toggle("number", typeof cell.value === "number");
  place.classList.toggle("selected", sheet.selection.some(covers(at)));
  const merge = sheet.merges.find(({ top, left }) => top === at.row && left === at.column);
  if (merge) {
    place.rowSpan = shownNumbers(merge.top, merge.bottom, sheet.hiddenRows).length;
    place.colSpan = shownNumbers(merge.left, merge.right, sheet.hiddenColumns).length;
  }
  dress(place, cell.look);
  for (const { formula, areas, look } of sheet.conditionalFormats) {
    const here = areas.some(({ rangeOrNull }) => rangeOrNull !== null && covers(at)(rangeOrNull));
    if (here && alwaysHolds.test(formula)) dress(place, look);
  }
}

const covers =
  (at: CellAddress) =>
  (range: CellRange): boolean =>
    contains(range, at);

/** Numbers in a format the simulator does not know are shown as they are. */
function shownText(cell: Cell): string {
  try {
    return displayedText(cell);
  } catch (error) {
    if (error instanceof ExcelError) return String(cell.value);
    throw error;
  }
}

function dress(place: HTMLTableCellElement, { fill, font }: Look): void {
  const background = fill?.type === "pattern" ? (rgb(fill.bgColor) ?? rgb(fill.fgColor)) : undefined;
  if (background) place.style.background = background;
  const color = rgb(font?.color);
  if (color) place.style.color = color;
  if (font?.bold) place.style.fontWeight = "bold";
  if (font?.underline) place.style.textDecoration = "underline";
}

function rgb(color: Partial<ExcelJS.Color> | undefined): string | undefined {
  return color?.argb ? `#${color.argb.slice(-6)}` : undefined;
}

function heading(text: string): HTMLTableCellElement {
  const made = document.createElement("th");
  made.textContent = text;
  return made;
}

function tabs(book: Book): HTMLElement {
  const made = document.createElement("nav");
  for (const sheet of book.sheets) {
    if (sheet.visibility !== "visible") continue;
    const tab = document.createElement("span");
    tab.textContent = sheet.name;
    tab.classList.toggle("active", sheet === book.activeSheet);
    made.appendChild(tab);
  }
  return made;
}
