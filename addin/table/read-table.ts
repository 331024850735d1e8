import { type Result, succeed } from "../../shared/result.ts";
import type { Form, FormField } from "../../shared/schema/form.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { type LocatedTable, locateTable } from "./locate-table.ts";
import { matchRows } from "./match-rows.ts";
import { askPartRows } from "./part-sections.ts";
import { readHeading } from "./read-heading.ts";
import { readRows } from "./read-rows.ts";
import type { ColumnMatch, ReadingRefusal, RowMatch, TableReading } from "./reading.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { captionFindings, statedUnits } from "./stated-units.ts";
import {
  columnFindings,
  hiddenFindings,
  missingActuals,
  rowFindings,
  tableFindings,
  valueColumns,
} from "./structure-findings.ts";

/** `period` and `org` given by the person win over what the sheet says. */
export type ReadTableOptions = { form: Form; sheet?: string; period?: string; org?: string };

/**
 * Reads the form's table out of a workbook: where it stands, what each column and row is, and the figures.
 * Nothing is guessed: what is not sure is marked "asked" and no figure is taken from it.
 */
export function readTable(
  snapshot: WorkbookSnapshot,
  options: ReadTableOptions,
): Result<TableReading, ReadingRefusal> {
  const { form } = options;
  const sheet = options.sheet ?? null;
  const first = locateTable(snapshot, form, { sheet, reportYear: yearOf(options.period) });
  if (!first.ok) return first;
  const heading = readHeading(snapshot, first.value);
  const period = options.period ?? heading.period.value;
  // Headers that name years are understood once the period is known; where it was known before, they are already.
  const located =
    period === options.period
      ? first
      : locateTable(snapshot, form, { sheet: first.value.cells.name, reportYear: yearOf(period) });
  if (!located.ok) return located;
  const table = located.value;
  const { cells, headerRow, bottom } = table;
  const columns = columnMatches(table);
  const columnOf = sureColumns(columns);
  const rows = rowsOf(table, columnOf, form);
  const units = statedUnits(table);
  const read = readRows({ cells, columnOf, rows, form, period, units });
  return succeed({
    sheet: cells.name,
    range: { ...cells.range, top: headerRow, bottom },
    headerRow,
    form: { id: form.id, version: form.version },
    org: options.org === undefined ? heading.org : { value: options.org, text: null, cell: null },
    period: options.period === undefined ? heading.period : { value: options.period, text: null, cell: null },
    signers: heading.signers,
    columns,
    rows,
    figures: read.figures,
    findings: [
      ...heading.findings,
      ...captionFindings(units),
      ...columnFindings(table, columns),
      ...missingActuals(table, columns),
      ...tableFindings(table),
      ...rowFindings(table, rows, columnOf, form),
      ...read.findings,
      ...hiddenFindings(cells, rows, columnOf),
    ],
  });
}

function rowsOf(table: LocatedTable, columnOf: ReadonlyMap<FormField, number>, form: Form): RowMatch[] {
  const stub = {
    code: columnOf.get("code") ?? null,
    name: columnOf.get("name") ?? null,
    unit: columnOf.get("unit") ?? null,
  };
  const { cells, headerRow, bottom } = table;
  const matches = matchRows(cells, table, stub, form).map((match) =>
    isMarkRow(cells, match.row, columnOf, form) ? { ...match, unit: null } : match,
  );
  const named = [stub.code, stub.name].flatMap((column) => column ?? []);
  return askPartRows(
    matches,
    cells,
    { headerRow, bottom, stub: named, values: valueColumns(columnOf) },
    form,
  );
}

/** The column-number row of a form under its labels (甲 乙 丙 1 2 3 …): its 丁 is no unit. */
function isMarkRow(
  cells: SheetCells,
  row: number,
  columnOf: ReadonlyMap<FormField, number>,
  form: Form,
): boolean {
  const marks = form.columns.flatMap(({ field, mark }) => {
    const column = columnOf.get(field);
    return column === undefined ? [] : [cells.text(row, column) === mark];
  });
  return marks.length > 2 && marks.every((same) => same);
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

/** Each field is read from one column; where two columns claim one field neither is taken. */
function columnMatches({ header }: LocatedTable): ColumnMatch[] {
  const claims = new Map<FormField, number>();
  for (const { match } of header.values()) {
    // a column of a part, or of some months, does not dispute the column of the whole
    if (match !== null && match.qualifier === null)
      claims.set(match.field, (claims.get(match.field) ?? 0) + 1);
  }
  return [...header]
    .sort(([a], [b]) => a - b)
    .map(([column, { text, match }]) => {
      if (match === null) return { column, header: text, field: null, how: "none", sureness: "ignored" };
      const alone = claims.get(match.field) === 1;
      const sureness = alone && match.sure ? "sure" : "asked";
      return { column, header: text, field: match.field, how: match.how, sureness };
    });
}

const sureColumns = (columns: readonly ColumnMatch[]): ReadonlyMap<FormField, number> =>
  new Map(
    columns.flatMap(({ field, sureness, column }) =>
      field !== null && sureness === "sure" ? [[field, column] as const] : [],
    ),
  );

const yearOf = (period: string | null | undefined): number | null =>
  period ? Number(period.slice(0, 4)) : null;
