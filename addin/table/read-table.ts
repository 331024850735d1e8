import type { MarkMeaning } from "../../shared/codec/number-mark.ts";
import { yearOf } from "../../shared/codec/period.ts";
import { type Result, succeed } from "../../shared/result.ts";
import type { Form, FormField } from "../../shared/schema/form.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import type { CellRange, WorkbookSnapshot } from "../host/snapshot.ts";
import { headKey, noAnswers, type TableAnswers } from "./binding/table-answers.ts";
import { fillDerived } from "./figures/fill-derived.ts";
import { type Footnotes, footnotesOf, legendOf } from "./figures/mark-legend.ts";
import { readHeading } from "./figures/read-heading.ts";
import { readRows } from "./figures/read-rows.ts";
import { captionFindings, statedUnits } from "./figures/stated-units.ts";
import { claimOf } from "./locate/field-match.ts";
import type { LocatedTable } from "./locate/find-tables.ts";
import { yearPartFinding } from "./locate/heading-agreement.ts";
import { firstRow, type LocatedTables, locateTables } from "./locate/locate-table.ts";
import {
  columnFindings,
  hiddenFindings,
  isFoot,
  missingActuals,
  rowFindings,
  tableFindings,
  valueColumns,
} from "./locate/structure-findings.ts";
import { unitClaims } from "./locate/unit-claims.ts";
import { type AcceptedRows, noneAccepted } from "./match/accepted-names.ts";
import { askedInstead } from "./match/asked-instead.ts";
import { isOfPart } from "./match/part-sections.ts";
import { askRowsOfSections, type RowSection, rowSections, type SectionArea } from "./match/row-sections.ts";
import { settleRepeated } from "./match/settle-repeated.ts";
import { saysSeveral, totalsBeside } from "./match/several-numbers.ts";
import type { ColumnMatch, ReadingRefusal, RowMatch, TableReading } from "./reading.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** `period` and `org` given by the person win over what the sheet says; `orgNames` are the unit's, for a table of many units. */
export type ReadTableOptions = {
  form: Form;
  sheet?: string;
  period?: string;
  org?: string;
  orgNames?: readonly string[];
  otherOrgNames?: readonly string[];
  answers?: TableAnswers;
  accepted?: AcceptedRows;
};

/**
 * Reads the form's table out of a workbook: where it stands, what each column and row is, and the figures. Tables beside
 * or below each other that hold different rows of the form are read as one. Nothing is guessed: what is not sure is
 * marked "asked" and no figure is taken from it.
 */
export function readTable(
  snapshot: WorkbookSnapshot,
  options: ReadTableOptions,
): Result<TableReading, ReadingRefusal> {
  const { form, orgNames = [], otherOrgNames = [], answers = noAnswers, accepted = noneAccepted } = options;
  const known = { orgNames, otherOrgNames, answers, accepted };
  const sheet = options.sheet ?? null;
  const first = locateTables(snapshot, form, { ...known, sheet, period: options.period ?? null });
  if (!first.ok) return first;
  const heading = readHeading(snapshot, first.value);
  const period = options.period ?? heading.period.value;
  // Headers that name years are understood once the period is known; where it was known before, they are already.
  const located =
    period === options.period
      ? first
      : locateTables(snapshot, form, { ...known, sheet: first.value.cells.name, period });
  if (!located.ok) return located;
  const { cells, read, others } = located.value;
  const [legend, footnotes] = [legendOf(cells), footnotesOf(cells)];
  const parts = read.map((table, index) =>
    readPart(table, cells, {
      form,
      period,
      index,
      legend,
      footnotes,
      source: answers.source ?? null,
      above: rowsAbove(table, [...read, ...others], cells),
      orgNames,
      otherOrgNames,
    }),
  );
  const columns = parts.flatMap((part) => part.columns);
  const settled = settleRepeated(parts.flatMap((part) => part.figures));
  const derived = fillDerived(settled.figures, form);
  return succeed({
    sheet: cells.name,
    range: rangeOf(read),
    headerRow: headRowOf(read[0]),
    form: { id: form.id, version: form.version },
    org: options.org === undefined ? heading.org : { value: options.org, text: null, cell: null },
    period: options.period === undefined ? heading.period : { value: options.period, text: null, cell: null },
    unitClaims: unitClaims(cells, read, rowsOfTables(located.value)),
    source: answers.source ?? null,
    signers: heading.signers,
    columns,
    rows: parts.flatMap((part) => part.rows),
    figures: derived.figures,
    otherFigures: parts.flatMap((part) => part.otherFigures),
    findings: [
      ...heading.findings,
      // below the title of another year this year's numbers are missed for that reason
      ...(heading.titleDiffers ? [] : missingActuals(read, columns)),
      ...(saysWholeYear(columns, period) ? yearPartFinding(cells, period, rowsOfTables(located.value)) : []),
      ...tableFindings(others, read[0]),
      ...parts.flatMap((part) => part.findings),
      ...settled.findings,
      ...derived.findings,
    ],
  });
}

