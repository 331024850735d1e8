import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import { readPeriod } from "../../../shared/codec/period.ts";
import { isKnownUnit } from "../../../shared/codec/unit.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import type { NameIndex } from "../match/name-index.ts";
import { kindBeside } from "../match/row-words.ts";
import { type RowArea, type StubColumns, textFromAbove, textOver } from "../match/stub-rows.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { type FieldMatch, isValueColumn, stubFields } from "./field-match.ts";
import type { Head } from "./find-heads.ts";
import type { HeaderCells } from "./header-cells.ts";
import { levelOf } from "./header-label.ts";

/** The stub by its labels; a name without a label is the column in which most indicators are named. */
export function stubOf(
  cells: SheetCells,
  head: Head,
  { bottom, spoken }: Pick<RowArea, "bottom" | "spoken">,
  names: NameIndex,
): StubColumns {
  const columnOf = (field: FormField) =>
    [...head.header].find(([, { match }]) => match?.field === field)?.[0] ?? null;
  const levels = [...head.header].flatMap(([column, { heads }]) =>
    levelOf(heads.join("")) === null ? [] : [column],
  );
  const labelled = columnOf("name") ?? taskColumn(head.header);
  const code = columnOf("code");
  const name =
    labelled ?? (code === null ? (levels.at(-1) ?? namingColumn(cells, head, bottom, names)) : null);
  const unit = columnOf("unit");
  const kinds = kindsColumn(cells, head, { bottom, spoken }, name);
  const years = columnOf("dataYear");
  const values = [...head.header].flatMap(([column, { match }]) =>
    match && isValueColumn(match) ? [column] : [],
  );
  return {
    code,
    name,
    unit: unit === null || unit === name ? unitColumn(cells, head, bottom, name) : unit,
    levels: levels.filter((column) => column !== name && column < (name ?? 0)),
    open: leftOpen(head.header, values),
    kinds,
    years: kinds !== null || tellsRowsApart(cells, head, bottom, { name, years }) ? years : null,
    orgs: [...head.header.keys()].find((column) => column !== name && saysOrg(head.header, column)) ?? null,
    before: [...head.header.keys()].filter((column) => column < (name ?? 0) && column !== columnOf("number")),
    values,
  };
}

/** 工作任务, where nothing else names the rows. */
const taskColumn = (header: HeaderCells): number | null =>
  [...header].find(
    ([, { heads, match }]) =>
      !(match && isValueColumn(match)) && readHeaderWords(heads.join("")).column === "task",
  )?.[0] ?? null;

/** A column without a label in which every row states a unit. */
function unitColumn(cells: SheetCells, head: Head, bottom: number, name: number | null): number | null {
  for (const [column, { match }] of head.header) {
    if (column === name || (match && isValueColumn(match))) continue;
    const texts = textsBelow(cells, head, bottom, column);
    if (texts.length > 1 && texts.every(isKnownUnit)) return column;
  }
  return null;
}

/** What the heads of the numbers do not say. */
function leftOpen(header: HeaderCells, values: readonly number[]): StubColumns["open"] {
  const said = values.map((column) => readHeaderWords((header.get(column)?.heads ?? []).join("")));
  return {
    kind: said.every(({ kind }) => kind === null),
    period: said.every(({ periodText }) => periodText === null),
  };
}

const saysOrg = (header: HeaderCells, column: number): boolean =>
  readHeaderWords((header.get(column)?.heads ?? []).join("")).column === "org";

/**
 * A column that says what the numbers of a row are: behind the name, often without a head, where every row does; or anywhere,
 * whatever its head, where most rows say 目标 or 实绩.
 */
function kindsColumn(
  cells: SheetCells,
  head: Head,
  { bottom, spoken }: Pick<RowArea, "bottom" | "spoken">,
  name: number | null,
): number | null {
  for (let column = head.left; column <= head.right; column += 1) {
    const { heads = [], match = null } = head.header.get(column) ?? {};
    if (column === name || (match !== null && isValueColumn(match))) continue;
    const texts = textsBelow(cells, head, bottom, column);
    const sayOf = (text: string) => (text.length <= 12 ? kindBeside(text, spoken) : null);
    // such a column says so in its first rows: the others need not be read
    if (texts.length < 2 || texts.slice(0, 10).every((text) => sayOf(text) === null)) continue;
    const said = texts.map(sayOf);
    const behind = column > (name ?? head.right) && leavesOpen(heads, match, texts);
    if (behind && !said.includes(null)) return column;
    const kinds = said.filter((words) => words !== null && words !== "none" && words.kind !== null);
    if (kinds.length * 2 > texts.length) return column;
  }
  return null;
}

