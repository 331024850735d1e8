import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import { unitInName } from "../../../shared/codec/name.ts";
import { isKnownUnit } from "../../../shared/codec/unit.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { type HeaderMatcher, isValueColumn, stubFields } from "./field-match.ts";
import type { Head } from "./find-heads.ts";
import { levelOf } from "./header-label.ts";

/** `doubtful`: no head, though its numbers may be years that are meant to head columns. */
type RowBelow = "head" | "data" | "doubtful";

/**
 * What a row that reads like heads is below a head with which it shares columns. Numbers like years beside a name of their own are those
 * of a row (专利授权 | 件 | 2018), and 桐乡市 or 2024年 alone is a heading between rows; a word for names (指标, 项目), or no name, begins
 * another head.
 */
export function rowBelowHead(cells: SheetCells, found: Head, above: Head, matcher: HeaderMatcher): RowBelow {
  const row = found.headerRow;
  const goesOn = found.headerTop <= above.headerRow;
  const nameAt = columnOf(above, "name") ?? columnOf(above, "code") ?? above.left;
  const name = cells.text(row, nameAt);
  if (name === "" && goesOn) return "head";
  if (headsNames(name, matcher) || (name !== "" && name === cells.text(above.headerRow, nameAt)))
    return headsMoreThanUnit(found) ? "head" : "data";
  const texts = [...found.header.keys()].flatMap((column) => {
    const text = cells.text(row, column);
    return text === "" ? [] : [[column, text] as const];
  });
  const years = texts.filter(([, text]) => isBareYear(text));
  if (goesOn && years.length === 0) return "head";
  if (name === "") return texts.length > 1 ? "head" : "data";
  if (hasUnit(cells, above, row, name)) return "data";
  if (years.length > 0) return mayHead(cells, above, years) ? "doubtful" : "data";
  return texts.filter(([, text]) => matcher([text]) !== undefined).length > 1 ? "head" : "data";
}

const columnOf = ({ header }: Head, field: FormField): number | undefined =>
  [...header].find(([, { match }]) => match?.field === field)?.[0];

/** 责任单位 | 桐乡市 is no head. */
const headsMoreThanUnit = ({ header }: Head): boolean =>
  [...header.values()].some(
    ({ match }) => match && (match.field === "name" || (isValueColumn(match) && match.how !== "org")),
  );

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
  years: readonly (readonly [column: number, text: string])[],
): boolean {
  const over = years.filter(([column]) => {
    const match = above.header.get(column)?.match;
    return match === undefined || match === null || isValueColumn(match);
  });
  const same = over.every(([column, text]) => squeezeText(cells.text(above.headerRow, column)) === text);
  return over.length > 0 && new Set(over.map(([, text]) => text)).size === over.length && !same;
}