/** This year's numbers are taken for a round of a year. */
const saysWholeYear = (columns: readonly ColumnMatch[], period: string | null): period is string =>
  period?.length === 4 && columns.some(({ field, sureness }) => field === "actual" && sureness === "sure");

/** Rows of the sheet its tables cover, heads and all. */
function rowsOfTables({ cells: sheet, read }: Pick<LocatedTables, "cells" | "read">) {
  const first = Math.min(...read.map(firstRow));
  if (read.some(({ cells }) => cells !== sheet)) return { first, last: sheet.range.bottom };
  const bound = read.flatMap(({ rows }) =>
    rows.flatMap(({ row, sureness }) => (sureness === "sure" ? [row] : [])),
  );
  return { first, last: bound.reduce((last, row) => Math.max(last, row), first) };
}

type Part = Pick<TableReading, "columns" | "rows" | "figures" | "otherFigures" | "findings">;

type PartOptions = {
  form: Form;
  period: string | null;
  index: number;
  legend: ReadonlyMap<string, MarkMeaning>;
  footnotes: Footnotes;
  source: string | null;
  above: { from: number; to: number };
  orgNames: readonly string[];
  otherOrgNames: readonly string[];
};

function readPart(
  table: LocatedTable,
  sheet: SheetCells,
  { form, period, index, legend, footnotes, source, above, orgNames, otherOrgNames }: PartOptions,
): Part {
  const { cells } = table;
  const columns = columnMatches(table, index);
  const columnOf = sureColumns(columns);
  const ofPart = isOfPart(sheet, above, orgNames);
  const told = rowsOf(table, columnOf, { form, period });
  const sections = sectionsOf(table, told, columnOf, { form, period, units: { orgNames, otherOrgNames } });
  const rows = askRowsOfSections(told, sections).map((row) => ({
    ...(ofPart ? askedInstead(row, "part") : row),
    table: index,
  }));
  const units = statedUnits(table, sheet, above);
  const more = columns.flatMap(({ column, value, sureness }) =>
    value !== null && sureness === "sure" ? [{ column, value }] : [],
  );
  const read = readRows({
    ...{ cells, columnOf, more, rows, form, period, units, legend, footnotes, source },
    actualHead:
      columns.find(({ field, sureness }) => field === "actual" && sureness === "sure")?.header ?? "",
    beside: columnsBeside(table),
  });
  return {
    columns,
    rows,
    figures: read.figures,
    otherFigures: read.otherFigures,
    findings: [
      ...captionFindings(units),
      ...columnFindings(table, columns),
      ...rowFindings(table, rows, { columnOf, form, sections }),
      ...read.findings,
      ...hiddenFindings(cells, rows, columnOf),
    ],
  };
}

/** Behind the names, up to the one behind the table: columns without a head, and those whose heads are none of the form's. */
function columnsBeside({ header, stub, left, right }: LocatedTable): number[] {
  const first = (stub.name ?? left) + 1;
  return Array.from({ length: Math.max(0, right + 2 - first) }, (_, index) => first + index).filter(
    (column) => column !== stub.unit && (header.get(column)?.match ?? null) === null,
  );
}

/** Rows of the sheet above a table, below the last row of the form in a table before it. */
function rowsAbove(table: LocatedTable, tables: readonly LocatedTable[], sheet: SheetCells) {
  const first = firstRow(table);
  const ends = tables
    .filter((other) => other !== table)
    .flatMap(({ cells, rows }) =>
      rows.flatMap(({ row, sureness }) =>
        sureness === "sure" ? [cells.at(row, cells.range.left).at.row] : [],
      ),
    );
  const before = ends.filter((row) => row < first);
  return { from: before.reduce((last, row) => Math.max(last, row + 1), sheet.range.top), to: first - 1 };
}

const headRowOf = ({ cells, headerRow, left }: LocatedTable): number => cells.at(headerRow, left).at.row;

