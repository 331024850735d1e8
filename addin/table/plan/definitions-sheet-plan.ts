import { type Form, isIndicatorRow } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import { definitionsSheetName } from "../binding/binding-names.ts";
import type { SheetPlan } from "../layout-plan.ts";
import { gridStyle, headStyle, textSize, titleStyle } from "./look.ts";
import { footerText } from "./print-text.ts";
import { joinParts, rowSpan, settleStyles, sheetPart, spannedText } from "./sheet-part.ts";
import { heightOf, linesIn } from "./text-size.ts";

const columns: {
  label: string;
  width: number;
  center?: true;
  text: (indicator: Indicator) => string | null;
}[] = [
  { label: "代码", width: 9, center: true, text: ({ code }) => code },
  { label: "指标名称", width: 30, text: ({ name }) => name },
  { label: "计量单位", width: 9, center: true, text: ({ unit }) => unit },
  { label: "指标解释", width: 62, text: ({ definition }) => definition },
  { label: "分子", width: 24, text: ({ numeratorText }) => numeratorText },
  { label: "分母", width: 24, text: ({ denominatorText }) => denominatorText },
  { label: "数据来源", width: 24, text: ({ source }) => source },
];
const headerRow = 2;

/** 指标解释: every indicator of the form in its order, with unit, definition, parts of a ratio and source. */
export function planDefinitionsSheet(form: Form): SheetPlan {
  const indicators = inFormOrder(form);
  const header = columns.map(({ label }, index) => ({
    at: { row: headerRow, column: index + 1 },
    value: label,
    style: headStyle,
  }));
  const rows = indicators.map((indicator, index) => definitionRow(indicator, headerRow + 1 + index));
  const part = joinParts([
    spannedText(rowSpan(1, 1, columns.length), `${form.title}　指标解释`, {
      ...titleStyle,
      font: { ...titleStyle.font, size: 16 },
    }),
    sheetPart({ cells: header, rowHeights: { 1: 30, [headerRow]: 22 } }),
    ...rows,
  ]);
  const { cells, styles } = settleStyles(part.cells);
  const bottom = headerRow + indicators.length;
  return {
    id: "definitions",
    name: definitionsSheetName,
    visibility: "visible",
    styles,
    cells,
    merges: part.merges,
    columnWidths: Object.fromEntries(columns.map(({ width }, index) => [index + 1, width])),
    rowHeights: part.rowHeights,
    frozen: { rows: headerRow, columns: 0 },
    names: [],
    validations: [],
    protected: true,
    print: {
      orientation: "landscape",
      paper: "A4",
      fitToWidth: true,
      titleRows: { from: headerRow, to: headerRow },
      area: { top: 1, left: 1, bottom, right: columns.length },
      footer: footerText(),
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6 },
    },
    gridLines: false,
  };
}

function inFormOrder(form: Form): Indicator[] {
  const listed = form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator);
  const rest = form.indicators.map(({ code }) => code).filter((code) => !listed.includes(code));
  const byCode = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  return [...listed, ...rest].flatMap((code) => byCode.get(code) ?? []);
}

function definitionRow(indicator: Indicator, row: number) {
  const texts = columns.map(({ text }) => text(indicator));
  const lines = Math.max(
    1,
    ...texts.map((text, index) => linesIn(text ?? "", columns[index]?.width ?? 10, textSize)),
  );
  return sheetPart({
    cells: columns.map(({ center }, index) => ({
      at: { row, column: index + 1 },
      value: texts[index] ?? null,
      style: { ...gridStyle, horizontal: center ? "center" : "left", format: "@" },
    })),
    rowHeights: { [row]: heightOf(lines, textSize, 20) },
  });
}
