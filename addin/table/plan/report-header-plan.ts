import { periodYearBefore, printPeriod } from "../../../shared/codec/period.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import { headStyle, markStyle, textSize } from "./look.ts";
import { periodYearAfter } from "./prefill.ts";
import { type ReportGeometry, reportRows, spanWidth } from "./report-geometry.ts";
import { joinParts, rowSpan, type SheetPart, sheetPart, spannedText } from "./sheet-part.ts";
import { heightOf, linesIn } from "./text-size.ts";

const yearOfField = (field: FormField, period: string): string | null => {
  switch (field) {
    case "previousActual":
      return periodYearBefore(period);
    case "targetRequirement":
    case "target":
    case "actual":
    case "completionRate":
    case "completion":
    case "yearOnYear":
      return period;
    case "nextTargetRequirement":
    case "nextTarget":
      return periodYearAfter(period);
    default:
      return null;
  }
};

/** Years over the labels, the labels in one row as a header row is read, and the column numbers. */
export function planReportHeader(period: string, geometry: ReportGeometry): SheetPart {
  const { columns } = geometry;
  const groups: { period: string | null; left: number; right: number }[] = [];
  for (const [index, { field }] of columns.entries()) {
    const spoken = yearOfField(field, period);
    const last = groups.at(-1);
    if (last !== undefined && spoken !== null && last.period === spoken) last.right = index + 1;
    else groups.push({ period: spoken, left: index + 1, right: index + 1 });
  }
  const years = groups.map(({ period: spoken, left, right }) =>
    spannedText(
      rowSpan(reportRows.years, left, right),
      spoken === null ? null : printPeriod(spoken, true),
      spoken === null ? { ...headStyle, border: "openBottom" } : headStyle,
    ),
  );
  const labels = columns.map(({ field, label }, index) => ({
    at: { row: reportRows.labels, column: index + 1 },
    value: label,
    style: yearOfField(field, period) === null ? { ...headStyle, border: "openTop" as const } : headStyle,
  }));
  const marks = columns.map(({ mark }, index) => ({
    at: { row: reportRows.marks, column: index + 1 },
    value: mark,
    style: markStyle,
  }));
  const yearLines = Math.max(
    ...groups.map(({ period: spoken, left, right }) =>
      spoken === null ? 1 : linesIn(printPeriod(spoken, true), spanWidth(geometry, left, right), textSize),
    ),
  );
  const lines = Math.max(...columns.map(({ label, width }) => linesIn(label, width, textSize)));
  return joinParts([
    ...years,
    sheetPart({
      cells: [...labels, ...marks],
      rowHeights: {
        [reportRows.years]: yearLines === 1 ? 16 : heightOf(yearLines, textSize, 16),
        [reportRows.labels]: heightOf(lines, textSize, 20),
        [reportRows.marks]: 14,
      },
    }),
  ]);
}