/** The rectangle of the sheet, from the last row of the heads on, that holds the tables read. */
function rangeOf(tables: readonly LocatedTable[]): CellRange {
  const corners = tables.flatMap(({ cells, headerRow, left, bottom, right }) => [
    cells.at(headerRow, left).at,
    cells.at(bottom, right).at,
  ]);
  const rows = corners.map(({ row }) => row);
  const columns = corners.map(({ column }) => column);
  return {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
}

/** A number of a year to come of which neither row nor column says whether it is a target. */
const isForecast = ({ words }: RowMatch, { open }: LocatedTable["stub"], period: string | null): boolean =>
  open.kind &&
  period !== null &&
  words !== null &&
  words.kind === null &&
  words.period !== null &&
  yearOf(words.period) > yearOf(period);

function rowsOf(
  table: LocatedTable,
  columnOf: ReadonlyMap<FormField, number>,
  { form, period }: Pick<PartOptions, "form" | "period">,
): RowMatch[] {
  const { cells, stub } = table;
  const isMarkRow = markRows(cells, columnOf, form);
  const matches = table.rows.map((match) =>
    isMarkRow(match.row) || isFoot(cells, match.row) ? { ...match, unit: null, filled: false } : match,
  );
  const hasTotalBeside = totalsBeside(table, columnOf.get("actual"), form);
  return matches.map((match) =>
    saysSeveral(table, match) || hasTotalBeside(match)
      ? askedInstead(match, "several")
      : isForecast(match, stub, period)
        ? askedInstead(match, "words")
        : table.headLike.has(match.row) && match.how === "none"
          ? { ...match, how: "suggestion" as const, sureness: "asked" as const, doubt: "years" as const }
          : match,
  );
}

function sectionsOf(
  { cells, headerRow, bottom, left, stub }: LocatedTable,
  rows: readonly RowMatch[],
  columnOf: ReadonlyMap<FormField, number>,
  known: Pick<SectionArea, "form" | "period" | "units">,
): ReadonlyMap<number, RowSection> {
  const dataYear = columnOf.get("dataYear") ?? stub.years;
  const hasTargets = columnOf.has("target") || columnOf.has("nextTarget") || stub.kinds !== null;
  const values = valueColumns(columnOf);
  return rowSections(rows, cells, { headerRow, bottom, left, stub, values, dataYear, hasTargets, ...known });
}

/** The column-number row of a form under its labels (甲 乙 丙 1 2 3 …): its 丁 is no unit. */
function markRows(
  cells: SheetCells,
  columnOf: ReadonlyMap<FormField, number>,
  form: Form,
): (row: number) => boolean {
  const marks = form.columns.flatMap(({ field, mark }) => {
    const column = columnOf.get(field);
    return column === undefined ? [] : [{ column, mark }];
  });
  return (row) => marks.length > 2 && marks.every(({ column, mark }) => cells.text(row, column) === mark);
}

/** The document that is checked and submitted: the bound figures of a reading. */
export function documentOf(
  reading: TableReading,
  { org, period }: { org: string; period: string },
): SubmissionDocument {
  return {
    form: reading.form,
    org,
    period,
    figures: reading.figures.filter(({ sureness }) => sureness === "sure").map(({ figure }) => figure),
    explanations: [],
    signers: reading.signers,
  };
}

/** Each field and each other period is read from one column; where two columns claim one neither is taken. */
function columnMatches({ cells, header, headerRow }: LocatedTable, table: number): ColumnMatch[] {
  const claims = new Map<string, number>();
  for (const { match } of header.values()) {
    // a column of a part, or of some months, does not dispute the column of the whole
    if (match !== null && match.qualifier === null)
      claims.set(claimOf(match), (claims.get(claimOf(match)) ?? 0) + 1);
  }
  return [...header]
    .sort(([a], [b]) => a - b)
    .map(([column, { heads, match }]) => {
      const { reference: cell } = cells.at(headerRow, column);
      const head = { table, column, cell, key: headKey(heads), header: heads.join("") };
      if (match === null) return { ...head, field: null, value: null, how: "none", sureness: "ignored" };
      const alone = claims.get(claimOf(match)) === 1;
      const sureness = alone && match.sure ? "sure" : "asked";
      return { ...head, field: match.field, value: match.value, how: match.how, sureness };
    });
}

const sureColumns = (columns: readonly ColumnMatch[]): ReadonlyMap<FormField, number> =>
  new Map(
    columns.flatMap(({ field, sureness, column }) =>
      field !== null && sureness === "sure" ? [[field, column] as const] : [],
    ),
  );
