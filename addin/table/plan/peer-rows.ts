import { type Form, type FormRow, isIndicatorRow } from "../../../shared/schema/form.ts";
import type { MergedTable } from "../../../shared/schema/merged.ts";
import type { CellStyle } from "../layout-plan.ts";
import { categoryStyle, closedStyle, colours, gridStyle, numberFormat, textSize } from "./look.ts";
import type { PeerColumn, PeerLine } from "./peer-columns.ts";
import { asideMark } from "./peer-words.ts";
import { joinParts, type SheetPart, type StyledCell, sheetPart } from "./sheet-part.ts";
import { heightOf, linesIn } from "./text-size.ts";

/** The form's rows that were merged, with their category rows; a category without any is left out. */
export function planPeerRows(
  table: MergedTable,
  form: Form,
  columns: readonly PeerColumn[],
  first: number,
): { part: SheetPart; end: number } {
  const lineOf = lineFinder(table, form);
  const parts: SheetPart[] = [];
  let category: string | null = null;
  let next = first;
  const put = (plan: (at: number) => SheetPart) => {
    parts.push(plan(next));
    next += 1;
  };
  for (const row of form.rows) {
    if (!isIndicatorRow(row)) {
      category = row.label;
      continue;
    }
    const line = lineOf(row);
    if (line === undefined) continue;
    if (category !== null) {
      const label = category;
      put((at) => categoryCells(label, at, columns.length));
      category = null;
    }
    put((at) => lineCells(line, columns, at));
    if (hasOfficial(line)) put((at) => officialCells(line, columns, at));
  }
  return { part: joinParts(parts), end: next - 1 };
}

function lineFinder(table: MergedTable, form: Form) {
  const merged = new Map(table.indicators.map((entry) => [entry.indicator, entry]));
  const indicators = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  return (row: Extract<FormRow, { kind: "indicator" }>): PeerLine | undefined => {
    const entry = merged.get(row.indicator);
    const indicator = indicators.get(row.indicator);
    return entry === undefined || indicator === undefined ? undefined : { row, indicator, merged: entry };
  };
}

/** The city's official value has a row of its own beside the sum; for indicators that only have one also while it is missing. */
const hasOfficial = ({ indicator, merged }: PeerLine): boolean =>
  merged.official !== null || indicator.acrossUnits === "official";

const categoryCells = (label: string, row: number, width: number): SheetPart =>
  sheetPart({
    cells: Array.from({ length: width }, (_, index) => ({
      at: { row, column: index + 1 },
      value: index === 0 ? label : null,
      style: categoryStyle,
    })),
    rowHeights: { [row]: 21 },
  });

function lineCells(line: PeerLine, columns: readonly PeerColumn[], row: number): SheetPart {
  const cells = columns.map((column, index): StyledCell => {
    const value = column.value(line);
    const indent = index === 1 && line.row.indent > 0 ? { indent: line.row.indent } : {};
    return {
      at: { row, column: index + 1 },
      value,
      style: { ...valueStyle(line, column, value), ...indent },
    };
  });
  return sheetPart({ cells, rowHeights: { [row]: lineHeight(cells, columns) } });
}

const officialCells = (line: PeerLine, columns: readonly PeerColumn[], row: number): SheetPart =>
  sheetPart({
    cells: columns.map((column, index): StyledCell => {
      const value = column.official?.(line) ?? null;
      const style = { ...closedStyle, ...formatFor(line, value), horizontal: column.horizontal };
      return { at: { row, column: index + 1 }, value, style: index === 1 ? { ...style, indent: 2 } : style };
    }),
    rowHeights: { [row]: 20 },
  });

function valueStyle(
  line: PeerLine,
  { own, horizontal, format, aside }: PeerColumn,
  value: CellStyleValue,
): CellStyle {
  const isWord = typeof value === "string" && horizontal === "right";
  const isAside = typeof value === "number" && aside?.(line) === true;
  return {
    ...gridStyle,
    ...(own ? { fill: colours.input } : {}),
    ...(isWord || isAside ? { font: { ...gridStyle.font, color: colours.quiet } } : {}),
    horizontal: isWord ? "center" : horizontal,
    ...formatFor(line, value),
    ...(format !== undefined && typeof value === "number" ? { format } : {}),
    ...(isAside ? { format: `${numberFormat(line.indicator.decimals)}"${asideMark}"` } : {}),
  };
}

type CellStyleValue = StyledCell["value"];

/** Numbers with the indicator's digits, words as text whatever they begin with. A median of counts may be a fraction. */
function formatFor({ indicator }: PeerLine, value: CellStyleValue): { format?: string } {
  if (typeof value === "string") return { format: "@" };
  if (typeof value !== "number") return {};
  const fraction = indicator.decimals === 0 && !Number.isInteger(value);
  return { format: fraction ? "#,##0.##" : numberFormat(indicator.decimals) };
}

function lineHeight(cells: readonly StyledCell[], columns: readonly PeerColumn[]): number {
  const lines = cells.map(({ value }, index) =>
    typeof value === "string" ? linesIn(value, columns[index]?.width ?? 10, textSize) : 1,
  );
  return heightOf(Math.max(...lines), textSize, 20);
}
