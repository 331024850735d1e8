import { readHeaderWords } from "../../shared/codec/header-words.ts";
import { isKnownUnit } from "../../shared/codec/unit.ts";
import type { FormField } from "../../shared/schema/form.ts";
import { columnHeads } from "./column-heads.ts";
import {
  claimOf,
  type FieldMatch,
  type HeaderMatcher,
  isValueColumn,
  levelOf,
  stubFields,
} from "./header-labels.ts";
import { type Title, titlesAbove } from "./heading-agreement.ts";
import { matchRows, type StubColumns } from "./match-rows.ts";
import type { NameIndex } from "./name-index.ts";
import type { RowMatch } from "./reading.ts";
import { kindBeside } from "./row-words.ts";
import type { SheetCells } from "./sheet-cells.ts";
import type { TableAnswers } from "./table-answers.ts";

export type HeaderCells = ReadonlyMap<number, HeaderCell>;
/** The heads above a column and what they were matched to. */
export type HeaderCell = { heads: readonly string[]; match: FieldMatch | null };

/** A table as it stands on the sheet: its heads, its stub and its rows. */
export type LocatedTable = {
  /** As the table is read: with rows and columns exchanged where the indicators stand side by side. */
  cells: SheetCells;
  /** First and last row of its heads, its last row, its first and last column. */
  headerTop: number;
  headerRow: number;
  bottom: number;
  left: number;
  right: number;
  /** By column; `match` is null where the heads mean nothing to the form. */
  header: HeaderCells;
  stub: StubColumns;
  rows: readonly RowMatch[];
  title: Title | undefined;
  /** Indicators its rows are bound to. */
  indicators: ReadonlySet<string>;
};

type Head = Pick<LocatedTable, "headerTop" | "headerRow" | "left" | "right" | "header">;

/** A header names the indicator, a value, and at least this many columns in all; else its rows must be known. */
const fewestFields = 3;
/** Titles and form heads stand above a header; further down only tables like one above are looked for. */
const deepestHeader = 60;

/** Every table of the sheet that is headed like the form, or whose rows are the form's, from the top down. */
export function findTables(
  cells: SheetCells,
  matcherOf: (title: Title | undefined) => HeaderMatcher,
  names: NameIndex,
  answers: TableAnswers["rows"],
  sheetTitle: Title | undefined,
): LocatedTable[] {
  const heads = findHeads(cells, matcherOf(sheetTitle), names);
  const headsBelow = topsBelow(heads);
  const titleAbove = titlesAbove(cells);
  return heads.flatMap((found) => {
    // the title of a sheet read sideways stands above all its tables
    const title = sheetTitle ?? titleAbove(found.headerTop);
    const head = { ...found, header: headed(found.header, matcherOf(title)) };
    const bottom = lastRow(cells, head, headsBelow.get(found));
    const stub = stubOf(cells, head, bottom, names);
    if (stub.name === null && stub.code === null) return [];
    const header = asField(asField(head.header, "name", stub.name), "unit", stub.unit);
    const table = { ...head, header, bottom, cells, stub, title };
    const rows = matchRows(cells, table, stub, names, answers);
    const indicators = new Set(
      rows.flatMap(({ sureness, indicator }) =>
        sureness === "sure" && indicator !== null ? [indicator] : [],
      ),
    );
    const known = fieldsOf(header).size >= fewestFields || indicators.size > 0;
    return known ? [{ ...table, rows, indicators }] : [];
  });
}

function headed(header: HeaderCells, matcher: HeaderMatcher): HeaderCells {
  const matched = [...header].map(([column, { heads }]) => ({
    column,
    heads,
    match: matcher(heads) ?? null,
  }));
  const ofParts = matched.filter(({ heads }) => partOfUnit.test(heads.join(""))).length > 1;
  const claimed = new Set<string>();
  const claimedTwice = new Set<string>();
  for (const { match } of matched) {
    if (match === null || !isValueColumn(match)) continue;
    const claim = claimOf(match);
    (claimed.has(claim) ? claimedTwice : claimed).add(claim);
  }
  return new Map(
    matched.map(({ column, heads, match }) => {
      const disputed = match !== null && claimedTwice.has(claimOf(match));
      // 2024年 over 实绩 and 完成情况: the words beside the number
      const alone = disputed && heads.length > 1 ? matcher(heads.slice(-1)) : undefined;
      if (ofParts && match?.how === "sum")
        return [column, { heads, match: { ...match, sure: true, qualifier: null } }];
      return [column, { heads, match: alone !== undefined && !isValueColumn(alone) ? alone : match }];
    }),
  );
}

/** Towns and parks beside each other: their 合计 is the whole unit. */
const partOfUnit = /(?:镇|乡|街道|园区|开发区|高新区)$/;

