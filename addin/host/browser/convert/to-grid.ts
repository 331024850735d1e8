import { LocaleType } from "@univerjs/core";
import { type Result, succeed } from "../../../../shared/result.ts";
import type { FileLimits } from "../../file/limits.ts";
import type { HostRefusal } from "../../port.ts";
import type { GridWorkbook } from "./grid-workbook.ts";

/** What the grid takes before the page works on the file alone. */
export type GridLimits = FileLimits & {
  /** Rows of one sheet, up to its last filled cell. */
  rows: number;
};

export type ToGridOptions = { fileName?: string; limits?: Partial<GridLimits> };

/**
 * Makes of an .xlsx file what the grid shows. Refusals are those of `openWorkbookFile` and of reading it, and
 * too-large (detail.sheet, detail.size) for a sheet of too many rows.
 */
export async function toGrid(
  _bytes: Uint8Array,
  _options: ToGridOptions = {},
): Promise<Result<GridWorkbook, HostRefusal>> {
  const data = {
    id: "workbook",
    name: "",
    appVersion: "0.25.1",
    locale: LocaleType.ZH_CN,
    styles: {},
    sheetOrder: [],
    sheets: {},
  };
  return succeed({ data, sheets: [], epoch: 1900, inputMessages: () => null });
}
