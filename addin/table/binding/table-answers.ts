import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { type Form, isIndicatorRow } from "../../../shared/schema/form.ts";
import type { TableAnswers } from "../../../shared/schema/table-answers.ts";

export { type TableAnswers, tableAnswers } from "../../../shared/schema/table-answers.ts";

export type ColumnAnswer = TableAnswers["columns"][string];
export type RowAnswer = TableAnswers["rows"][string];

export const noAnswers: TableAnswers = { columns: {}, rows: {} };

/** What was said under a key. A row may be called `constructor`, as a member of every object is: nobody has said that. */
export const answerUnder = <Answer extends string>(
  answers: Readonly<Record<string, Answer>>,
  key: string,
): Answer | undefined => (Object.hasOwn(answers, key) ? answers[key] : undefined);

/** Whatever order they were given in. */
export const sameAnswers = (one: TableAnswers, other: TableAnswers): boolean =>
  one.source === other.source && sameRecord(one.columns, other.columns) && sameRecord(one.rows, other.rows);

const sameRecord = (one: Record<string, string>, other: Record<string, string>): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([key, value]) => other[key] === value);

/** What was said before with what is said now, which wins. */
export const answersWith = (before: TableAnswers, now: TableAnswers): TableAnswers => ({
  ...before,
  ...now,
  columns: { ...before.columns, ...now.columns },
  rows: { ...before.rows, ...now.rows },
});

/** Without rows that were taken for an indicator another version of the form had. */
export function answersFor({ rows }: Pick<Form, "rows">, answers: TableAnswers): TableAnswers {
  const known = new Set<string>(rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  const fitting = Object.entries(answers.rows).filter(([, code]) => code === "ignored" || known.has(code));
  return { ...answers, rows: Object.fromEntries(fitting) };
}

/** The heads above a column, from the top down, without blanks and width. */
export const headKey = (heads: readonly string[]): string =>
  squeezeText(heads.join("/")).normalize("NFKC").slice(0, 200);

/** The name of a row behind what stands left of it (新增孵化器/省级): 省级 alone may stand in several rows. */
export const rowKey = (levels: readonly string[], name: string): string =>
  squeezeText([...levels, name].join("/"))
    .normalize("NFKC")
    .slice(0, 400);
