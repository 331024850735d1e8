import { printPeriod } from "../../../shared/codec/period.ts";
import type { Form } from "../../../shared/schema/form.ts";
import type { CellRange } from "../../host/snapshot.ts";
import { headNames } from "../binding/binding-names.ts";
import type { CellStyle } from "../layout-plan.ts";
import { planFormBlock } from "./form-block-plan.ts";
import { orgMessages } from "./input-messages.ts";
import { type ColumnSpan, placePairs } from "./label-line.ts";
import { colours, plainStyle, textSize, titleStyle, warningStyle } from "./look.ts";
import { type ReportGeometry, reportRows, spanWidth } from "./report-geometry.ts";
import { planReportHeader } from "./report-header-plan.ts";
import { joinParts, oneCell, rowSpan, type SheetPart, sheetPart, spannedText } from "./sheet-part.ts";
import type { TemplateContext } from "./template-context.ts";
import { widthOf } from "./text-size.ts";

export const rehearsalText = "演练（虚构数据）";

/** Title, form head, 填报单位 and 报告期, and the three header rows of the table. */
export function planReportHead(form: Form, context: TemplateContext, geometry: ReportGeometry): SheetPart {
  const block = planFormBlock(form, geometry);
  const layout = wideLayout(form, geometry, block.left) ?? narrowLayout(geometry, block.left);
  return joinParts([
    planTitle(form, context, layout),
    block.part,
    planUnit(context, layout.org),
    planPeriod(context, layout.period),
    planReportHeader(context.period, geometry),
    sheetPart({ rowHeights: layout.rowHeights }),
  ]);
}

type LabelledPlace = { row: number; label: ColumnSpan; value: ColumnSpan };
type HeadLayout = {
  title: CellRange;
  /** Place of 演练 beside the title; null where it stands below it in one cell. */
  mark: CellRange | null;
  org: LabelledPlace;
  period: LabelledPlace;
  rowHeights: Record<number, number>;
};

const pairs = ["填报单位：", "报告期："].map((label) => ({
  labelWidth: widthOf(label, textSize),
  valueWidth: 14,
}));

/** The title in the middle, unit and period on one line below: where the columns have room for it. */
function wideLayout(form: Form, geometry: ReportGeometry, blockLeft: number): HeadLayout | undefined {
  const { frozen } = geometry;
  const [left, right] = [frozen + 1, blockLeft - 1];
  if (left > right || spanWidth(geometry, left, right) < widthOf(form.title, 18)) return undefined;
  const [org, period] = placePairs(geometry, pairs, { left: 1, right }) ?? [];
  if (org === undefined || period === undefined || period.line > 0) return undefined;
  return {
    title: { top: reportRows.title, left, bottom: reportRows.title + 2, right },
    mark: frozen === 0 ? null : { top: 1, left: 1, bottom: 2, right: Math.max(1, frozen - 1) },
    org: { ...org, row: reportRows.unit },
    period: { ...period, row: reportRows.unit },
    rowHeights: { 1: 17, 2: 17, 3: 17, 4: 20 },
  };
}

/** Everything under each other left of the form's numbers: a form of few columns. */
function narrowLayout(geometry: ReportGeometry, blockLeft: number): HeadLayout {
  const between = { left: 1, right: Math.max(1, blockLeft - 1) };
  const places = pairs.map((pair) => placePairs(geometry, [pair], between)?.[0]);
  const [org, period] = places;
  if (org === undefined || period === undefined)
    throw new Error("the form's columns have no room for its head");
  return {
    title: { top: reportRows.title, bottom: reportRows.title + 1, ...between },
    mark: null,
    org: { ...org, row: reportRows.unit },
    period: { ...period, row: reportRows.unit - 1 },
    rowHeights: { 1: 27, 2: 27, 3: 20, 4: 20 },
  };
}

function planTitle(form: Form, { rehearsal }: TemplateContext, { title, mark }: HeadLayout): SheetPart {
  if (!rehearsal) return spannedText(title, form.title, titleStyle);
  if (mark === null)
    return spannedText(title, `${form.title}\n${rehearsalText}`, {
      ...titleStyle,
      ...warningStyle,
      font: { ...warningStyle.font, size: 16 },
      wrap: true,
    });
  return joinParts([
    spannedText(title, form.title, titleStyle),
    spannedText(mark, rehearsalText, warningStyle),
  ]);
}

export const printOrg = ({ code, name }: { code: string | null; name: string }): string =>
  code === null ? name : `${name}（${code}）`;

const statedStyle: CellStyle = {
  ...plainStyle,
  font: { ...plainStyle.font, bold: true },
  border: "bottom",
  horizontal: "left",
  format: "@",
};

function planLabel({ row, label }: LabelledPlace, text: string): SheetPart {
  return spannedText(rowSpan(row, label.left, label.right), text, { ...plainStyle, horizontal: "right" });
}

/** 填报单位 is typed where the template was made for nobody in particular. */
function planUnit({ org }: TemplateContext, place: LabelledPlace): SheetPart {
  const range = rowSpan(place.row, place.value.left, place.value.right);
  const input: CellStyle = org === null ? { fill: colours.input, unlocked: true } : {};
  return joinParts([
    planLabel(place, "填报单位："),
    spannedText(range, org === null ? null : printOrg(org), { ...statedStyle, ...input }),
    sheetPart({
      names: [{ name: headNames.orgName, range: oneCell({ row: place.row, column: place.value.left }) }],
      validations: org === null ? [{ range, rule: { kind: "any" }, ...orgMessages }] : [],
    }),
  ]);
}

const planPeriod = ({ period }: TemplateContext, place: LabelledPlace): SheetPart =>
  joinParts([
    planLabel(place, "报告期："),
    spannedText(
      rowSpan(place.row, place.value.left, place.value.right),
      printPeriod(period, true),
      statedStyle,
    ),
    sheetPart({
      names: [{ name: headNames.periodShown, range: oneCell({ row: place.row, column: place.value.left }) }],
    }),
  ]);
