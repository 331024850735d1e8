import type { TableAnswers } from "../binding/table-answers.ts";
import { matchRows, type StubColumns } from "../match/match-rows.ts";
import type { NameIndex } from "../match/name-index.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { findHeads, topsBelow } from "./find-heads.ts";
import { asField, stubOf } from "./find-stub.ts";
import { fieldsOf, type HeaderCells, matchHeader } from "./header-cells.ts";
import type { HeaderMatcher } from "./header-labels.ts";
import { type Title, titlesAbove } from "./heading-agreement.ts";
import { lastRow } from "./last-row.ts";

/** A table as it stands on the sheet: its heads, its stub and its rows. */
export type LocatedTable = {
  /** As the table is read: with rows and columns exchanged where the indicators stand side by side. */
  cells: SheetCells;
  /** First and last row of its heads, its last row, its first and last column. */
  headerTop: number;
  headerRow: number;
  bottom: number;
  left: number;
  right: number;
  /** By column; `match` is null where the heads mean nothing to the form. */
  header: HeaderCells;
  stub: StubColumns;
  rows: readonly RowMatch[];
  title: Title | undefined;
  /** Indicators its rows are bound to. */
  indicators: ReadonlySet<string>;
};

/** A header names the indicator, a value, and at least this many columns in all; else its rows must be known. */
const fewestFields = 3;

/** Every table of the sheet that is headed like the form, or whose rows are the form's, from the top down. */
export function findTables(
  cells: SheetCells,
  matcherOf: (title: Title | undefined) => HeaderMatcher,
  names: NameIndex,
  answers: TableAnswers["rows"],
  sheetTitle: Title | undefined,
): LocatedTable[] {
  const heads = findHeads(cells, matcherOf(sheetTitle), names);
  const headsBelow = topsBelow(heads);
  const titleAbove = titlesAbove(cells);
  return heads.flatMap((found) => {
    // the title of a sheet read sideways stands above all its tables
    const title = sheetTitle ?? titleAbove(found.headerTop);
    const head = { ...found, header: matchHeader(found.header, matcherOf(title)) };
    const bottom = lastRow(cells, head, headsBelow.get(found));
    const stub = stubOf(cells, head, bottom, names);
    if (stub.name === null && stub.code === null) return [];
    const header = asField(asField(head.header, "name", stub.name), "unit", stub.unit);
    const table = { ...head, header, bottom, cells, stub, title };
    const rows = matchRows(cells, table, stub, names, answers);
    const indicators = new Set(
      rows.flatMap(({ sureness, indicator }) =>
        sureness === "sure" && indicator !== null ? [indicator] : [],
      ),
    );
    const known = fieldsOf(header).size >= fewestFields || indicators.size > 0;
    return known ? [{ ...table, rows, indicators }] : [];
  });
}
