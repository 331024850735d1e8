import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { readValueHead } from "../figures/column-value.ts";
import { isNumber } from "../is-number.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { doubtfulMatch } from "./doubtful-heads.ts";
import { claimOf, type FieldMatch, type HeaderContext, isValueColumn, placed } from "./field-match.ts";
import type { HeaderCell, HeaderCells } from "./header-cells.ts";

/**
 * What stands in the rows of the form says more than some heads: a head over numbers that was not understood in full, or that is
 * one of words (完成情况) where nothing else holds the actuals, is asked; of 完成数 and 完成 the one with 是 and 否 holds no numbers.
 */
export function withContents(
  cells: SheetCells,
  header: HeaderCells,
  rows: readonly RowMatch[],
  context: HeaderContext,
): HeaderCells {
  const bound = rows.filter(({ sureness }) => sureness === "sure");
  const holdsNumbers = (column: number) => bound.some(({ row }) => isNumber(cells, row, column));
  const claims = new Map<string, number>();
  for (const { match } of header.values())
    if (match && isValueColumn(match)) claims.set(claimOf(match), (claims.get(claimOf(match)) ?? 0) + 1);
  const matchOf = (column: number, { heads, match, ofOthers, saysOfRows }: HeaderCell): FieldMatch | null => {
    if (match === null)
      return ofOthers || saysOfRows ? null : unknownHead(cells, bound, { column, heads }, context);
    if (match.how === "answer") return match;
    if (match.field === "completion" && !claims.has("actual") && holdsNumbers(column))
      return { ...match, field: "actual", sure: false, qualifier: heads.join("") };
    const disputed = isValueColumn(match) && (claims.get(claimOf(match)) ?? 0) > 1;
    return disputed && saysWhetherDone(cells, bound, column)
      ? { ...match, field: "completion", value: null, how: "content", sure: true, qualifier: null }
      : match;
  };
  return new Map([...header].map(([column, cell]) => [column, { ...cell, match: matchOf(column, cell) }]));
}

/** A head that no column of the form has, by what stands below it: 实际进展 over numbers, 目标/完成 over 45/52. */
function unknownHead(
  cells: SheetCells,
  rows: readonly RowMatch[],
  { column, heads }: { column: number; heads: readonly string[] },
  context: HeaderContext,
): FieldMatch | null {
  const doubt = doubtfulMatch(heads, context);
  if (doubt === undefined) return null;
  const filled = rows.filter(({ row }) => cells.text(row, column) !== "");
  const numbers = filled.filter(({ row }) => isNumber(cells, row, column)).length;
  const reached = numbers > 0 && numbers === filled.length ? reachedMatch(heads, context) : undefined;
  if (reached !== undefined) return reached;
  return numbers > 0 || filled.some(({ row }) => pair.test(squeezeText(cells.text(row, column))))
    ? doubt
    : null;
}

/** 2024年实际进展 over numbers alone is what was reached; over sentences it is a report, without a year perhaps how far the work is. */
function reachedMatch(heads: readonly string[], context: HeaderContext): FieldMatch | undefined {
  const text = squeezeText(heads.join(""));
  if (!/(?:19|20)\d{2}年.*实际进展$/.test(text)) return undefined;
  const read = readValueHead([text.replace(/进展$/, "完成")], context);
  return read && { ...placed(read, context.period), unit: null };
}

const pair = /^\d[\d,.]*%?\/\d[\d,.]*%?$/;

const done = /^(?:是|否|√|×|✓|[已未]?完成|超额完成|部分完成|[已未]?达标|达到|正常|进行中|推进中)$/;

function saysWhetherDone(cells: SheetCells, rows: readonly RowMatch[], column: number): boolean {
  let said = false;
  for (const { row } of rows) {
    const value = cells.value(row, column);
    if (value === null || value === "") continue;
    if (typeof value !== "string" || !done.test(squeezeText(value))) return false;
    said = true;
  }
  return said;
}