export const fieldsOf = (header: HeaderCells): Set<FormField> =>
  new Set([...header.values()].flatMap(({ match }) => match?.field ?? []));

function findHeads(cells: SheetCells, matcher: HeaderMatcher, names: NameIndex): Head[] {
  const { top, bottom } = cells.range;
  const segments = filledSegments(cells);
  const heads: Head[] = [];
  for (let row = top; row <= bottom; row += 1) {
    if (heads.length === 0 && row > top + deepestHeader) break;
    for (const columns of joined(segments, cells, row, matcher)) {
      if (!mayBeHead(cells, row, columns, matcher, names)) continue;
      for (const head of headsEndingIn(cells, row, columns, matcher)) heads.push(head);
    }
  }
  // of heads in several rows the last row counts
  const headsBelow = topsBelow(heads);
  return heads.filter((head) => (headsBelow.get(head) ?? head.headerRow + 1) > head.headerRow);
}

/**
 * The first row of the heads below heads, with which they share a column; heads come from the top down, and those of one row share
 * none. Each column of each of them is looked at once, however many there are.
 */
function topsBelow(heads: readonly Head[]): ReadonlyMap<Head, number> {
  const topOf = new Map<number, number>();
  const found = new Map<Head, number>();
  for (const head of heads.toReversed()) {
    for (let column = head.left; column <= head.right; column += 1) {
      const top = topOf.get(column);
      if (top !== undefined) found.set(head, Math.min(top, found.get(head) ?? top));
      topOf.set(column, Math.min(head.headerTop, top ?? head.headerTop));
    }
  }
  return found;
}

/** Numbers beyond an empty column go on the table to their left; a stub of their own would begin another. */
function joined(
  segments: readonly Segment[],
  cells: SheetCells,
  row: number,
  matcher: HeaderMatcher,
): readonly Segment[] {
  const runs: Segment[] = [];
  for (const columns of segments) {
    const [first] = columns;
    const last = runs.at(-1);
    if (last?.at(-1) === first - 2 && goesOn(cells, row, last, columns, matcher))
      for (const column of columns) last.push(column);
    else runs.push([...columns]);
  }
  return runs;
}

/** The first head beyond the empty column is of numbers, or of the units that the table to the left lacks. */
function goesOn(
  cells: SheetCells,
  row: number,
  left: Segment,
  columns: Segment,
  matcher: HeaderMatcher,
): boolean {
  const match = matchAbove(cells, row, columns, columns[0], matcher);
  if (match === undefined) return false;
  if (isValueColumn(match)) return true;
  const fields = left.map((column) => matchAbove(cells, row, left, column, matcher)?.field);
  return match.field === "unit" && fields.includes("name") && !fields.includes("unit");
}

function matchAbove(
  cells: SheetCells,
  row: number,
  columns: readonly number[],
  column: number,
  matcher: HeaderMatcher,
): FieldMatch | undefined {
  const heads = columnHeads(cells, row, columns).texts.get(column) ?? [];
  return heads.length > 0 ? matcher(heads) : undefined;
}

/** Heads are words and years; a row with other numbers or with the name of an indicator is none. */
function mayBeHead(
  cells: SheetCells,
  row: number,
  columns: readonly number[],
  matcher: HeaderMatcher,
  names: NameIndex,
): boolean {
  let known = false;
  for (const column of columns) {
    const { value } = cells.at(row, column);
    if (value === null || typeof value === "boolean") continue;
    if (typeof value === "object" || (typeof value === "number" && !isYear(value))) return false;
    const text = cells.text(row, column);
    if (names.find(text) !== undefined) return false;
    known ||= matcher([text]) !== undefined || isPartOfHead(text);
  }
  return known;
}

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1990 && value <= 2100;
/** 1—6月, 累计, 第三季度: says something only together with what stands above it. */
const isPartOfHead = (text: string): boolean => text.length <= 12 && /月|季度|半年|累计|年$/.test(text);

function headsEndingIn(
  cells: SheetCells,
  row: number,
  columns: readonly number[],
  matcher: HeaderMatcher,
): Head[] {
  const { top, texts } = columnHeads(cells, row, columns);
  const header = new Map(
    [...texts].flatMap(([column, heads]) =>
      heads.length === 0 ? [] : [[column, { heads, match: matcher(heads) ?? null }] as const],
    ),
  );
  return besideEachOther(header).flatMap((part) => {
    if (![...part.values()].some(({ match }) => match !== null && isValueColumn(match))) return [];
    const span = [...part.keys()];
    const left = span[0] ?? 0;
    const right = span.at(-1) ?? left;
    return [{ headerTop: top, headerRow: row, left, right, header: part }];
  });
}

