import { printCell } from "../address.ts";
import type { ColumnMatch, RowMatch, TableReading } from "../reading.ts";
import type { BoundColumn, BoundRow, OwnBinding } from "./binding-in-workbook.ts";
import { answerUnder, type TableAnswers } from "./table-answers.ts";

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
export function renamedTo<T extends ColumnMatch | RowMatch>(
  { key, place }: BoundRow | BoundColumn,
  matches: readonly T[],
): T | undefined {
  if (place === null || matches.some((match) => match.key === key)) return undefined;
  const cell = printCell(place.sheet, place.address);
  return matches.find((match) => match.cell === cell);
}

/** Words that make another quantity of a name, and years. */
const measures =
  /新增|新认定|累计|总数|总量|存量|增长|增幅|增速|占比|比重|率|人均|每万|目标|计划|预计|家次|规上|(?:19|20)\d{2}|\d+(?=月|季度)/g;

function sameMeasure(old: string, now: string): boolean {
  const words = (text: string) => [...new Set(text.normalize("NFKC").match(measures) ?? [])].sort().join();
  return words(old) === words(now);
}
