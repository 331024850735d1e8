import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import { unitInName } from "../../../shared/codec/name.ts";
import { isKnownUnit } from "../../../shared/codec/unit.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { type HeaderMatcher, isValueColumn, stubFields } from "./field-match.ts";
import type { Head } from "./find-heads.ts";
import { levelOf } from "./header-label.ts";

/**
 * What a row that reads like heads is below a head with which it shares columns. Numbers like years beside a name of their own are those
 * of a row (专利授权 | 件 | 2018), and 桐乡市 or 2024年 alone is a heading between rows; a word for names (指标, 项目), or no name, begins
 * another head. `doubtful`: no head, though its numbers may be years that are meant to head columns.
 */
export function rowBelowHead(
  cells: SheetCells,
  found: Head,
  above: Head,
  matcher: HeaderMatcher,
): "head" | "data" | "doubtful" {
  const row = found.headerRow;
  const goesOn = found.headerTop <= above.headerRow;
  const columns = [...found.header.keys()].filter((column) => cells.text(row, column) !== "");
  const years = columns.filter((column) => isBareYear(cells.text(row, column)));
  const nameAt = columnOf(above, "name") ?? columnOf(above, "code") ?? above.left;
  const name = cells.text(row, nameAt);
  if (name === "" || (goesOn && years.length === 0)) return goesOn || columns.length > 1 ? "head" : "data";
  const matches = columns.flatMap((column) => matcher([cells.text(row, column)]) ?? []);
  if (headsNames(name, matcher) || name === cells.text(above.headerRow, nameAt)) {
    const ofUnit = matches.filter(isValueColumn).every(({ how }) => how === "org");
    return ofUnit && years.length === 0 && !matches.some(({ field }) => field === "name") ? "data" : "head";
  }
  if (years.length > 0)
    return mayHead(cells, above, { row, years }) && !hasUnit(cells, above, row, name) ? "doubtful" : "data";
  return matches.length < 2 || hasUnit(cells, above, row, name) ? "data" : "head";
}

const columnOf = ({ header }: Head, field: FormField): number | undefined =>
  [...header].find(([, { match }]) => match?.field === field)?.[0];

/** A head over names, numbers or areas, not over what is computed (位次, 占比). */
function headsNames(text: string, matcher: HeaderMatcher): boolean {
  const match = matcher([text]);
  if (match?.field && stubFields.includes(match.field)) return true;
  const { role, column } = readHeaderWords(text);
  return (role === "other" && column !== null && naming.has(column)) || levelOf(text) !== null;
}

const naming = new Set([
  "number",
  "code",
  "name",
  "englishName",
  "unit",
  "org",
  "category",
  "task",
  "measure",
  "section",
]);

const isBareYear = (text: string): boolean => /^(?:199\d|20\d\d|2100)$/.test(text);

/** The row states the unit of its number, in the column of units or behind its name. */
function hasUnit(cells: SheetCells, above: Head, row: number, name: string): boolean {
  const unitAt = columnOf(above, "unit");
  return (unitAt !== undefined && isKnownUnit(cells.text(row, unitAt))) || unitInName(name) !== null;
}

/** Over columns of numbers stand different years, and others than are headed there already. */
function mayHead(
  cells: SheetCells,
  above: Head,
  { row, years }: { row: number; years: readonly number[] },
): boolean {
  const over = years.filter((column) => {
    const match = above.header.get(column)?.match;
    return match === undefined || match === null || isValueColumn(match);
  });
  const texts = over.map((column) => cells.text(row, column));
  const same = over.every(
    (column, index) => squeezeText(cells.text(above.headerRow, column)) === texts[index],
  );
  return over.length > 0 && new Set(texts).size === over.length && !same;
}
