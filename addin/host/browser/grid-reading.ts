import type { ICellData, Nullable } from "@univerjs/core";
import type { FWorkbook } from "@univerjs/preset-sheets-core";
import { cellKey } from "../cell-range.ts";
import type { CellAddress, CellValue } from "../snapshot.ts";

/** A cell of the grid: its value as a file would hold it, the formula with leading "=", and the number format code. */
export type GridCell = { value: CellValue; formula: string | null; format: string };

/** Cells that hold something, by sheet name and `cellKey`. */
export type GridReading = Map<string, Map<number, GridCell & { address: CellAddress }>>;

/** Kinds of a cell's value in the engine. */
const [NUMBER, TRUTH] = [2, 3];

const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|CYCLE!|ERROR!|GETTING_DATA)$/;

/** All cells, from the engine's own data: what is shown of them is rounded. */
export function readGrid(book: FWorkbook): GridReading {
  const reading: GridReading = new Map();
  const styles = book.getWorkbook().getStyles();
  const formatOf = (data: Nullable<ICellData>) => styles.getStyleByCell(data)?.n?.pattern ?? "General";
  for (const sheet of book.getSheets()) {
    const cells = new Map<number, GridCell & { address: CellAddress }>();
    sheet
      .getSheet()
      .getCellMatrix()
      .forValue((row, column, data) => {
        const content = gridContent(data);
        const address = { row: row + 1, column: column + 1 };
        if (content.value === null && content.formula === null) return;
        cells.set(cellKey(address), { ...content, format: formatOf(data), address });
      });
    reading.set(sheet.getSheetName(), cells);
  }
  return reading;
}

function gridContent(data: Nullable<ICellData>): Omit<GridCell, "format"> {
  const formula = data?.f || (data?.si ? `=${data.si}` : null);
  const value = gridValue(data);
  if (formula !== null && typeof value === "string" && ERROR.test(value))
    return { value: { error: value }, formula };
  // The engine keeps no value for a formula that gives an empty text; of other cells an empty text is none.
  if (formula !== null) return { value: value ?? "", formula };
  return { value: value === "" ? null : value, formula };
}

function gridValue(data: Nullable<ICellData>): CellValue {
  if (!data) return null;
  if (data.p?.body && !data.f) {
    return data.p.body.dataStream.replace(/\r\n$/, "").replaceAll("\r", "\n");
  }
  const { v, t } = data;
  if (v === undefined || v === null) return null;
  if (t === TRUTH) return Number(v) === 1 || v === true || v === "TRUE";
  if (t === NUMBER) return Number(v);
  return t === undefined || t === null ? v : String(v).replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

export const isSameValue = (a: CellValue, b: CellValue): boolean =>
  typeof a === "object" && typeof b === "object" ? a?.error === b?.error : a === b;
