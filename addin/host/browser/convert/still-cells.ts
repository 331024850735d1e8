import { cellKey, isWithin } from "../../cell-range.ts";
import { ChangedCells } from "../../file/stale/changed-cells.ts";
import { staleCells, workbookFormulas } from "../../file/stale/drop-stale-results.ts";
import type { FormulaCell } from "../../file/stale/formula-cells.ts";
import type { WorkbookPart } from "../../file/workbook-part.ts";
import type { ZipArchive } from "../../file/zip/zip-archive.ts";
import { isLiveFormula } from "./live-formula.ts";
import type { SheetSource } from "./sheet-source.ts";

/**
 * Cells whose result the grid can no longer know once the workbook changes: those of formulas that it cannot calculate
 * itself, and of all that read them, which it would calculate from results that no longer hold. Sheets by name in lower
 * case.
 */
export function stillCells(
  archive: ZipArchive,
  book: WorkbookPart,
  sources: readonly Omit<SheetSource, "still">[],
): ChangedCells {
  const still = new ChangedCells();
  const places = new Map(sources.map((source) => [source.snapshot.name.toLowerCase(), ownStill(source)]));
  if ([...places.values()].every(({ size }) => size === 0)) return still;
  const formulas = workbookFormulas(archive, book);
  // What reads other workbooks alone is not calculated here either, but never changes.
  const reads = ({ areas, opaque }: FormulaCell) => opaque || areas.length > 0;
  const seeds = formulas.filter(
    (cell) => reads(cell) && places.get(cell.sheet)?.has(cellKey(cell.at)) === true,
  );
  for (const { sheet, at, shows } of seeds) for (const cell of [at, ...shows]) still.add(sheet, cell);
  if (still.size > 0) staleCells(formulas, still, new ChangedCells());
  return still;
}

/** Formulas of a sheet that the grid cannot calculate itself, by `cellKey`. */
function ownStill({ snapshot, listed, names }: Omit<SheetSource, "still">): Set<number> {
  const { origin, formulas } = snapshot;
  const found = new Set<number>();
  formulas.forEach((line, down) => {
    line.forEach((formula, right) => {
      const at = { row: origin.row + down, column: origin.column + right };
      if (formula === null) return;
      const isArray = listed.arrays.some((area) => isWithin(at, area));
      if (isArray || !isLiveFormula(formula, names.still)) found.add(cellKey(at));
    });
  });
  return found;
}
