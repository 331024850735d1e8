import { cellKey } from "../../cell-range.ts";
import type { CellAddress } from "../../snapshot.ts";
import type { ListedCells } from "./listed-cells.ts";
import type { ColumnSize } from "./sizes.ts";

type Styled = {
  listed: Pick<ListedCells, "keys" | "styles" | "rowStyles">;
  columns: ReadonlyMap<number, ColumnSize & { style: number | undefined }>;
};

/** Style number of a cell: its own, and where the file does not list the cell that of its row, else its column. */
export function cellStyle({ listed, columns }: Styled, at: CellAddress): number {
  const key = cellKey(at);
  if (listed.keys.has(key)) return listed.styles.get(key) ?? 0;
  return listed.rowStyles.get(at.row) ?? columns.get(at.column)?.style ?? 0;
}
