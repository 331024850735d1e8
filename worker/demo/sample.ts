import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { isDecimal } from "../../shared/codec/decimal.ts";
import { printStatus } from "../../shared/codec/status.ts";
import type { DemoCell, DemoSigners } from "../../shared/schema/demo.ts";
import type { FormField } from "../../shared/schema/form.ts";
import type { DemoEntry, DemoTable } from "./entry.ts";

/** What a clerk types into a template of the form so that it holds the figures of `table`. */
export const sampleCells = (table: DemoTable): DemoCell[] =>
  table.entries.flatMap((entry) =>
    typedCells(entry).flatMap(([field, value]) =>
      value === null ? [] : [{ indicator: entry.indicator, field, value }],
    ),
  );

/** Plainly no real people; signed in the January after the period. */
export const sampleSigners = ({ period }: DemoTable): DemoSigners => ({
  unitHead: "演示负责人",
  statisticsHead: "演示统计负责人",
  preparer: "演示填表人",
  phone: "0573-00000000",
  reportDate: `${Number(period) + 1}-01-15`,
});

/** The cells of a row; null leaves the cell as the template has it. */
function typedCells(entry: DemoEntry): [FormField, string | number | null][] {
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

const ownWords = ({ from, sections, note }: DemoEntry): [FormField, string | null][] => [
  ["source", from],
  ["sections", sections.length === 0 ? null : sections.join("、")],
  ["note", note],
];

/** Rows the city fills in; there the county's cells are locked but for the targets. */
const isImported = (code: string): boolean =>
  yearlyForm.indicators.some((indicator) => indicator.code === code && indicator.obtained === "imported");

const numberOrText = (text: string | null): string | number | null =>
  text !== null && isDecimal(text) ? Number(text) : text;
