import type { CellAddress } from "../../snapshot.ts";
import { requirePart, withParts } from "../package-parts.ts";
import { patchSheet } from "../sheet/patch-sheet.ts";
import { readTables } from "../sheet/read-tables.ts";
import type { SheetEdit } from "../sheet/sheet-edit.ts";
import type { SheetEntry, WorkbookPart } from "../workbook-part.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import type { ChangedCells } from "./changed-cells.ts";
import { type FormulaCell, formulaCells, NameAreas } from "./formula-cells.ts";
import type { Area } from "./formula-references.ts";

/**
 * Takes out the stored results of formulas that read changed cells, directly or through other formulas: they are
 * figures of before, LibreOffice would show them (it does not heed the mark to calculate on opening) and we would
 * read them. Formulas and looks stay; the next spreadsheet program calculates. `given` are results just written.
 */
export function dropStaleResults(
  archive: ZipArchive,
  book: WorkbookPart,
  changed: ChangedCells,
  given: ChangedCells,
): ZipArchive {
  if (changed.size === 0) return archive;
  const stale = staleCells(workbookFormulas(archive, book), changed, given);
  const changes = new Map<string, string>();
  for (const { part, name } of worksheetsOf(book)) {
    const edits = (stale.get(name.toLowerCase()) ?? []).map(withoutResult);
    if (edits.length > 0) changes.set(part, patchSheet(requirePart(archive, part), part, name, edits).xml);
  }
  return withParts(archive, changes);
}

const worksheetsOf = (book: WorkbookPart): SheetEntry[] =>
  book.sheets.filter(({ kind }) => kind === "worksheet");

/** All formula cells of the workbook, and what they read. Fault: damaged. */
export function workbookFormulas(archive: ZipArchive, book: WorkbookPart): FormulaCell[] {
  const worksheets = worksheetsOf(book);
  const names = new NameAreas(book, tableAreas(archive, worksheets));
  return worksheets.flatMap(({ part, name }) =>
    formulaCells(requirePart(archive, part), part, name.toLowerCase(), names),
  );
}

const tableAreas = (archive: ZipArchive, sheets: readonly SheetEntry[]): Map<string, Area> =>
  new Map(
    sheets.flatMap(({ part, name }) =>
      readTables(archive, part).map((table): [string, Area] => [
        table.name.toLowerCase(),
        { sheet: name.toLowerCase(), range: table.range },
      ]),
    ),
  );

const withoutResult = (at: CellAddress): SheetEdit => ({ at, value: null, formula: "keep" });

/** Formulas that lead on to each other against the order of the sheet need a round each; after these all are stale. */
const MOST_ROUNDS = 100;

/**
 * Adds formula cells to `changed` until no further one reads a changed cell, and tells which they are, by sheet; those
 * `given` keep their results.
 */
export function staleCells(
  formulas: readonly FormulaCell[],
  changed: ChangedCells,
  given: ChangedCells,
): Map<string, CellAddress[]> {
  const stale = new Map<string, CellAddress[]>();
  const isStale = ({ opaque, areas }: FormulaCell): boolean =>
    opaque || areas.some((area) => changed.touch(area));
  let open = formulas.filter(({ sheet, at }) => !given.has(sheet, at));
  let before = -1;
  for (let round = 0; before !== changed.size; round++) {
    before = changed.size;
    const left: FormulaCell[] = [];
    for (const cell of open) {
      if (round < MOST_ROUNDS && !isStale(cell)) left.push(cell);
      else markStale(cell, changed, given, stale);
    }
    open = left;
  }
  return stale;
}

function markStale(
  { sheet, at, shows }: FormulaCell,
  changed: ChangedCells,
  given: ChangedCells,
  stale: Map<string, CellAddress[]>,
): void {
  const cells = stale.get(sheet) ?? [];
  stale.set(sheet, cells);
  for (const place of [at, ...shows]) {
    if (given.has(sheet, place)) continue;
    changed.add(sheet, place);
    cells.push(place);
  }
}