/** A head that says nothing of its own: none, or 单位 or 区县 merged over the names and what stands behind them. */
const leavesOpen = (heads: readonly string[], match: FieldMatch | null, texts: readonly string[]): boolean =>
  match === null
    ? [null, "org"].includes(readHeaderWords(heads.join("")).column)
    : match.field !== null && stubFields.includes(match.field) && !texts.some(isKnownUnit);

/** One name stands in rows of several years: the column says which year each is of, not that of late data. */
function tellsRowsApart(
  cells: SheetCells,
  head: Head,
  bottom: number,
  { name, years }: { name: number | null; years: number | null },
): boolean {
  if (name === null || years === null) return false;
  const yearOf = new Map<string, string>();
  for (let row = head.headerRow + 1; row <= bottom; row += 1) {
    const named = squeezeText(textOver(cells, row, name));
    const year = squeezeText(textFromAbove(cells, row, years));
    if (named === "" || year === "") continue;
    if ((yearOf.get(named) ?? year) !== year) return true;
    yearOf.set(named, year);
  }
  return false;
}

function textsBelow(cells: SheetCells, head: Head, bottom: number, column: number): string[] {
  const texts: string[] = [];
  for (let row = head.headerRow + 1; row <= bottom; row += 1) {
    const text = cells.text(row, column);
    if (text !== "") texts.push(text);
  }
  return texts;
}

function namingColumn(cells: SheetCells, head: Head, bottom: number, names: NameIndex): number | null {
  let best: { column: number; named: number } | null = null;
  for (let column = head.left - 1; column <= head.right; column += 1) {
    const match = head.header.get(column)?.match;
    if (match && isValueColumn(match)) continue;
    let named = 0;
    for (let row = head.headerRow + 1; row <= bottom; row += 1) {
      if (names.find(cells.text(row, column)) !== undefined) named += 1;
    }
    if (named > (best?.named ?? 1)) best = { column, named };
  }
  return best?.column ?? null;
}

/** 报告期 over 2024年, 2024年 …: the years of the rows, no numbers. */
export function withYearColumn(
  cells: SheetCells,
  { header, headerRow }: Pick<Head, "header" | "headerRow">,
  bottom: number,
): HeaderCells {
  if ([...header.values()].some(({ match }) => match?.field === "dataYear")) return header;
  for (const [column, { heads, match }] of header) {
    if (match === null || match.how === "answer" || !isValueColumn(match)) continue;
    const said = readHeaderWords(heads.join(""));
    if (said.kind !== null || said.periodText === null) continue;
    if (holdsPeriods(cells, column, { from: headerRow + 1, to: bottom }))
      return asField(header, "dataYear", column);
  }
  return header;
}

function holdsPeriods(
  cells: SheetCells,
  column: number,
  { from, to }: { from: number; to: number },
): boolean {
  let periods = 0;
  for (let row = from; row <= to; row += 1) {
    const value = cells.value(row, column);
    if (value === null || value === "") continue;
    if (typeof value !== "string" || !/年/.test(value) || !readPeriod(value).ok) return false;
    periods += 1;
  }
  return periods > 0;
}

/** Columns that say of each row what its numbers are hold nothing of their own. */
export function asRowWords(header: HeaderCells, { kinds, years }: StubColumns): HeaderCells {
  const known = [kinds, years].flatMap((column) => column ?? []);
  return new Map(
    [...header].map(([column, cell]) => [
      column,
      known.includes(column) ? { ...cell, match: null, saysOfRows: true } : cell,
    ]),
  );
}

/** The header with a column taken for the stub by what stands in it. */
export function asField(
  header: HeaderCells,
  field: "name" | "unit" | "dataYear",
  column: number | null,
): HeaderCells {
  const known = column === null ? undefined : header.get(column);
  if (column === null || known?.match?.field === field) return header;
  const match = { field, value: null, how: "content", sure: true, qualifier: null, unit: null } as const;
  return new Map([...header, [column, { heads: known?.heads ?? [], match }]]);
}
