import type { CellAddress, CellValue } from "../../snapshot.ts";

/** One cell to write into a sheet part. */
export type SheetEdit = {
  at: CellAddress;
  value: CellValue;
  /** keep: a formula stays and `value` is its result; drop: value only; else the new formula, without "=". */
  formula: "keep" | "drop" | { text: string };
  /** Style for the cell; without it a cell keeps its own and a new one takes that of its row or column. */
  style?: number;
};
