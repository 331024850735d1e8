import type { CellValue, SheetSnapshot, WorkbookSnapshot } from "../../../addin/host/snapshot.ts";

/** A cell of a hand-made sheet: a value, or a value with its number format or formula. */
export type PlainCell = CellValue | { value: CellValue; format?: string; formula?: string };

const isDressed = (cell: PlainCell): cell is { value: CellValue; format?: string; formula?: string } =>
  typeof cell === "object" && cell !== null && "value" in cell;

const dressed = (cell: PlainCell) => (isDressed(cell) ? cell : { value: cell });

/** A sheet whose first row is row 1, column A. */
export function plainSheet(
  name: string,
  rows: PlainCell[][],
  more: Partial<SheetSnapshot> = {},
): SheetSnapshot {
  const width = Math.max(...rows.map((row) => row.length));
  const cells = rows.map((row) => Array.from({ length: width }, (_, column) => dressed(row[column] ?? null)));
  return {
    name,
    visibility: "visible",
    origin: { row: 1, column: 1 },
    values: cells.map((row) => row.map(({ value }) => value)),
    formulas: cells.map((row) => row.map(({ formula }) => formula ?? null)),
    formats: cells.map((row) => row.map(({ format }) => format ?? "General")),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    struck: [],
    protected: false,
    ...more,
  };
}

export const plainWorkbook = (...sheets: SheetSnapshot[]): WorkbookSnapshot => ({
  sheets,
  names: [],
  epoch: 1900,
  activeSheet: sheets[0]?.name ?? null,
});
