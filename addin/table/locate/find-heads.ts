import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import type { CellValue } from "../../host/snapshot.ts";
import type { NameIndex } from "../match/name-index.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { columnHeads } from "./column-heads.ts";
import { columnRuns, filledSegments } from "./column-runs.ts";
import { type HeaderMatcher, isValueColumn, stubFields } from "./field-match.ts";
import { fieldsOf, type HeaderCell, type HeaderCells } from "./header-cells.ts";
import { rowBelowHead } from "./row-below-head.ts";
import { isWholeWord } from "./unit-names.ts";

/** Heads of one table, in one row or several; `headerRow` is the last of them. */
export type Head = { headerTop: number; headerRow: number; left: number; right: number; header: HeaderCells };

/** Titles and form heads stand above a header; further down only tables like one above are looked for. */
const deepestHeader = 60;

/** `headLike`: rows of numbers like years that were not taken for heads. */
export type FoundHeads = { heads: readonly Head[]; headLike: ReadonlySet<number> };

/** All heads of the sheet from the top down; of those in one row the left ones first. */
export function findHeads(cells: SheetCells, matcher: HeaderMatcher, names: NameIndex): FoundHeads {
  const { top, bottom } = cells.range;
  const segments = filledSegments(cells);
  const heads: Head[] = [];
  const headLike = new Set<number>();
  const over = new Map<number, Head>();
  for (let row = top; row <= bottom; row += 1) {
    if (heads.length === 0 && row > top + deepestHeader) break;
    for (const columns of columnRuns(segments, cells, row, matcher)) {
      const found = mayBeHead(cells, row, columns, matcher, names)
        ? headsEndingIn(cells, row, columns, matcher)
        : [];
      for (const head of found) {
        const below = headsOver(over, head).map((above) => rowBelowHead(cells, head, above, matcher));
        if (below.includes("doubtful")) headLike.add(row);
        if (below.every((is) => is === "head")) {
          heads.push(head);
          standOver(over, head);
        }
      }
    }
  }
  // of heads in several rows the last row counts
  const headsBelow = topsBelow(heads);
  const last = heads.filter((head) => (headsBelow.get(head) ?? head.headerRow + 1) > head.headerRow);
  return { heads: last, headLike };
}

/** The nearest heads above the columns of a head, of those that name their rows: several where tables stood beside each other. */
function headsOver(over: ReadonlyMap<number, Head>, { left, right }: Head): readonly Head[] {
  const found = new Set<Head>();
  for (let column = left; column <= right; column += 1) {
    const head = over.get(column);
    if (head !== undefined) found.add(head);
  }
  return [...found];
}

/** From its columns on down a head stands over the next ones, where it names its rows. */
function standOver(over: Map<number, Head>, head: Head): void {
  const fields = fieldsOf(head.header);
  if (!fields.has("name") && !fields.has("code")) return;
  for (let column = head.left; column <= head.right; column += 1) over.set(column, head);
}

/**
 * The first row of the heads below heads, with which they share a column; heads come from the top down, and those of one row share
 * none. Each column of each of them is looked at once, however many there are.
 */
export function topsBelow(heads: readonly Head[]): ReadonlyMap<Head, number> {
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

/** Heads are words and years; a row with other numbers or with the name of an indicator is none. */
function mayBeHead(
  cells: SheetCells,
  row: number,
  columns: readonly number[],
  matcher: HeaderMatcher,
  names: NameIndex,
): boolean {
  // numbers first: they need no look-up of words
  if (columns.some((column) => isDatum(cells.value(row, column)))) return false;
  let known = false;
  for (const column of columns) {
    const value = cells.value(row, column);
    if (value === null) known ||= isWholeBefore(cells, row, column);
    if (value === null || typeof value === "boolean") continue;
    const text = cells.text(row, column);
    if (names.find(text) !== undefined) return false;
    known ||= matcher([text]) !== undefined || isPartOfHead(text);
  }
  return known;
}

/** 合计 merged over 序号 and 镇(街道). */
function isWholeBefore(cells: SheetCells, row: number, column: number): boolean {
  const at = cells.anchor(row, column);
  return at.row < row && isWholeWord(cells.text(at.row, at.column));
}

/** A number that is no year, or an error. */
const isDatum = (value: CellValue): boolean =>
  typeof value === "number" ? !isYear(value) : typeof value === "object" && value !== null;

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
    if (!headsNumbers(part)) return [];
    const span = [...part.keys()];
    const left = span[0] ?? 0;
    const right = span.at(-1) ?? left;
    return [{ headerTop: top, headerRow: row, left, right, header: part }];
  });
}

/** 全市 alone in a row is a heading between rows. 本月 beside the names is understood only with the title, which is not known yet. */
function headsNumbers(part: HeaderCells): boolean {
  const cells = [...part.values()];
  const values = cells.flatMap(({ match }) => (match !== null && isValueColumn(match) ? [match] : []));
  if (values.length > 0) return part.size > 1 || values[0]?.how !== "sum";
  return (
    cells.some(({ match }) => match?.field === "name") &&
    cells.some(({ heads, match }) => match === null && readHeaderWords(heads.join("")).role === "value")
  );
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
