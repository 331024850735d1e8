import { printDay } from "../../../shared/codec/day.ts";
import type { Form } from "../../../shared/schema/form.ts";
import type { ColumnSpan } from "./label-line.ts";
import { lineStyle, plainStyle, textSize } from "./look.ts";
import { type ReportGeometry, reportRows, spanWidth } from "./report-geometry.ts";
import { joinParts, rowSpan, type SheetPart, spannedText } from "./sheet-part.ts";
import { widthOf } from "./text-size.ts";

/** 表号, 制定机关, 批准(备案)文号 and 有效期至 at the top right; what is not known is a line to fill by hand. */
export function planFormBlock(form: Form, geometry: ReportGeometry): { left: number; part: SheetPart } {
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