/** 指标 | 单位 | 数值 | 指标 | 单位 | 数值: a second stub behind a value begins another table. */
function besideEachOther(header: HeaderCells): HeaderCells[] {
  const parts: Map<number, HeaderCell>[] = [];
  let seen = new Set<FormField>();
  let hasValue = false;
  for (const [column, head] of [...header].sort(([a], [b]) => a - b)) {
    const field = head.match?.field;
    const restarts = field && stubFields.includes(field) && seen.has(field);
    const complete = (seen.has("name") || seen.has("code")) && hasValue;
    if (parts.length === 0 || (restarts && complete)) {
      parts.push(new Map());
      seen = new Set();
      hasValue = false;
    }
    parts.at(-1)?.set(column, head);
    if (field) seen.add(field);
    hasValue ||= head.match !== null && isValueColumn(head.match);
  }
  return parts;
}

type Segment = [number, ...number[]];

/** Runs of columns with something in them; titles and notes that stand alone in their row do not count. */
function filledSegments(cells: SheetCells): Segment[] {
  const { top, bottom, left, right } = cells.range;
  const filled = new Set<number>();
  for (let row = top; row <= bottom; row += 1) {
    const inRow: number[] = [];
    for (let column = left; column <= right; column += 1)
      if (cells.text(row, column) !== "") inRow.push(column);
    if (inRow.length > 1) for (const column of inRow) filled.add(column);
  }
  const segments: Segment[] = [];
  for (const column of [...filled].sort((a, b) => a - b)) {
    const last = segments.at(-1);
    if (last !== undefined && last.at(-1) === column - 1) last.push(column);
    else segments.push([column]);
  }
  return segments;
}

/** The row before the next heads over these columns, or before a table of another kind; else the end of the sheet. */
function lastRow(cells: SheetCells, head: Head, headsBelow: number | undefined): number {
  const end = headsBelow === undefined ? cells.range.bottom : headsBelow - 1;
  for (let row = head.headerRow + 1; row <= end; row += 1) {
    if (headsAnotherKind(cells, row, head)) return row - 1;
  }
  return end;
}

/** Labels of budgets, staff lists and address lists, which stand on the same sheet. */
const otherLabels =
  /^(?:科目|预算[数额]?|决算[数额]?|支出|收入|金额|姓名|性别|职务|职称|电话|联系电话|手机|邮箱|科室|股室|岗位|人数|项目名称)(?:\(.*\))?$/;

function headsAnotherKind(cells: SheetCells, row: number, { left, right }: Head): boolean {
  let labels = 0;
  for (let column = left; column <= right; column += 1) {
    if (otherLabels.test(cells.text(row, column).normalize("NFKC").replace(/\s/g, ""))) labels += 1;
  }
  return labels > 1;
}

/** The stub by its labels; a name without a label is the column in which most indicators are named. */
function stubOf(cells: SheetCells, head: Head, bottom: number, names: NameIndex): StubColumns {
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
  return {
    code,
    name,
    unit: unit === null || unit === name ? unitColumn(cells, head, bottom, name) : unit,
    levels: levels.filter((column) => column !== name && column < (name ?? 0)),
    kinds: kindsColumn(cells, head, bottom, name),
    before: [...head.header.keys()].filter((column) => column < (name ?? 0) && column !== columnOf("number")),
    values: [...head.header].flatMap(([column, { match }]) =>
      match && isValueColumn(match) ? [column] : [],
    ),
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
    const texts: string[] = [];
    for (let row = head.headerRow + 1; row <= bottom; row += 1) {
      const text = cells.text(row, column);
      if (text !== "") texts.push(text);
    }
    if (texts.length > 1 && texts.every(isKnownUnit)) return column;
  }
  return null;
}

/** A column behind the name, often without a head, in which every row says what its numbers are. */
function kindsColumn(cells: SheetCells, head: Head, bottom: number, name: number | null): number | null {
  for (let column = (name ?? head.right) + 1; column <= head.right; column += 1) {
    const { heads = [], match = null } = head.header.get(column) ?? {};
    if (match !== null || readHeaderWords(heads.join("")).role === "other") continue;
    const texts: string[] = [];
    for (let row = head.headerRow + 1; row <= bottom; row += 1) {
      const text = cells.text(row, column);
      if (text !== "") texts.push(text);
    }
    if (texts.length > 1 && texts.every((text) => text.length <= 12 && kindBeside(text, null) !== null))
      return column;
  }
  return null;
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

/** The header with a column taken for the stub by what stands in it. */
function asField(header: HeaderCells, field: "name" | "unit", column: number | null): HeaderCells {
  const known = column === null ? undefined : header.get(column);
  if (column === null || known?.match?.field === field) return header;
  const match = { field, value: null, how: "content", sure: true, qualifier: null, unit: null } as const;
  return new Map([...header, [column, { heads: known?.heads ?? [], match }]]);
}
