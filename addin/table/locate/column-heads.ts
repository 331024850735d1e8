import type { SheetCells } from "../sheet-cells.ts";

/** What stands above each column, from the top down; merged heads stand above every column they cover. */
export type ColumnHeads = { top: number; bottom: number; texts: ReadonlyMap<number, readonly string[]> };

/** Heads have at most this many rows (指标 | 2024年 over 目标 | 实绩). */
const mostRows = 3;

/** The heads that end in a row, in the columns given: with the rows above that belong to them. */
export function columnHeads(cells: SheetCells, bottom: number, columns: readonly number[]): ColumnHeads {
  let top = bottom;
  while (bottom - top + 1 < mostRows && top > cells.range.top && belongsAbove(cells, top, columns)) top -= 1;
  return { top, bottom, texts: textsAbove(cells, top, bottom, columns) };
}

/**
 * The row above is part of the same heads: a head reaches down from it; or one of the rows leaves open what the other
 * says (指标名称 beside 2024年, below it only 目标 and 实绩; or 2024年 over 目标 and 实绩 with nothing over 指标名称).
 */
function belongsAbove(cells: SheetCells, row: number, columns: readonly number[]): boolean {
  const above = row - 1;
  const reachesDown = columns.some((column) => cells.anchor(row, column).row < row);
  if (reachesDown) return true;
  const filled = (at: number) => columns.filter((column) => spreadText(cells, at, column) !== "");
  const [upper, lower] = [filled(above), filled(row)];
  if (upper.some((column) => !readsLikeHead(spreadText(cells, above, column)))) return false;
  const [firstAbove] = upper;
  const [first] = lower;
  if (firstAbove === undefined || first === undefined || lower.length < 2) return false;
  // a title or a note stands in one cell, or over all columns
  const head = cells.anchor(above, firstAbove);
  const severalHeads = upper.some((column) => {
    const at = cells.anchor(above, column);
    return at.row !== head.row || at.column !== head.column;
  });
  return firstAbove !== first && (severalHeads || (firstAbove > first && upper.length > 1));
}

/** Titles are longer; 单位：亿元 and 填报单位：… stand above tables too; numbers but years are no heads. */
const readsLikeHead = (text: string): boolean =>
  text.length <= 20 &&
  !/[:：]/.test(text) &&
  (/^(?:19|20)\d{2}$/.test(text) || !/^[-+]?[\d.,%]+$/.test(text));

function textsAbove(
  cells: SheetCells,
  top: number,
  bottom: number,
  columns: readonly number[],
): ReadonlyMap<number, readonly string[]> {
  const texts = new Map<number, string[]>(columns.map((column) => [column, []]));
  const last = new Map<number, string>();
  for (let row = top; row <= bottom; row += 1) {
    const spread = row < bottom ? spreadToRight(cells, row, columns) : undefined;
    for (const column of columns) {
      const at = cells.anchor(row, column);
      const key = `${at.row}/${at.column}`;
      const text = cells.text(at.row, at.column) || (spread?.get(column) ?? "");
      if (key !== last.get(column) && text !== "") texts.get(column)?.push(text);
      last.set(column, key);
    }
  }
  return texts;
}

const spreadText = (cells: SheetCells, row: number, column: number): string => {
  const at = cells.anchor(row, column);
  return cells.text(at.row, at.column);
};

/**
 * 2024年 written once over 目标 and 实绩 without a merged cell: it stands over the columns to its right that it leaves open, as far
 * as something stands below.
 */
function spreadToRight(
  cells: SheetCells,
  row: number,
  columns: readonly number[],
): ReadonlyMap<number, string> {
  const spread = new Map<number, string>();
  let fromLeft = "";
  for (const column of columns) {
    const text = spreadText(cells, row, column);
    const below = spreadText(cells, row + 1, column) !== "";
    const reachesDown = cells.anchor(row + 1, column).row <= row;
    if (!below) fromLeft = "";
    spread.set(column, fromLeft);
    if (text !== "") fromLeft = reachesDown || !below ? "" : text;
  }
  return spread;
}
