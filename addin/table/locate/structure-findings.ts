import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { splitPartial } from "../../../shared/codec/partial-words.ts";
import { printPeriod } from "../../../shared/codec/period.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { type Form, type FormField, isIndicatorRow } from "../../../shared/schema/form.ts";
import { isNumber } from "../is-number.ts";
import type { RowSection } from "../match/row-sections.ts";
import { kindBeside } from "../match/row-words.ts";
import type { ColumnMatch, RowMatch } from "../reading.ts";
import { readingFinding } from "../reading-findings.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { isValueColumn, valueFields } from "./field-match.ts";
import type { LocatedTable } from "./find-tables.ts";

/** STR-COLUMN: two columns claim one field, or a header names another year than the sheet or only a part (traps B01). */
export function columnFindings({ header }: LocatedTable, columns: readonly ColumnMatch[]): Finding[] {
  const read = new Set(columns.filter(({ sureness }) => sureness === "sure").map(({ field }) => field));
  return columns.flatMap(({ column, cell, header: text, field, sureness }) => {
    if (sureness !== "asked" || field === null) return [];
    const qualifier = header.get(column)?.match?.qualifier ?? "";
    return [
      readingFinding({
        id: "STR-COLUMN",
        class: "STR",
        // beside the column of the whole unit and year nothing is lost
        severity: essential.has(field) ? (read.has(field) ? "query" : "error") : "hint",
        cells: [cell],
        actual: text,
        params: { field, ...(qualifier === "" ? { qualifier } : saidOf(qualifier, text)) },
      }),
    ];
  });
}

/** What narrows a column, unless it is the head itself, and what it narrows it to. */
function saidOf(qualifier: string, head: string): Record<string, string> {
  const [narrows = "words"] = splitPartial(squeezeText(qualifier)).kinds;
  return { qualifier: squeezeText(qualifier) === squeezeText(head) ? "" : qualifier, narrows };
}

/** Without these the figures would be others; of 牵头科室 beside 责任科室 nothing depends. */
const essential = new Set<FormField>([
  ...valueFields,
  "targetRequirement",
  "nextTargetRequirement",
  "code",
  "name",
  "unit",
  "status",
  "dataYear",
]);

/** STR-MISSING: no column of this period's actuals was found; the headers that mean nothing to the form are named. */
export function missingActuals(tables: readonly LocatedTable[], columns: readonly ColumnMatch[]): Finding[] {
  if (columns.some(({ field }) => field === "actual")) return []; // sure, or asked by STR-COLUMN
  const strange = columns.filter(
    (column) => column.field === null && column.value === null && isStrange(tables, column),
  );
  const others = columns.flatMap(({ value }) => (value?.kind === "actual" ? [value] : []));
  const printed = others.map(({ period, basis }) => printPeriod(period, basis === "yearToDate"));
  const periods = [...new Set(printed)].slice(0, mostNamed);
  return [
    readingFinding({
      id: "STR-MISSING",
      class: "STR",
      severity: "error",
      cells: strange.map(({ cell }) => cell),
      actual: strange.map(({ header }) => header.replace(/\s+/g, "")).join("、"),
      params: { field: "actual", ...(periods.length > 0 ? { periods: periods.join("、") } : {}) },
    }),
  ];
}

/** Periods a sentence names. */
const mostNamed = 12;

/** Heads of columns that say something of each row, and a title that stands among the heads of a table read sideways, are known. */
function isStrange(tables: readonly LocatedTable[], { table, column, cell }: ColumnMatch): boolean {
  const { stub, title, header } = tables[table] ?? {};
  return (
    cell !== title?.stated.cell &&
    !header?.get(column)?.ofOthers &&
    ![stub?.kinds, stub?.years, stub?.orgs].includes(column)
  );
}

export type RowsFound = {
  columnOf: ReadonlyMap<FormField, number>;
  form: Form;
  sections: ReadonlyMap<number, RowSection>;
};

/**
 * STR-ROW: a row with values that resembles an indicator, or contradicts itself, is asked about and not read. One that
 * bears a code of the form, or shares its name with the row above, is meant for the form: its values would be lost.
 */
