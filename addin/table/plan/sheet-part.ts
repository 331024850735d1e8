import type { CellAddress, CellRange, CellValue } from "../../host/snapshot.ts";
import type { CellStyle, PlannedCell, PlannedValidation, SheetPlan } from "../layout-plan.ts";

/** A cell with its style written out; `settleStyles` gives equal styles one key. */
export type StyledCell = { at: CellAddress; value: CellValue; formula?: string; style: CellStyle };

/** What one part of a sheet (head, table, foot) puts on it. */
export type SheetPart = {
  cells: StyledCell[];
  merges: CellRange[];
  names: SheetPlan["names"];
  validations: PlannedValidation[];
  rowHeights: Record<number, number>;
};

export const sheetPart = (part: Partial<SheetPart>): SheetPart => ({
  cells: part.cells ?? [],
  merges: part.merges ?? [],
  names: part.names ?? [],
  validations: part.validations ?? [],
  rowHeights: part.rowHeights ?? {},
});

export const joinParts = (parts: readonly SheetPart[]): SheetPart => ({
  cells: parts.flatMap(({ cells }) => cells),
  merges: parts.flatMap(({ merges }) => merges),
  names: parts.flatMap(({ names }) => names),
  validations: parts.flatMap(({ validations }) => validations),
  rowHeights: Object.assign({}, ...parts.map(({ rowHeights }) => rowHeights)),
});

export const oneCell = ({ row, column }: CellAddress): CellRange => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});

/** Part of one row. */
export const rowSpan = (row: number, left: number, right: number): CellRange => ({
  top: row,
  left,
  bottom: row,
  right,
});

/** A text over a span of columns: merged where it is more than one. */
export const spannedText = (range: CellRange, value: CellValue, style: CellStyle): SheetPart =>
  sheetPart({
    cells: [{ at: { row: range.top, column: range.left }, value, style }],
    merges: range.left === range.right && range.top === range.bottom ? [] : [range],
  });

/** Names the styles s1, s2 … in the order they are first used. */
export function settleStyles(cells: readonly StyledCell[]): {
  cells: PlannedCell[];
  styles: Record<string, CellStyle>;
} {
  const keys = new Map<string, string>();
  const styles: Record<string, CellStyle> = {};
  const planned = cells.map(({ style, ...cell }) => {
    const look = JSON.stringify(style);
    const key = keys.get(look) ?? `s${keys.size + 1}`;
    keys.set(look, key);
    styles[key] = style;
    return { ...cell, style: key };
  });
  return { cells: planned, styles };
}

/** One rule for cells under each other that share it: programs and grids slow down with each rule. */
export function joinValidations(validations: readonly PlannedValidation[]): PlannedValidation[] {
  const joined: PlannedValidation[] = [];
  const lowest = new Map<string, PlannedValidation>();
  for (const { range, ...rule } of validations) {
    const key = `${range.left}:${range.right}:${JSON.stringify(rule)}`;
    const above = lowest.get(key);
    if (above !== undefined && above.range.bottom + 1 === range.top) {
      above.range = { ...above.range, bottom: range.bottom };
      continue;
    }
    const started = { range: { ...range }, ...rule };
    lowest.set(key, started);
    joined.push(started);
  }
  return joined;
}
