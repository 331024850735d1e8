import * as z from "zod";
import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { formField } from "../../../shared/schema/form.ts";
import { indicatorCode } from "../../../shared/schema/identifiers.ts";

const ignored = z.literal("ignored");

/**
 * What a person has said of a table of their own: which column of the form stands under a head, which indicator a row is,
 * or that it is none. Kept by the words that stand there, so that it holds wherever rows and columns move, and for the next
 * year's table of the same layout.
 */
export const tableAnswers = z.strictObject({
  /** By `headKey`. */
  columns: z.record(z.string().max(200), z.union([formField, ignored])),
  /** By `rowKey`. */
  rows: z.record(z.string().max(400), z.union([indicatorCode, ignored])),
  /** 数据来源 of all its numbers whose row names none: a system's export, a department, a document. */
  source: z.string().trim().min(1).max(200).optional(),
});
export type TableAnswers = z.infer<typeof tableAnswers>;
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

/** The heads above a column, from the top down, without blanks and width. */
export const headKey = (heads: readonly string[]): string =>
  squeezeText(heads.join("/")).normalize("NFKC").slice(0, 200);

/** The name of a row behind what stands left of it (新增孵化器/省级): 省级 alone may stand in several rows. */
export const rowKey = (levels: readonly string[], name: string): string =>
  squeezeText([...levels, name].join("/"))
    .normalize("NFKC")
    .slice(0, 400);
