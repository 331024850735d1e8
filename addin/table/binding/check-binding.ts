import { normaliseName } from "../../../shared/codec/name.ts";
import { compareUnits } from "../../../shared/codec/unit.ts";
import type { FigureRef } from "../../../shared/schema/figure.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { CellPlace } from "../../host/port.ts";
import { printAddress, printCell } from "../address.ts";
import type { ColumnMatch, RowMatch, TableReading } from "../reading.ts";
import { readingFinding } from "../reading-findings.ts";
import { cellText, type SheetCells } from "../sheet-cells.ts";
import type { BoundColumn, BoundRow, OwnBinding } from "./binding-in-workbook.ts";
import { boundCell, unitOf } from "./bound-cells.ts";
import { answerUnder, type TableAnswers } from "./table-answers.ts";

/** What became of a bound table since. `rows` and `moved` need nobody; all others are findings too. */
export type BindingCounts = {
  /** Bound rows that are read as they were, `moved` of them elsewhere. */
  rows: number;
  moved: number;
  /** Rows that are read and were not bound. */
  added: number;
  renamed: number;
  /** Units and formulas. */
  changed: number;
  gone: number;
};

/** One thing that is otherwise than it was bound, with the cell where it stands now. */
export type Repair =
  | { kind: "moved"; cell: string; text: string; from: string }
  | { kind: "added"; cell: string; text: string; indicator: string }
  | { kind: "renamed" | "changed" | "gone"; finding: Finding };

export type BindingCheck = { counts: BindingCounts; repairs: Repair[]; findings: Finding[] };

/**
 * Heads and names that were bound, read otherwise now and were found again by their defined names, as answers. What the
 * words say by themselves always wins; what they contradict (another year, 累计 for 新增) is not kept.
 */
export function repairsOf(reading: TableReading, bound: OwnBinding, answers: TableAnswers): TableAnswers {
  const rows = bound.rows.flatMap((row) => {
    const match = renamedTo(row, reading.rows);
    if (
      match === undefined ||
      match.sureness === "sure" ||
      answerUnder(answers.rows, match.key) !== undefined
    )
      return [];
    if (match.code !== null && match.code !== row.indicator) return [];
    if (reading.rows.some((one) => one.sureness === "sure" && one.indicator === row.indicator)) return [];
    return match.name !== "" && sameMeasure(row.text, match.name)
      ? [[match.key, row.indicator] as const]
      : [];
  });
  const columns = bound.columns.flatMap((column) => {
    const match = renamedTo(column, reading.columns);
    if (match === undefined || match.how !== "none" || answerUnder(answers.columns, match.key) !== undefined)
      return [];
    if (reading.columns.some(({ field }) => field === column.field)) return [];
    return match.key !== "" && sameMeasure(column.text, match.header)
      ? [[match.key, column.field] as const]
      : [];
  });
  return { rows: Object.fromEntries(rows), columns: Object.fromEntries(columns) };
}

/** What stands in a bound cell now, where its old words stand nowhere any more. */
function renamedTo<T extends ColumnMatch | RowMatch>(
  { key, place }: BoundRow | BoundColumn,
  matches: readonly T[],
): T | undefined {
  if (place === null || matches.some((match) => match.key === key)) return undefined;
  const cell = referenceOf(place);
  return matches.find((match) => match.cell === cell);
}

const referenceOf = ({ sheet, address }: CellPlace): string => printCell(sheet, address);

/** Words that make another quantity of a name, and years. */
const measures =
  /新增|新认定|累计|总数|总量|存量|增长|增幅|增速|占比|比重|率|人均|每万|目标|计划|预计|家次|规上|(?:19|20)\d{2}|\d+(?=月|季度)/g;

function sameMeasure(old: string, now: string): boolean {
  const words = (text: string) => [...new Set(text.normalize("NFKC").match(measures) ?? [])].sort().join();
  return words(old) === words(now);
}

