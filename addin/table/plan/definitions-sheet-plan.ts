import { type Form, isIndicatorRow } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import { definitionsSheetName } from "../binding/binding-names.ts";
import type { SheetPlan } from "../layout-plan.ts";
import { type ListingColumn, planListingSheet } from "./listing-sheet-plan.ts";

const columns: (ListingColumn & { text: (indicator: Indicator) => string | null })[] = [
  { label: "代码", width: 9, center: true, text: ({ code }) => code },
  { label: "指标名称", width: 30, text: ({ name }) => name },
  { label: "计量单位", width: 9, center: true, text: ({ unit }) => unit },
  { label: "指标解释", width: 62, text: ({ definition }) => definition },
  { label: "分子", width: 24, text: ({ numeratorText }) => numeratorText },
  { label: "分母", width: 24, text: ({ denominatorText }) => denominatorText },
  { label: "数据来源", width: 24, text: ({ source }) => source },
];

/** 指标解释: every indicator of the form in its order, with unit, definition, parts of a ratio and source. */
export const planDefinitionsSheet = (form: Form): SheetPlan =>
  planListingSheet({
    id: "definitions",
    name: definitionsSheetName,
    title: `${form.title}　指标解释`,
    columns,
    rows: inFormOrder(form).map((indicator) => columns.map(({ text }) => text(indicator))),
  });

function inFormOrder(form: Form): Indicator[] {
  const listed = form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator);
  const rest = form.indicators.map(({ code }) => code).filter((code) => !listed.includes(code));
  const byCode = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  return [...listed, ...rest].flatMap((code) => byCode.get(code) ?? []);
}