export function rowFindings(
  table: LocatedTable,
  rows: readonly RowMatch[],
  { columnOf, form, sections }: RowsFound,
): Finding[] {
  const { cells } = table;
  const values = valueColumns(columnOf);
  const codes = new Set(form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  const holdsValue = (row: number) => values.some((column) => cells.text(row, column) !== "");
  const asked = rows
    .filter(
      ({ sureness, row, doubt }) =>
        sureness === "asked" && holdsValue(row) && sections.get(row)?.doubt !== doubt,
    )
    .map((match) =>
      readingFinding({
        id: "STR-ROW",
        class: "STR",
        severity: match.code !== null && codes.has(match.code) ? "error" : "query",
        cells: [cells.at(match.row, cells.range.left).reference],
        actual: match.name === "" ? (match.code ?? "") : match.name,
        params: {
          suggestions: match.suggestions.join("、"),
          code: match.code ?? "",
          ...(match.doubt === null ? {} : { doubt: match.doubt }),
        },
      }),
    );
  const filled = rows.filter(({ row }) => holdsValue(row));
  return [...asked, ...sectionFindings(cells, filled, sections), ...namelessFindings(table, rows, columnOf)];
}

/** One finding for all rows that are left out for the heading above them; a hint where another unit's are left aside. */
function sectionFindings(
  cells: SheetCells,
  rows: readonly RowMatch[],
  sections: ReadonlyMap<number, RowSection>,
): Finding[] {
  const under = new Map<RowSection, RowMatch[]>();
  for (const match of rows) {
    const section = sections.get(match.row);
    if (section === undefined || (section.doubt !== "others" && match.doubt !== section.doubt)) continue;
    const found = under.get(section);
    if (found) found.push(match);
    else under.set(section, [match]);
  }
  return [...under].map(([{ heading, doubt }, matches]) =>
    readingFinding({
      id: "STR-ROW",
      class: "STR",
      severity: doubt === "others" ? "hint" : "query",
      cells: matches.map(({ row }) => cells.at(row, cells.range.left).reference),
      actual: heading,
      params: { suggestions: "", code: "", doubt, below: String(matches.length) },
    }),
  );
}

/** Rows with a number and neither code nor name; lines of the foot (填表人：…) are labelled and none. */
function namelessFindings(
  { cells, headerRow, bottom, stub: { kinds } }: LocatedTable,
  rows: readonly RowMatch[],
  columnOf: ReadonlyMap<FormField, number>,
): Finding[] {
  const known = new Set(rows.map(({ row }) => row));
  const values = valueColumns(columnOf);
  const stub = [columnOf.get("name"), columnOf.get("code")].flatMap((column) => column ?? []);
  const findings: Finding[] = [];
  for (let row = headerRow + 1; row <= bottom; row += 1) {
    if (known.has(row) || (kinds !== null && kindBeside(cells.text(row, kinds), null) === "none")) continue;
    const column = values.find((candidate) => isNumber(cells, row, candidate));
    if (column === undefined || isFoot(cells, row)) continue;
    const merged = stub.some((candidate) => cells.anchor(row, candidate).row < row);
    findings.push(
      readingFinding({
        id: "STR-ROW",
        class: "STR",
        severity: merged ? "error" : "query",
        cells: [cells.at(row, column).reference],
        actual: cells.text(row, column),
        params: { suggestions: "", code: "", nameless: merged ? "merged" : "blank" },
      }),
    );
  }
  return findings;
}

/** 单位负责人：… 填表人：… below a table. */
export function isFoot(cells: SheetCells, row: number): boolean {
  for (let column = cells.range.left; column <= cells.range.right; column += 1) {
    const value = cells.value(row, column);
    if (typeof value === "string" && /负责人|填表人|填报人|联系电话|电话|日期|盖章/.test(value)) return true;
  }
  return false;
}

/** STR-TABLE: another table of the sheet with values and rows of the form; it is not read. */
export function tableFindings(others: readonly LocatedTable[], read: LocatedTable): Finding[] {
  return others.flatMap((table) => {
    const { cells, headerRow, left } = table;
    const first = cells.at(headerRow, left);
    if (!hasValues(table)) return [];
    return [
      readingFinding({
        id: "STR-TABLE",
        class: "STR",
        severity: "error",
        cells: [first.reference],
        actual: String(first.at.row),
        params: { read: String(read.cells.at(read.headerRow, read.left).at.row) },
      }),
    ];
  });
}

function hasValues({ cells, header, headerRow, bottom }: LocatedTable): boolean {
  const columns = [...header].flatMap(([column, { match }]) =>
    match !== null && isValueColumn(match) ? [column] : [],
  );
  for (let row = headerRow + 1; row <= bottom; row += 1) {
    if (columns.some((column) => isNumber(cells, row, column))) return true;
  }
  return false;
}

/** STR-HIDDEN: numbers in hidden rows or columns are read like all others; nobody sees them before they are submitted. */
export function hiddenFindings(
  cells: SheetCells,
  rows: readonly RowMatch[],
  columnOf: ReadonlyMap<FormField, number>,
): Finding[] {
  const values = valueColumns(columnOf);
  const hidden = rows
    .filter(({ sureness }) => sureness === "sure")
    .flatMap(({ row }) =>
      values
        .filter((column) => cells.text(row, column) !== "" && cells.hidden(row, column))
        .map((column) => cells.at(row, column).reference),
    );
  if (hidden.length === 0) return [];
  const found = { id: "STR-HIDDEN", class: "STR", severity: "hint" } as const;
  return [readingFinding({ ...found, cells: hidden, actual: String(hidden.length) })];
}

export const valueColumns = (columnOf: ReadonlyMap<FormField, number>): number[] =>
  valueFields.flatMap((field) => columnOf.get(field) ?? []);
