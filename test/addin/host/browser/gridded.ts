import type { ICellData, IStyleData, IWorksheetData } from "@univerjs/core";
import type { GridWorkbook } from "../../../../addin/host/browser/convert/grid-workbook.ts";
import { toGrid } from "../../../../addin/host/browser/convert/to-grid.ts";
import type { CellValue, WorkbookSnapshot } from "../../../../addin/host/snapshot.ts";
import { parseAddress } from "../../../../addin/table/address.ts";
import { granted } from "../opened.ts";

/** What the grid gets of a file that a test takes for fit. */
export const gridded = async (bytes: Uint8Array): Promise<GridWorkbook> => granted(await toGrid(bytes));

export function sheetOf(grid: GridWorkbook, name: string): Partial<IWorksheetData> {
  const id = grid.sheets.find((sheet) => sheet.name === name)?.id ?? "";
  const sheet = grid.data.sheets[id];
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

export function cellOf(grid: GridWorkbook, sheet: string, address: string): ICellData | undefined {
  const at = parseAddress(address);
  return at && sheetOf(grid, sheet).cellData?.[at.row - 1]?.[at.column - 1];
}

export function styleOf(grid: GridWorkbook, sheet: string, address: string): IStyleData {
  const style = cellOf(grid, sheet, address)?.s;
  return (typeof style === "string" ? grid.data.styles[style] : style) || {};
}

/** What a plug-in of the grid is handed, parsed. */
export function resourceOf(grid: GridWorkbook, name: string): Record<string, unknown> {
  const resource = grid.data.resources?.find((one) => one.name === name);
  return JSON.parse(resource?.data ?? "{}");
}

/** A value as the grid holds it: truth as 1 or 0, errors as their text, nothing as null. */
function inGrid(value: CellValue): string | number | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "object" && value !== null ? value.error : value;
}

type Shown = { sheet: string; row: number; column: number; value: unknown; formula: unknown; format: string };

/** Every cell of the file as the grid should hold it, and as it does. */
export function bothSides(grid: GridWorkbook, snapshot: WorkbookSnapshot): [file: Shown[], grid: Shown[]] {
  const [file, shown]: [Shown[], Shown[]] = [[], []];
  for (const { name, origin, values, formulas, formats } of snapshot.sheets) {
    const sheet = sheetOf(grid, name);
    values.forEach((line, down) => {
      line.forEach((value, right) => {
        const at = { sheet: name, row: origin.row + down, column: origin.column + right };
        const formula = formulas[down]?.[right] ?? null;
        const cell = sheet.cellData?.[at.row - 1]?.[at.column - 1];
        const style = typeof cell?.s === "string" ? grid.data.styles[cell.s] : undefined;
        const format = cell ? (style?.n?.pattern ?? "General") : (formats[down]?.[right] ?? "");
        file.push({ ...at, value: inGrid(value), formula, format: formats[down]?.[right] ?? "" });
        shown.push({ ...at, value: cell?.v ?? null, formula: cell?.f ?? null, format });
      });
    });
  }
  return [file, shown];
}
