import type { CellValue } from "../../../addin/host/snapshot.ts";
import type { Look } from "./look.ts";

export type Cell = {
  value: CellValue;
  /** With leading "="; `value` is then its last result. */
  formula: string | null;
  /** The "'" before text that would otherwise be something else; no part of the value. */
  quotePrefix: boolean;
  look: Look;
};

export const isFilled = (cell: Cell): boolean => cell.value !== null || cell.formula !== null;
