import type { CellEdit } from "../../addin/host/port.ts";
import type { CellValue, WorkbookSnapshot } from "../../addin/host/snapshot.ts";
import { figureCellName, signerNames } from "../../addin/table/binding-names.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { isDecimal } from "../../shared/codec/decimal.ts";
import { printStatus } from "../../shared/codec/status.ts";
import type { FormField, SignerRole } from "../../shared/schema/form.ts";
import type { DemoEntry, DemoTable } from "../demo/entry.ts";

/** Who signs a sample: plainly no real people. */
export const sampleSigners: Record<Exclude<SignerRole, "reportDate">, string> = {
  unitHead: "演示负责人",
  statisticsHead: "演示统计负责人",
  preparer: "演示填表人",
  phone: "0573-00000000",
};

/** Cells to write so that a template of the form holds the figures of `table`, as a clerk would type them. */
export function templateEdits(snapshot: WorkbookSnapshot, table: DemoTable): CellEdit[] {
  const cellOf = new Map(snapshot.names.map(({ name, sheet, range }) => [name, { sheet, range }]));
  const edit = (name: string, value: CellValue): CellEdit[] => {
    const cell = cellOf.get(name);
    if (value === null) return [];
    if (cell === undefined) throw new Error(`The template has no cell named ${name}`);
    const address = { row: cell.range.top, column: cell.range.left };
    return [{ sheet: cell.sheet, address, value, replaceFormula: true }];
  };
  const figures = table.entries.flatMap((entry) =>
    typedCells(entry).flatMap(([field, value]) => edit(figureCellName(entry.indicator, field), value)),
  );
  const signers = Object.entries(sampleSigners).flatMap(([role, name]) => edit(signerNameOf(role), name));
  const reportDay = `${Number(table.period) + 1}-01-15`;
  return [...figures, ...signers, ...edit(signerNames.reportDate, reportDay)];
}

const signerNameOf = (role: string): string => {
  const found = Object.entries(signerNames).find(([known]) => known === role);
  if (found === undefined) throw new Error(`No signer ${role}`);
  return found[1];
};

/** What a clerk types into each cell of a row; null leaves the cell as the template has it. */
function typedCells(entry: DemoEntry): [FormField, CellValue][] {
  const { actual, target, nextTarget } = entry;
  return [
    ["previousActual", numberOrText(entry.previousActual)],
    ["targetRequirement", target?.requirement ?? null],
    ["target", numberOrText(target?.value ?? null)],
    ["actual", numberOrText(actual?.text ?? null)],
    ["status", actual === null ? null : printStatus(actual)],
    ["dataYear", actual?.dataYear == null ? null : Number(actual.dataYear)],
    ["nextTargetRequirement", nextTarget?.requirement ?? null],
    ["nextTarget", numberOrText(nextTarget?.value ?? null)],
    ...(isImported(entry.indicator) ? [] : ownWords(entry)),
  ];
}

const ownWords = ({ from, sections, note }: DemoEntry): [FormField, CellValue][] => [
  ["source", from],
  ["sections", sections.length === 0 ? null : sections.join("、")],
  ["note", note],
];

/** Rows the city fills in; there the county's cells are locked but for the targets. */
const isImported = (code: string): boolean =>
  yearlyForm.indicators.some((indicator) => indicator.code === code && indicator.obtained === "imported");

const numberOrText = (text: string | null): CellValue =>
  text !== null && isDecimal(text) ? Number(text) : text;
