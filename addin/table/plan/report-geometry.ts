import { type Form, type FormColumn, type FormField, isIndicatorRow } from "../../../shared/schema/form.ts";
import { printAddress } from "../address.ts";

/** Where things stand on the report sheet; rows and columns count from 1. */
export type ReportGeometry = {
  columns: readonly FormColumn[];
  columnOf: ReadonlyMap<FormField, number>;
  /** Last column of the table. */
  last: number;
  /** Columns that name the row and stay in view. */
  frozen: number;
  /** Row of each indicator. */
  rowOf: ReadonlyMap<string, number>;
  /** Last row of the table. */
  end: number;
};

/** Title and form head above, then years, labels, column numbers, and the first row of the table. */
export const reportRows = { title: 1, unit: 4, years: 5, labels: 6, marks: 7, first: 8 } as const;

const stub: readonly FormField[] = ["number", "code", "name", "unit"];

export function reportGeometry(form: Form): ReportGeometry {
  const { columns, rows } = form;
  const firstData = columns.findIndex(({ field }) => !stub.includes(field));
  return {
    columns,
    columnOf: new Map(columns.map(({ field }, index) => [field, index + 1])),
    last: columns.length,
    frozen: firstData < 0 ? columns.length : firstData,
    rowOf: new Map(
      rows.flatMap((row, index) => (isIndicatorRow(row) ? [[row.indicator, reportRows.first + index]] : [])),
    ),
    end: reportRows.first + rows.length - 1,
  };
}

/** Address of an indicator's cell, "H12"; undefined where the form has no such row or column. */
export function addressOf(geometry: ReportGeometry, indicator: string, field: FormField): string | undefined {
  const row = geometry.rowOf.get(indicator);
  const column = geometry.columnOf.get(field);
  return row === undefined || column === undefined ? undefined : printAddress({ row, column });
}

/** Width of a span of columns in characters. */
export const spanWidth = ({ columns }: ReportGeometry, left: number, right: number): number =>
  columns.slice(left - 1, right).reduce((sum, { width }) => sum + width, 0);
