import { readNumber } from "../../../shared/codec/number.ts";
import { contextOfIndicator, parseTarget, targetFromCells } from "../../../shared/codec/target.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import {
  conflictFinding,
  formulaFinding,
  isAmount,
  readingFinding,
  struckFinding,
  unitFinding,
} from "../reading-findings.ts";
import { cellText, hasNoResult, type ReadCell } from "../sheet-cells.ts";
import type { NumberCell, RowRead, RowToRead } from "./row-to-read.ts";

type TargetColumns = { requirement: FormField; value: FormField; yearsAhead: number };

const columns: readonly TargetColumns[] = [
  { requirement: "targetRequirement", value: "target", yearsAhead: 0 },
  { requirement: "nextTargetRequirement", value: "nextTarget", yearsAhead: 1 },
];

/** 本年目标 and 下年目标 of a row, each from its 要求 and its 值; an empty value is no target. */
export function readTargets(row: RowToRead): RowRead {
  const year = Number(row.period.slice(0, 4));
  const reads = columns.map(({ requirement, value, yearsAhead }) =>
    readTarget(row, row.number(value), row.cell(requirement), String(year + yearsAhead)),
  );
  return {
    figures: reads.flatMap(({ figures }) => figures),
    findings: reads.flatMap(({ findings }) => findings),
  };
}

/** The target of a year, its 要求 in a cell of its own or with the value. */
export function readTarget(
  { indicator }: RowToRead,
  number: NumberCell | undefined,
  required: ReadCell | undefined,
  period: string,
): RowRead {
  if (number === undefined) return { figures: [], findings: [] };
  const { cell } = number;
  const figure = {
    kind: "target",
    indicator: indicator.code,
    period,
    scope: { kind: "whole" },
  } as const;
  const refused = (finding: Finding): RowRead => ({ figures: [], findings: [finding] });
  const uncomputed = [required, cell].find((one) => one !== undefined && hasNoResult(one));
  if (uncomputed !== undefined) return refused(formulaFinding(uncomputed, [figure]));
  const words = required === undefined ? "" : cellText(required.value);
  if (cellText(cell.value) === "" && words === "") return { figures: [], findings: [] };
  if (cell.struck) return refused(struckFinding(cell, [figure]));
  const { unit, conflict } = number.unit;
  if (conflict !== null && leavesUnitOpen(cell)) return refused(conflictFinding(cell, [figure], conflict));
  if (unit === null && isAmount(indicator) && leavesUnitOpen(cell))
    return refused(unitFinding("UNIT-MISSING", cell, [figure], indicator.unit));
  const read = targetFromCells(
    {
      requirement: words === "" ? null : words,
      value: cell.value,
      format: cell.format,
      unit,
      canonicalUnit: indicator.unit,
    },
    { ...contextOfIndicator(indicator), year: Number(figure.period) },
  );
  if (!read.ok) {
    return refused(
      readingFinding({
        id: "TYP-TARGET",
        class: "TYP",
        severity: "error",
        cells: [cell.reference],
        figures: [figure],
        actual: `${words}${cellText(cell.value)}`,
        params: { problem: read.error.code },
      }),
    );
  }
  const target = read.value;
  const figures = target === null ? [] : [{ ...figure, cell: cell.reference, note: null, target }];
  return { figures, findings: [] };
}

/** A number, alone or in words (不少于3000), that leaves its unit to the table. */
function leavesUnitOpen({ value }: ReadCell): boolean {
  if (typeof value !== "string") return typeof value === "number";
  const read = readNumber(value);
  if (read.ok) return read.value.unit === null;
  const said = parseTarget(value);
  if (!said.ok || said.value.number === null || said.value.number === "0") return false;
  return said.value.unit === null && said.value.requirement !== "multiple";
}
