import type { CellValue } from "../../host/snapshot.ts";
import { resultsSheetId, resultsSheetName } from "../binding/binding-names.ts";
import { categoryWords } from "../category-words.ts";
import type { PlannedValidation, SheetPlan } from "../layout-plan.ts";
import { colours, gridStyle, headStyle, quietStyle, textSize, titleStyle } from "./look.ts";
import { footerText } from "./print-text.ts";
import { joinParts, type SheetPart, settleStyles, sheetPart } from "./sheet-part.ts";
import { heightOf, linesIn } from "./text-size.ts";

/** One line of the sheet, in the words it shows. */
export type ResultsLine = {
  severity: string;
  /** Row of the table, "" where the finding is about no single one. */
  row: string;
  cells: string;
  subject: string;
  sentence: string;
  category: string;
  explanation: string;
  state: string;
  fingerprint: string;
  /** 说明类别 and 审核说明 of this line are for people to write in. */
  open: boolean;
};

export type ResultsSheet = {
  /** Unit, period, form. */
  about: string;
  /** How many of each severity: also where the list is cut. */
  counts: string;
  lines: readonly ResultsLine[];
  /** Last row the sheet had when it was written before; what is left of it is emptied. */
  lastRow: number;
};

/** Heads under which the columns are found again. */
export const resultsHeads = {
  severity: "轻重",
  row: "行",
  cells: "单元格",
  subject: "指标",
  sentence: "审核结果",
  category: "说明类别",
  explanation: "审核说明",
  state: "说明状态",
  fingerprint: "编号",
} as const satisfies Record<Exclude<keyof ResultsLine, "open">, string>;
type Column = keyof typeof resultsHeads;

const widths: Record<Column, number> = {
  severity: 9,
  row: 6,
  cells: 14,
  subject: 30,
  sentence: 48,
  category: 12,
  explanation: 40,
  state: 18,
  fingerprint: 10,
};
const columns = [
  "severity",
  "row",
  "cells",
  "subject",
  "sentence",
  "category",
  "explanation",
  "state",
  "fingerprint",
] as const satisfies readonly Column[];
const columnOf = (column: Column): number => columns.indexOf(column) + 1;

const headerRow = 4;
const hint = "可以直接在“说明类别”“审核说明”两列里写；“编号”一列请不要改动。数值改过的，重新审核后再写。";

/**
 * 审核结果 as a sheet of the workbook: every finding with its severity, place, sentence and explanation, all of it as
 * text. Equal lists give equal places.
 */
export function planResultsSheet({ about, counts, lines, lastRow }: ResultsSheet): SheetPlan {
  const last = headerRow + lines.length;
  const part = joinParts([
    head(about, counts),
    ...lines.map((line, index) => lineAt(line, headerRow + 1 + index)),
    ...emptied(last + 1, lastRow),
  ]);
  const { cells, styles } = settleStyles(part.cells);
  return {
    id: resultsSheetId,
    name: resultsSheetName,
    visibility: "visible",
    styles,
    cells,
    merges: [],
    columnWidths: Object.fromEntries(columns.map((column) => [columnOf(column), widths[column]])),
    rowHeights: part.rowHeights,
    frozen: { rows: headerRow, columns: 0 },
    names: [],
    validations: lines.length === 0 ? [] : [categoryList(last)],
    protected: false,
    print: {
      orientation: "landscape",
      paper: "A4",
      fitToWidth: true,
      titleRows: { from: headerRow, to: headerRow },
      area: { top: 1, left: 1, bottom: Math.max(last, headerRow), right: columns.length },
      footer: footerText(resultsSheetName),
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6 },
    },
    gridLines: false,
    activeCell: { row: headerRow + 1, column: columnOf("explanation") },
  };
}

const text = { format: "@" } as const;

function head(about: string, counts: string): SheetPart {
  const over = (row: number, value: string, style: typeof titleStyle) => ({
    at: { row, column: 1 },
    value,
    style: { ...style, horizontal: "left" as const, ...text },
  });
  return sheetPart({
    cells: [
      over(1, `${resultsSheetName}　${about}`, { ...titleStyle, font: { ...titleStyle.font, size: 14 } }),
      over(2, counts, quietStyle),
      over(3, hint, quietStyle),
      ...columns.map((column) => ({
        at: { row: headerRow, column: columnOf(column) },
        value: resultsHeads[column],
        style: { ...headStyle, ...text },
      })),
    ],
    rowHeights: { 1: 26, [headerRow]: 22 },
  });
}

function lineAt(line: ResultsLine, row: number): SheetPart {
  const wrapped = columns.map((column) => linesIn(line[column], widths[column], textSize));
  return sheetPart({
    cells: columns.map((column) => ({
      at: { row, column: columnOf(column) },
      value: column === "fingerprint" || line[column] !== "" ? line[column] : null,
      style: { ...gridStyle, ...text, ...look(column, line.open) },
    })),
    // The fingerprint is for the program: it is not wrapped.
    rowHeights: { [row]: heightOf(Math.max(1, ...wrapped.slice(0, -1)), textSize, 20) },
  });
}

function look(column: Column, open: boolean) {
  if (column === "fingerprint") return { font: quietStyle.font ?? {}, wrap: false };
  const entered = column === "category" || column === "explanation";
  return entered && open ? { fill: colours.input } : {};
}

/** Rows a longer list has left behind. */
function emptied(from: number, to: number): SheetPart[] {
  const nothing: CellValue = null;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) =>
    sheetPart({
      cells: columns.map((column) => ({
        at: { row: from + index, column: columnOf(column) },
        value: nothing,
        style: { ...text },
      })),
    }),
  );
}

const categoryList = (last: number): PlannedValidation => ({
  range: { top: headerRow + 1, left: columnOf("category"), bottom: last, right: columnOf("category") },
  rule: { kind: "list", options: Object.values(categoryWords) },
  error: {
    style: "stop",
    title: "说明类别",
    text: `请从列表里选：${Object.values(categoryWords).join("、")}。`,
  },
});
