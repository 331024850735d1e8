import * as z from "zod";
import { formField } from "./form.ts";
import { indicatorCode } from "./identifiers.ts";

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

/** Characters of the JSON of what is told of one table: some 500 rows with long names. */
const longestTold = 65_536;
/** Most tables of its own a unit may have told of. */
export const mostTables = 200;

/** A head may be a bare year; any other key without a letter is a number of the table, and figures are not told. */
const isWords = (key: string): boolean => /\p{L}/u.test(key) || /^(19|20)\d{2}$/.test(key);

/** Answers as the server takes them: words only, and not too many of them. */
const toldAnswers = tableAnswers
  .refine(({ columns, rows }) => [...Object.keys(columns), ...Object.keys(rows)].every(isWords), {
    error: "a key that is no word",
  })
  .refine((answers) => JSON.stringify(answers).length <= longestTold, { error: "too long" });

/** Body of PUT own-tables: what was said of a table, read with this version of its form. No figures, no persons. */
export const toldTable = z.strictObject({ version: z.int().min(1), answers: toldAnswers });
export type ToldTable = z.infer<typeof toldTable>;

/** What the unit has said of a table with such heads; null where nothing was. */
export const knownTable = z.strictObject({ answers: tableAnswers.nullable() });