/** Compares a reading, made with `answers` and `repairs`, with what was bound. `cells` is the sheet that was read. */
export function checkBinding(
  reading: TableReading,
  bound: OwnBinding,
  { cells, answers, repairs }: { cells: SheetCells; answers: TableAnswers; repairs: TableAnswers },
): BindingCheck {
  const renamed = [
    ...bound.rows.flatMap((row) => {
      const match = renamedTo(row, reading.rows);
      return match && match.key in repairs.rows ? [renamedFinding(row, match, refsOf(reading, row))] : [];
    }),
    ...bound.columns.flatMap((column) => {
      const match = renamedTo(column, reading.columns);
      return match && match.key in repairs.columns ? [renamedFinding(column, match, [])] : [];
    }),
  ];
  const read = new Map(
    reading.rows.flatMap((match) =>
      match.indicator !== null && match.sureness === "sure" ? [[match.indicator, match] as const] : [],
    ),
  );
  const kept = bound.rows.filter(({ indicator }) => read.has(indicator));
  const changed = kept.flatMap((row) => [
    ...unitFindings(reading, row, read.get(row.indicator)),
    ...formulaFindings(reading, row, cells),
  ]);
  // what a person has left out since is not missed
  const meant = {
    ...bound,
    rows: bound.rows.filter(({ key }) => answerUnder(answers.rows, key) !== "ignored"),
    columns: bound.columns.filter(({ key }) => answerUnder(answers.columns, key) !== "ignored"),
  };
  const gone = [...goneRows(meant, read, cells), ...goneColumns(reading, meant)];
  const moved = kept.flatMap(({ place, cell, text }): Repair[] =>
    place === null || printAddress(place.address) === cell
      ? []
      : [{ kind: "moved", cell: referenceOf(place), text, from: cell }],
  );
  const known = new Set(bound.rows.map(({ indicator }) => indicator));
  const added = [...read].flatMap(([indicator, { cell, name }]): Repair[] =>
    known.has(indicator) ? [] : [{ kind: "added", cell, text: name, indicator }],
  );
  const of = (kind: "renamed" | "changed" | "gone", findings: readonly Finding[]) =>
    findings.map((finding): Repair => ({ kind, finding }));
  return {
    findings: [...renamed, ...changed, ...gone],
    repairs: [...of("renamed", renamed), ...of("changed", changed), ...of("gone", gone), ...added, ...moved],
    counts: {
      rows: kept.length,
      moved: moved.length,
      added: added.length,
      renamed: renamed.length,
      changed: changed.length,
      gone: gone.length,
    },
  };
}

const refsOf = ({ figures }: TableReading, { indicator }: BoundRow): FigureRef[] => {
  const [first] = figures.filter(({ figure }) => figure.indicator === indicator);
  if (first === undefined) return [];
  const { kind, period, scope } = first.figure;
  return [{ indicator, kind, period, scope }];
};

/** STR-RENAMED: found again by its place; that it still means the same only a person can tell. */
const renamedFinding = (
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
function unitFindings(reading: TableReading, row: BoundRow, match: RowMatch | undefined): Finding[] {
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
function formulaFindings(reading: TableReading, row: BoundRow, cells: SheetCells): Finding[] {
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

/** STR-GONE: a bound row that is read nowhere; `now` is what stands in its place. */
function goneRows(bound: OwnBinding, read: ReadonlyMap<string, RowMatch>, cells: SheetCells): Finding[] {
  return bound.rows
    .filter(({ indicator }) => !read.has(indicator))
    .map(({ text, indicator, place }) => {
      const now = place === null ? "" : cells.text(place.address.row, place.address.column);
      return readingFinding({
        id: "STR-GONE",
        class: "STR",
        severity: "error",
        cells: place === null ? [] : [referenceOf(place)],
        actual: text === "" ? indicator : text,
        params: { what: "row", indicator, now: sameName(now, text) ? "" : now.slice(0, 100) },
      });
    });
}

const sameName = (one: string, other: string): boolean => normaliseName(one) === normaliseName(other);

/**
 * Heads carry years: of another period than the bound one a column may be rightly gone. What is asked, or said to be
 * missing, is not said again.
 */
function goneColumns(reading: TableReading, bound: OwnBinding): Finding[] {
  const there = new Set(reading.columns.map(({ field }) => field));
  const missing = reading.findings.some(({ rule }) => rule.id === "STR-MISSING");
  return bound.columns
    .filter(({ field }) => !there.has(field) && !(missing && field === "actual"))
    .map(({ text, field, place }) =>
      readingFinding({
        id: "STR-GONE",
        class: "STR",
        severity: reading.period.value === bound.period ? "error" : "query",
        cells: place === null ? [] : [referenceOf(place)],
        actual: text,
        params: { what: "column", field },
      }),
    );
}
