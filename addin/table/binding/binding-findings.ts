import { normaliseName } from "../../../shared/codec/name.ts";
import { compareUnits } from "../../../shared/codec/unit.ts";
import type { FigureRef } from "../../../shared/schema/figure.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { printCell } from "../address.ts";
import type { ColumnMatch, RowMatch, TableReading } from "../reading.ts";
import { readingFinding } from "../reading-findings.ts";
import { cellText, type SheetCells } from "../sheet-cells.ts";
import type { BoundColumn, BoundRow, OwnBinding } from "./binding-in-workbook.ts";
import { boundCell, unitOf } from "./bound-cells.ts";

/** What is to be looked at or put right in a table that was bound before, a finding each. */

/** The figure that a bound row is read for now. */
export const refsOf = ({ figures }: TableReading, { indicator }: BoundRow): FigureRef[] => {
  const [first] = figures.filter(({ figure }) => figure.indicator === indicator);
  if (first === undefined) return [];
  const { kind, period, scope } = first.figure;
  return [{ indicator, kind, period, scope }];
};

/** STR-RENAMED: found again by its place; that it still means the same only a person can tell. */
export const renamedFinding = (
  { text }: BoundRow | BoundColumn,
  match: ColumnMatch | RowMatch,
  figures: FigureRef[],
): Finding =>
  readingFinding({
    id: "STR-RENAMED",
    class: "STR",
    severity: "query",
    cells: [match.cell],
    figures,
    expected: text.slice(0, 200),
    actual: "name" in match ? match.name : match.header,
  });

/** UNIT-CHANGED: a unit that converts has to be looked at, one of another kind put right. */
export function unitFindings(reading: TableReading, row: BoundRow, match: RowMatch | undefined): Finding[] {
  const now = match === undefined ? null : unitOf(reading, match);
  if (match === undefined || now === null || row.unit === null) return [];
  const relation = compareUnits(now, row.unit);
  if (relation === "same" || relation === "synonym") return [];
  return [
    readingFinding({
      id: "UNIT-CHANGED",
      class: "UNIT",
      severity: typeof relation === "object" ? "query" : "error",
      cells: [match.cell],
      figures: refsOf(reading, row),
      expected: row.unit.slice(0, 200),
      actual: now,
    }),
  ];
}

/** STR-FORMULA: a number was typed over a formula. */
export function formulaFindings(reading: TableReading, row: BoundRow, cells: SheetCells): Finding[] {
  return row.formulas.flatMap((field) => {
    const cell = boundCell(reading, cells, row.indicator, field);
    if (cell === undefined || cell.formula !== null || cellText(cell.value) === "") return [];
    return [
      readingFinding({
        id: "STR-FORMULA",
        class: "STR",
        severity: "query",
        cells: [cell.reference],
        figures: refsOf(reading, row),
        actual: cellText(cell.value),
        params: { field },
      }),
    ];
  });
}

/**
 * STR-GONE: a bound row that is read nowhere; `now` is what stands in its place, `still` that its name does: it was told by a
 * name that holds no more, as when the city withdraws it.
 */
export function goneRows(
  bound: OwnBinding,
  read: ReadonlyMap<string, RowMatch>,
  cells: SheetCells,
): Finding[] {
  return bound.rows
    .filter(({ indicator }) => !read.has(indicator))
    .map(({ text, indicator, place }) => {
      const now = place === null ? "" : cells.text(place.address.row, place.address.column);
      const still = sameName(now, text);
      return readingFinding({
        id: "STR-GONE",
        class: "STR",
        severity: "error",
        cells: place === null ? [] : [printCell(place.sheet, place.address)],
        actual: text === "" ? indicator : text,
        params: { what: "row", indicator, now: still ? "" : now.slice(0, 100), still: still ? "still" : "" },
      });
    });
}

const sameName = (one: string, other: string): boolean => normaliseName(one) === normaliseName(other);

/**
 * Heads carry years: of another period than the bound one a column may be rightly gone. What is asked, or said to be
 * missing, is not said again.
 */
export function goneColumns(reading: TableReading, bound: OwnBinding): Finding[] {
  const there = new Set(reading.columns.map(({ field }) => field));
  const missing = reading.findings.some(({ rule }) => rule.id === "STR-MISSING");
  return bound.columns
    .filter(({ field }) => !there.has(field) && !(missing && field === "actual"))
    .map(({ text, field, place }) =>
      readingFinding({
        id: "STR-GONE",
        class: "STR",
        severity: reading.period.value === bound.period ? "error" : "query",
        cells: place === null ? [] : [printCell(place.sheet, place.address)],
        actual: text,
        params: { what: "column", field },
      }),
    );
}
