import type { ChangedCells } from "../../file/stale/changed-cells.ts";
import type { CellAddress, CellValue, SheetSnapshot } from "../../snapshot.ts";
import type { CellLook, Looks } from "./cell-looks.ts";
import type { GridArea } from "./grid-area.ts";
import type { Names } from "./grid-names.ts";
import type { ListedCells } from "./listed-cells.ts";
import type { RichText } from "./rich-texts.ts";
import type { ColumnSize } from "./sizes.ts";

/** All that the parts of the file say of one sheet. */
export type SheetSource = {
  id: string;
  xml: string;
  part: string;
  snapshot: SheetSnapshot;
  listed: ListedCells;
  /** By column. */
  columns: ReadonlyMap<number, ColumnSize & { style: number | undefined }>;
  looks: Looks;
  richTexts: ReadonlyMap<number, RichText>;
  names: Names;
  /** Cells of all sheets, by name in lower case, whose results only hold as long as nothing changes: still-cells.ts. */
  still: ChangedCells;
  epoch: 1900 | 1904;
  area: GridArea;
};

export const valueAt = ({ origin, values }: SheetSnapshot, { row, column }: CellAddress): CellValue =>
  values[row - origin.row]?.[column - origin.column] ?? null;

export const formulaAt = ({ origin, formulas }: SheetSnapshot, { row, column }: CellAddress): string | null =>
  formulas[row - origin.row]?.[column - origin.column] ?? null;

/** The last row and column that hold something; 0 on an empty sheet. */
export const lastFilled = ({ origin, values }: SheetSnapshot): CellAddress => ({
  row: values.length === 0 ? 0 : origin.row + values.length - 1,
  column: values.length === 0 ? 0 : origin.column + (values[0]?.length ?? 0) - 1,
});

const PLAIN: CellLook = { style: {}, format: "General", unlocked: false };

export const lookOf = (looks: Looks, style: number): CellLook => looks.cells[style] ?? PLAIN;
