import type ExcelJS from "@mui/x-internal-exceljs-fork";
import type { CellValue } from "../../../../addin/host/snapshot.ts";
import type { Cell } from "../cell.ts";

const ERRORS = ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"] as const;

/** What stands in a cell, as the drawing library takes it; the quote prefix is left out, text stays text without it. */
export function drawnValue({ value, formula }: Cell): ExcelJS.CellValue {
  if (formula === null) return drawn(value);
  const result = value === null ? "" : drawn(value);
  if (result instanceof Date || Array.isArray(result)) throw new Error("no result of a formula");
  const isResult = typeof result !== "object" || (result !== null && "error" in result);
  return isResult && result !== null
    ? { formula: formula.slice(1), result, date1904: false }
    : { formula: formula.slice(1), date1904: false };
}

/** "_x0041_" in a text would be read as "A": the format escapes the first underscore. */
function drawn(value: CellValue): string | number | boolean | null | ExcelJS.CellErrorValue {
  if (typeof value === "string") return value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  if (typeof value !== "object" || value === null) return value;
  return { error: ERRORS.find((error) => error === value.error) ?? "#VALUE!" };
}
