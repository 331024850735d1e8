import type { TableAnswers } from "../../table/binding/table-answers.ts";

/** Whatever order they were given in. */
export const sameAnswers = (one: TableAnswers, other: TableAnswers): boolean =>
  sameRecord(one.columns, other.columns) && sameRecord(one.rows, other.rows);

const sameRecord = (one: Record<string, string>, other: Record<string, string>): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([key, value]) => other[key] === value);
