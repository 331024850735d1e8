import { FileFault } from "../../file/file-fault.ts";
import { FILE_LIMITS, type FileLimits } from "../../file/limits.ts";
import type { SheetSnapshot, WorkbookSnapshot } from "../../snapshot.ts";
import { clipped, type GridArea, parseRanges } from "./grid-area.ts";
import type { FileValidation } from "./read-validations.ts";
import { lastFilled } from "./sheet-source.ts";

/** What the grid takes before the page works on the file alone. Seconds are those of an office machine. */
export type GridLimits = {
  file: FileLimits;
  /** Rows of one sheet, up to its last filled cell: at 5,000 opening takes 6 seconds, at 10,000 half a minute. */
  rows: number;
  /** Cells in the filled areas of all sheets together; with 600,000 a page dies. */
  cells: number;
  /** Characters in one cell: more than this no program writes, and 30 million stop the page for minutes. */
  text: number;
  /** Formulas of all sheets together: 60,000 take 9 seconds to calculate. */
  formulas: number;
  /** Cells that all formulas together read by ranges: 4 million take 3 seconds, 100 million most of a minute. */
  reads: number;
  /** Rules for what may be typed, of one sheet: 2,000 take 9 seconds, 10,000 minutes. */
  rules: number;
  /** Ranges of these rules: 20,000 take 15 seconds. */
  ruleRanges: number;
};

export const GRID_LIMITS: GridLimits = {
  // Larger parts are read, but not drawn: a county's workbook of 5,000 rows unzips to about 10 MB.
  file: { ...FILE_LIMITS, unzippedBytes: 64 * 1024 * 1024 },
  rows: 5_000,
  cells: 150_000,
  text: 32_767,
  formulas: 20_000,
  reads: 10_000_000,
  rules: 1_000,
  ruleRanges: 5_000,
};

/** Fault: too-large, with the sheet and the size. */
export function refuseLargeCells({ sheets }: WorkbookSnapshot, limits: GridLimits): void {
  let [cells, formulas, reads] = [0, 0, 0];
  for (const sheet of sheets) {
    const last = lastFilled(sheet);
    within(sheet.name, last.row, limits.rows);
    cells += sheet.values.length * (sheet.values[0]?.length ?? 0);
    within(sheet.name, cells, limits.cells);
    within(sheet.name, longestText(sheet), limits.text);
    const own = sheet.formulas.flat().filter((formula) => formula !== null);
    formulas += own.length;
    within(sheet.name, formulas, limits.formulas);
    reads += readBy(own, { rows: last.row, columns: last.column });
    within(sheet.name, reads, limits.reads);
  }
}

/** Fault: too-large, with the sheet and the size. */
export function refuseManyRules(sheet: string, rules: readonly FileValidation[], limits: GridLimits): void {
  within(sheet, rules.length, limits.rules);
  const ranges = rules.reduce((count, rule) => count + rule.ranges.length, 0);
  within(sheet, ranges, limits.ruleRanges);
}

function within(sheet: string, size: number, most: number): void {
  if (size > most) throw new FileFault("too-large", { sheet, size: `${size} > ${most}` });
}

const longestText = ({ values }: SheetSnapshot): number =>
  values.reduce(
    (longest, row) =>
      row.reduce<number>(
        (length, value) => (typeof value === "string" ? Math.max(length, value.length) : length),
        longest,
      ),
    0,
  );

const RANGES = /\$?[A-Z]{0,3}\$?\d{0,7}:\$?[A-Z]{0,3}\$?\d{0,7}/gi;

/** An estimate: ranges of other sheets count as if they were of this one. */
function readBy(formulas: readonly string[], area: GridArea): number {
  let cells = 0;
  for (const formula of formulas) {
    for (const range of parseRanges((formula.match(RANGES) ?? []).join(" "))) {
      const inside = clipped(range, area);
      if (inside) cells += (inside.bottom - inside.top + 1) * (inside.right - inside.left + 1);
    }
  }
  return cells;
}
