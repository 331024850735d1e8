import { authorWorkbook } from "../../addin/host/file/author-workbook.ts";
import { openWorkbookFile } from "../../addin/host/file/open-workbook-file.ts";
import type { CellEdit } from "../../addin/host/port.ts";
import type { CellValue, WorkbookSnapshot } from "../../addin/host/snapshot.ts";
import { figureCellName } from "../../addin/table/binding/binding-names.ts";
import { planTemplate } from "../../addin/table/plan/template-plan.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import type { Result } from "../../shared/result.ts";
import type { FormField } from "../../shared/schema/form.ts";
import { templateEdits } from "../../worker/local/fill-template.ts";
import { againIn, type ConformanceCase, importedRow, tableOf } from "./conformance-case.ts";

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The template of the round as a clerk has filled it in. */
export async function workbookOf(one: ConformanceCase) {
  const table = tableOf(one);
  const plan = planTemplate(yearlyForm, {
    org: { id: table.org, code: table.org, name: "桐乡市" },
    period: table.period,
    roundId: "y2025",
    roundName: "2025年报",
    rehearsal: true,
    prefill: [],
  });
  const file = must(await openWorkbookFile(await authorWorkbook(plan)));
  const snapshot = must(await file.snapshot());
  must(await file.writeCells([...templateEdits(snapshot, table), ...secondRowEdits(snapshot, againIn(one))]));
  return file;
}

/** Makes of the row the city fills in a second one of the indicator. */
function secondRowEdits({ names }: WorkbookSnapshot, again: ReturnType<typeof againIn>): CellEdit[] {
  if (again === null) return [];
  const place = names.find(({ name }) => name === figureCellName(importedRow, "actual"));
  const indicator = yearlyForm.indicators.find(({ code }) => code === again.indicator);
  if (place === undefined || indicator === undefined) throw new Error("no row to stand twice");
  const { code, name, unit } = indicator;
  const cells: Partial<Record<FormField, CellValue>> = {
    code,
    name,
    unit,
    actual: Number(again.text),
    status: null,
  };
  return yearlyForm.columns.flatMap(({ field }, index) => {
    const value = cells[field];
    const address = { row: place.range.top, column: index + 1 };
    return value === undefined ? [] : [{ sheet: place.sheet, address, value, replaceFormula: true }];
  });
}
