import { authorWorkbook } from "../../../addin/host/file/author-workbook.ts";
import { type FileWorkbook, openWorkbookFile } from "../../../addin/host/file/open-workbook-file.ts";
import type { CellEdit } from "../../../addin/host/port.ts";
import type { CellValue, WorkbookSnapshot } from "../../../addin/host/snapshot.ts";
import { bindingNames, figureCellName, signerNames } from "../../../addin/table/binding/binding-names.ts";
import { planTemplate } from "../../../addin/table/plan/template-plan.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { type Form, type FormField, isIndicatorRow } from "../../../shared/schema/form.ts";

export type Filled = {
  form?: Form;
  org?: { id: string; name: string } | null;
  period?: string;
  round?: string | null;
  /** By indicator and field; everything else that is required is marked 未提供, with a reason. */
  cells?: Record<string, Partial<Record<FormField, CellValue>>>;
  signed?: boolean;
};

/** 海宁市's template of the 2024 round, filled in and signed: nothing blocks. Figures are invented. */
export async function filledWorkbook(filled: Filled = {}): Promise<FileWorkbook> {
  const form = filled.form ?? yearlyForm;
  const { org = { id: "330481", name: "海宁市" }, period = "2024", round = "y2024", signed = true } = filled;
  const template = planTemplate(form, {
    org: org && { ...org, code: org.id },
    period,
    roundId: round,
    roundName: round,
    rehearsal: false,
    prefill: [],
  });
  const opened = await openWorkbookFile(await authorWorkbook(template));
  if (!opened.ok) throw new Error(opened.error.code);
  const snapshot = await opened.value.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  const written = await opened.value.writeCells([
    ...statusEdits(snapshot.value, form, new Set(Object.keys(filled.cells ?? {}))),
    ...Object.entries(filled.cells ?? {}).flatMap(([indicator, fields]) =>
      Object.entries(fields).map(([field, value]) =>
        edit(snapshot.value, `ZB_${indicator.replace("-", "_")}_${snake(field)}`, value ?? null),
      ),
    ),
    ...(signed ? signatures(snapshot.value) : []),
  ]);
  if (!written.ok) throw new Error(written.error.code);
  return opened.value;
}

function statusEdits(snapshot: WorkbookSnapshot, form: Form, given: ReadonlySet<string>): CellEdit[] {
  return form.rows
    .filter(isIndicatorRow)
    .filter(({ entry, indicator }) => entry === "typed" && !given.has(indicator))
    .flatMap(({ indicator }) => [
      edit(snapshot, figureCellName(indicator, "status"), "未提供"),
      edit(snapshot, figureCellName(indicator, "note"), "本县没有这项统计"),
    ]);
}

const signatures = (snapshot: WorkbookSnapshot): CellEdit[] => [
  edit(snapshot, signerNames.unitHead, "李主任"),
  edit(snapshot, signerNames.statisticsHead, "陈统计"),
  edit(snapshot, signerNames.preparer, "王晓"),
  edit(snapshot, signerNames.phone, "0573-00000000"),
  edit(snapshot, signerNames.reportDate, "2025-01-15"),
];

const snake = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

function edit(snapshot: WorkbookSnapshot, name: string, value: CellValue): CellEdit {
  const place = snapshot.names.find((candidate) => candidate.name === name);
  if (!place) throw new Error(`The template has no cell ${name}`);
  const { sheet, range } = place;
  return { sheet, address: { row: range.top, column: range.left }, value, replaceFormula: true };
}

/** What stands in the binding sheet of a workbook under a key. */
export async function boundText(host: FileWorkbook, key: keyof typeof bindingNames): Promise<CellValue> {
  const snapshot = await host.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  const place = snapshot.value.names.find(({ name }) => name === bindingNames[key]);
  const sheet = snapshot.value.sheets.find(({ name }) => name === place?.sheet);
  if (!place || !sheet) return null;
  return sheet.values[place.range.top - sheet.origin.row]?.[place.range.left - sheet.origin.column] ?? null;
}
