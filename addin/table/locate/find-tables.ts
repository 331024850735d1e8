import type { TableAnswers } from "../binding/table-answers.ts";
import { matchRows } from "../match/match-rows.ts";
import type { NameIndex } from "../match/name-index.ts";
import { ownRows } from "../match/own-rows.ts";
import { askRowsOfParts } from "../match/part-sections.ts";
import type { StubColumns } from "../match/stub-rows.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import type { HeaderContext, HeaderMatcher } from "./field-match.ts";
import { findHeads, topsBelow } from "./find-heads.ts";
import { asField, asRowWords, stubOf, withYearColumn } from "./find-stub.ts";
import { withContents } from "./header-by-content.ts";
import { fieldsOf, type HeaderCells, matchHeader } from "./header-cells.ts";
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
  /** Rows whose numbers like years may head columns. */
  headLike: ReadonlySet<number>;
  /** Indicators its rows are bound to. */
  indicators: ReadonlySet<string>;
};

/** Columns behind the names with a head that means nothing to the form. */
const unknownColumns = ({ header, stub }: Pick<LocatedTable, "header" | "stub">): number[] => {
  const known = [stub.name, stub.code, stub.unit, stub.kinds, stub.years, stub.orgs];
  return [...header].flatMap(([column, { match, ofOthers }]) =>
    match === null && !ofOthers && column > (stub.name ?? 0) && !known.includes(column) ? [column] : [],
  );
};

/** A header names the indicator, a value, and at least this many columns in all; else its rows must be known. */
const fewestFields = 3;

/** 2: headed like the form, or with rows of it; 1: with rows that may be meant for it; 0: only headed a little like it. */
export function likenessToForm({ header, indicators, rows }: LocatedTable): 0 | 1 | 2 {
  if (indicators.size > 0 || fieldsOf(header).size >= fewestFields) return 2;
  return rows.some(({ sureness }) => sureness === "asked") ? 1 : 0;
}

/** Every table of the sheet that is headed at least a little like the form, from the top down. */
export function findTables(
  cells: SheetCells,
  matcherOf: (title: Title | undefined) => HeaderMatcher,
  names: NameIndex,
  known: { answers: TableAnswers["rows"]; contextOf: (title: Title | undefined) => HeaderContext },
  sheetTitle: Title | undefined,
): LocatedTable[] {
  const { heads, headLike } = findHeads(cells, matcherOf(sheetTitle), names);
  const headsBelow = topsBelow(heads);
  const titleAbove = titlesAbove(cells);
  return heads.flatMap((found) => {
    // the title of a sheet read sideways stands above all its tables
    const title = sheetTitle ?? titleAbove(found.headerTop);
    const context = known.contextOf(title);
    const bottom = lastRow(cells, found, headsBelow.get(found));
    const matchedHeads = matchHeader(found.header, matcherOf(title), context.orgNames);
    const head = { ...found, header: withYearColumn(cells, { ...found, header: matchedHeads }, bottom) };
    const { spoken } = context;
    const stub = stubOf(cells, head, { bottom, spoken }, names);
    if (stub.name === null && stub.code === null) return [];
    const header = asRowWords(asField(asField(head.header, "name", stub.name), "unit", stub.unit), stub);
    const table = { ...head, header, bottom, cells, stub, title, headLike };
    const matched = matchRows(cells, { ...table, spoken }, stub, names, known.answers);
    const rows = askRowsOfParts(ownRows(matched, cells, stub.orgs, context.orgNames), cells, {
      columns: unknownColumns(table),
      ownNames: context.orgNames,
    });
    const indicators = new Set(
      rows.flatMap(({ sureness, indicator }) =>
        sureness === "sure" && indicator !== null ? [indicator] : [],
      ),
    );
    if (rows.length === 0 && fieldsOf(header).size < fewestFields) return [];
    return [{ ...table, header: withContents(cells, header, rows, context), rows, indicators }];
  });
}
