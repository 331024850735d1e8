import { printDay } from "../../../shared/codec/day.ts";
import { periodYearBefore, printPeriod } from "../../../shared/codec/period.ts";
import type { Form, FormField } from "../../../shared/schema/form.ts";
import { headNames } from "../binding-names.ts";
import { orgMessages } from "./input-messages.ts";
import { type ColumnSpan, placePairs } from "./label-line.ts";
import {
  colours,
  headStyle,
  lineStyle,
  markStyle,
  plainStyle,
  textSize,
  titleStyle,
  warningStyle,
} from "./look.ts";
import { periodYearAfter } from "./prefill.ts";
import { type ReportGeometry, reportRows, spanWidth } from "./report-geometry.ts";
import { joinParts, oneCell, rowSpan, type SheetPart, sheetPart, spannedText } from "./sheet-part.ts";
import type { TemplateContext } from "./template-context.ts";
import { heightOf, linesIn, widthOf } from "./text-size.ts";

/** Title, form head, 填报单位 and 报告期, and the three header rows of the table. */
export function planReportHead(form: Form, context: TemplateContext, geometry: ReportGeometry): SheetPart {
  const block = headBlock(form, geometry);
  const middle = { left: geometry.frozen + 1, right: block.left - 1 };
  return joinParts([
    spannedText(
      { top: reportRows.title, left: middle.left, bottom: reportRows.title + 2, right: middle.right },
      form.title,
      titleStyle,
    ),
    ...(context.rehearsal ? [rehearsalMark(geometry)] : []),
    block.part,
    planUnitLine(context, geometry, { left: 1, right: middle.right }),
    planHeader(context, geometry),
    sheetPart({ rowHeights: { 1: 17, 2: 17, 3: 17, 4: 20 } }),
  ]);
}

export const rehearsalText = "演练（虚构数据）";

const rehearsalMark = ({ frozen }: ReportGeometry): SheetPart =>
  spannedText({ top: 1, left: 1, bottom: 2, right: Math.max(1, frozen - 1) }, rehearsalText, warningStyle);

/** 表号, 制定机关, 批准(备案)文号 and 有效期至 at the top right; what is not known is a line to fill by hand. */
function headBlock(form: Form, geometry: ReportGeometry): { left: number; part: SheetPart } {
  const lines: [string, string | null][] = [
    ["表　　号：", form.formNumber],
    ["制定机关：", form.authority],
    ["批准(备案)文号：", form.approvalNumber],
    ["有效期至：", form.validUntil === null ? null : printDay(form.validUntil)],
  ];
  const valueWidth = Math.max(22, ...lines.map(([, value]) => widthOf(value ?? "", textSize)));
  const value = spanToTheLeft(geometry, geometry.last, valueWidth);
  const label = spanToTheLeft(geometry, value.left - 1, widthOf("批准(备案)文号：", textSize));
  const parts = lines.map(([text, known], index) => {
    const row = reportRows.title + index;
    return joinParts([
      spannedText(rowSpan(row, label.left, label.right), text, { ...plainStyle, horizontal: "right" }),
      spannedLine(row, value, known),
    ]);
  });
  return { left: label.left, part: joinParts(parts) };
}

/** Narrowest span that ends at `right` and is wide enough; it stops before the columns that stay in view. */
function spanToTheLeft(geometry: ReportGeometry, right: number, width: number): ColumnSpan {
  let left = right;
  while (left > geometry.frozen + 1 && spanWidth(geometry, left, right) < width) left -= 1;
  return { left, right };
}

const spannedLine = (row: number, { left, right }: ColumnSpan, value: string | null): SheetPart =>
  spannedText(rowSpan(row, left, right), value, { ...lineStyle, horizontal: "left", format: "@" });

export const printOrg = ({ code, name }: { code: string | null; name: string }): string =>
  code === null ? name : `${name}（${code}）`;

/** 填报单位 is typed where the template was made for nobody in particular; 报告期 is always given. */
function planUnitLine(context: TemplateContext, geometry: ReportGeometry, between: ColumnSpan): SheetPart {
  const row = reportRows.unit;
  const labels = ["填报单位：", "报告期："];
  const [orgAt, periodAt] = placePairs(
    geometry,
    labels.map((label) => ({ labelWidth: widthOf(label, textSize), valueWidth: 14 })),
    between,
  );
  if (orgAt === undefined || periodAt === undefined) throw new Error("no room for 填报单位 and 报告期");
  const bold = { ...plainStyle, font: { ...plainStyle.font, bold: true } };
  const input = context.org === null ? { fill: colours.input, unlocked: true } : {};
  const orgCell = { row, column: orgAt.value.left };
  const orgRange = rowSpan(row, orgAt.value.left, orgAt.value.right);
  const periodCell = { row, column: periodAt.value.left };
  return joinParts([
    ...[orgAt, periodAt].map(({ label }, index) =>
      spannedText(rowSpan(row, label.left, label.right), labels[index] ?? "", {
        ...plainStyle,
        horizontal: "right",
      }),
    ),
    spannedText(orgRange, context.org === null ? null : printOrg(context.org), {
      ...bold,
      ...input,
      border: "bottom",
      horizontal: "left",
      format: "@",
    }),
    spannedText(rowSpan(row, periodAt.value.left, periodAt.value.right), printPeriod(context.period, true), {
      ...bold,
      border: "bottom",
      horizontal: "left",
      format: "@",
    }),
    sheetPart({
      names: [
        { name: headNames.orgName, range: oneCell(orgCell) },
        { name: headNames.periodShown, range: oneCell(periodCell) },
      ],
      validations: context.org === null ? [{ range: orgRange, rule: { kind: "any" }, ...orgMessages }] : [],
    }),
  ]);
}

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
function planHeader({ period }: TemplateContext, geometry: ReportGeometry): SheetPart {
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
  const lines = Math.max(...columns.map(({ label, width }) => linesIn(label, width, textSize)));
  return joinParts([
    ...years,
    sheetPart({
      cells: [...labels, ...marks],
      rowHeights: {
        [reportRows.years]: 16,
        [reportRows.labels]: heightOf(lines, textSize, 20),
        [reportRows.marks]: 14,
      },
    }),
  ]);
}
