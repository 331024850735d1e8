import { yearOf } from "../../shared/codec/period.ts";
import type { ActualFigure, Figure, TargetFigure } from "../../shared/schema/figure.ts";
import { type Form, type IndicatorRow, isIndicatorRow } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";

/** What a submission holds for one row of its form: of the unit as a whole, and of parts of it (parks, exclaves …). */
export type SubmissionRow = {
  row: IndicatorRow;
  /** Name as the form prints it. */
  name: string;
  indicator: Indicator | null;
  /** The latest period's. */
  actual: ActualFigure | null;
  previous: ActualFigure | null;
  target: TargetFigure | null;
  nextTarget: TargetFigure | null;
  ofParts: Figure[];
};

/** The rows below one category of a form. */
export type FormSection<Row> = { label: string; rows: Row[] };

/** A submission in the order of its form. */
export const submissionRows = (document: SubmissionDocument, form: Form): SubmissionRow[] =>
  form.rows.filter(isIndicatorRow).map((row) => submissionRow(document, form, row));

/** Rows under their categories; what stands before the first category has none. Categories without rows are left out. */
export function inSections<Row>(form: Form, rowOf: (row: IndicatorRow) => Row | null): FormSection<Row>[] {
  const sections: FormSection<Row>[] = [{ label: "", rows: [] }];
  for (const row of form.rows) {
    if (!isIndicatorRow(row)) {
      sections.push({ label: row.label, rows: [] });
      continue;
    }
    const shown = rowOf(row);
    if (shown !== null) sections.at(-1)?.rows.push(shown);
  }
  return sections.filter(({ rows }) => rows.length > 0);
}

function submissionRow(
  { figures, period }: SubmissionDocument,
  form: Form,
  row: IndicatorRow,
): SubmissionRow {
  const indicator = form.indicators.find(({ code }) => code === row.indicator) ?? null;
  const own = figures.filter((figure) => figure.indicator === row.indicator);
  const whole = own.filter(({ scope }) => scope.kind === "whole");
  const [actual, previous] = whole
    .filter((figure) => figure.kind === "actual")
    .sort((a, b) => (a.period < b.period ? 1 : -1));
  return {
    row,
    name: row.label ?? indicator?.name ?? row.indicator,
    indicator,
    actual: actual ?? null,
    previous: previous ?? null,
    target: targetOf(whole, yearOf(period)),
    nextTarget: targetOf(whole, yearOf(period) + 1),
    ofParts: own.filter(({ scope }) => scope.kind !== "whole"),
  };
}

const targetOf = (figures: readonly Figure[], year: number): TargetFigure | null =>
  figures.find(
    (figure): figure is TargetFigure => figure.kind === "target" && yearOf(figure.period) === year,
  ) ?? null;
