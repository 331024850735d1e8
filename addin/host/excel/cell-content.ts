import type { CellValue, SheetSnapshot } from "../snapshot.ts";

/**
 * The stored value of a cell from what Excel answers for it. An empty cell and a formula that gives "" look alike but
 * for the formula.
 */
function storedValue(value: unknown, type: unknown, formula: string | null): CellValue {
  if (type === "Error") return { error: String(value) };
  if (value === "" || value === null || value === undefined) return formula === null ? null : "";
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

/** Excel answers the text itself where there is no formula, so that text like "=1+1" equals its value. */
const formulaOf = (formula: unknown, value: unknown): string | null =>
  typeof formula === "string" && formula.startsWith("=") && formula !== value ? formula : null;

/** Cells of a rectangle, row by row. */
export type CellContents = Pick<SheetSnapshot, "values" | "formulas" | "formats">;

/** What must be loaded of a range for `contentsOf`. */
export const CONTENTS = "values,formulas,numberFormat,valueTypes";

export function contentsOf(range: Excel.Range): CellContents {
  const stored: unknown[][] = range.values;
  const typed: unknown[][] = range.formulas;
  const types: unknown[][] = range.valueTypes;
  const numberFormats: unknown[][] = range.numberFormat;
  const formulas = stored.map((line, row) =>
    line.map((value, column) => formulaOf(typed[row]?.[column], value)),
  );
  const values = stored.map((line, row) =>
    line.map((value, column) => storedValue(value, types[row]?.[column], formulas[row]?.[column] ?? null)),
  );
  const formats = numberFormats.map((line) => line.map((format) => String(format ?? "General")));
  return { values, formulas, formats };
}
