import { printPeriod, yearOf } from "../../../shared/codec/period.ts";
import { type Form, type FormRow, isIndicatorRow } from "../../../shared/schema/form.ts";
import { reportSheetId, reportSheetNames } from "../binding/binding-names.ts";
import type { SheetPlan, WorkbookPlan } from "../layout-plan.ts";
import { planBindingSheet } from "./binding-sheet-plan.ts";
import { planDefinitionsSheet } from "./definitions-sheet-plan.ts";
import { categoryStyle } from "./look.ts";
import { prefillOf } from "./prefill.ts";
import { footerText, printText } from "./print-text.ts";
import { planReportFoot } from "./report-foot-plan.ts";
import { type ReportGeometry, reportGeometry, reportRows, spanWidth } from "./report-geometry.ts";
import { planReportHead, printOrg, rehearsalText } from "./report-head-plan.ts";
import { planIndicatorRow } from "./report-row-plan.ts";
import type { RowContext } from "./row-context.ts";
import { planRulesSheet } from "./rules-sheet-plan.ts";
import { joinParts, joinValidations, type SheetPart, settleStyles, sheetPart } from "./sheet-part.ts";
import type { TemplateContext } from "./template-context.ts";

export type { TemplateContext } from "./template-context.ts";

/**
 * The template of a form for one unit and period: 年报表 to fill, print, sign and seal; 指标解释; 审核关系; and the hidden binding
 * sheet. Pure: the same form and context give the same plan. Throws where the form's rows name an indicator it lacks.
 */
export function planTemplate(form: Form, context: TemplateContext): WorkbookPlan {
  const unit = context.org === null ? "" : `${context.org.name} `;
  return {
    title: `${unit}${printPeriod(context.period, true)}${form.title}`,
    sheets: [
      planReportSheet(form, context),
      planDefinitionsSheet(form),
      planRulesSheet(form),
      planBindingSheet(form, context),
    ],
  };
}

function planReportSheet(form: Form, context: TemplateContext): SheetPlan {
  const geometry = reportGeometry(form);
  const contexts = rowContexts(form, context, geometry);
  const foot = planReportFoot(form, geometry);
  const part = joinParts([
    planReportHead(form, context, geometry),
    ...form.rows.map((row, index) => planRow(row, reportRows.first + index, geometry, contexts)),
    foot.part,
  ]);
  const { cells, styles } = settleStyles(part.cells);
  const firstInput = part.cells.find(({ at, style }) => style.unlocked && at.row >= reportRows.first);
  return {
    id: reportSheetId,
    name: reportSheetNames[form.frequency],
    visibility: "visible",
    styles,
    cells,
    merges: part.merges,
    columnWidths: Object.fromEntries(form.columns.map(({ width }, index) => [index + 1, width])),
    rowHeights: part.rowHeights,
    frozen: { rows: reportRows.marks, columns: geometry.frozen },
    names: part.names,
    validations: joinValidations(part.validations),
    protected: true,
    print: reportPrint(form, context, geometry, foot.end),
    ...(context.rehearsal ? { tabColor: "C00000" } : {}),
    gridLines: false,
    ...(firstInput ? { activeCell: firstInput.at } : {}),
  };
}

function rowContexts(
  form: Form,
  { prefill, period }: TemplateContext,
  geometry: ReportGeometry,
): ReadonlyMap<string, RowContext> {
  const indicators = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const contexts = new Map<string, RowContext>();
  for (const row of form.rows.filter(isIndicatorRow)) {
    const indicator = indicators.get(row.indicator);
    if (indicator === undefined)
      throw new Error(`form ${form.id} has a row for ${row.indicator} but not its definition`);
    contexts.set(row.indicator, {
      form,
      geometry,
      row,
      indicator,
      prefill: prefillOf(prefill, indicator, period),
      year: yearOf(period),
      contextOf: (code) => contexts.get(code),
    });
  }
  return contexts;
}

function planRow(
  row: FormRow,
  at: number,
  geometry: ReportGeometry,
  contexts: ReadonlyMap<string, RowContext>,
): SheetPart {
  if (!isIndicatorRow(row)) return planCategory(row.label, at, geometry);
  const context = contexts.get(row.indicator);
  return context === undefined ? sheetPart({}) : planIndicatorRow(context, at);
}

/** The label flows over the shaded row: not merged, for the row crosses the line of the frozen columns. */
const planCategory = (label: string, row: number, { last }: ReportGeometry): SheetPart =>
  sheetPart({
    cells: Array.from({ length: last }, (_, index) => ({
      at: { row, column: index + 1 },
      value: index === 0 ? label : null,
      style: categoryStyle,
    })),
    rowHeights: { [row]: 21 },
  });

/** Wider than this it cannot be read on A4. */
const widestOnA4 = 150;

function reportPrint(
  form: Form,
  context: TemplateContext,
  geometry: ReportGeometry,
  end: number,
): SheetPlan["print"] {
  const owner = context.org === null ? "" : `${printOrg(context.org)} `;
  return {
    orientation: "landscape",
    paper: spanWidth(geometry, 1, geometry.last) > widestOnA4 ? "A3" : "A4",
    fitToWidth: true,
    titleRows: { from: reportRows.years, to: reportRows.marks },
    area: { top: 1, left: 1, bottom: end, right: geometry.last },
    ...(context.rehearsal ? { header: `&C&"宋体,Bold"&14${printText(rehearsalText)}` } : {}),
    footer: footerText(`${owner}${printPeriod(context.period, true)}　${form.title}第${form.version}版`),
    margins: { left: 0.4, right: 0.4, top: context.rehearsal ? 0.7 : 0.5, bottom: 0.6 },
  };
}
