import { readCellNumber } from "../../../shared/codec/number.ts";
import { contextOfIndicator, parseTarget, targetFromCells } from "../../../shared/codec/target.ts";
import type { FigureRef } from "../../../shared/schema/figure.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { Requirement } from "../../../shared/schema/target.ts";
import {
  conflictFinding,
  formulaFinding,
  isAmount,
  readingFinding,
  struckFinding,
  unitFinding,
} from "../reading-findings.ts";
import { cellText, hasNoResult, type ReadCell } from "../sheet-cells.ts";
import { cellFinding, mayBeFraction, saysChange } from "./read-cell-value.ts";
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
  { indicator, match }: RowToRead,
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
  if (saysChange(cellText(cell.value), indicator)) return refused(cellFinding(cell, [figure], "signed"));
  const read = targetFromCells(
    {
      requirement: words === "" ? null : words,
      value: cell.value,
      format: cell.format,
      unit: number.unit.unit,
      canonicalUnit: indicator.unit,
    },
    { ...contextOfIndicator(indicator), year: Number(figure.period) },
  );
  const isSized = read.ok && read.value !== null && !inUnit.has(read.value.requirement);
  const doubt = isSized ? null : doubtOf(number, indicator, match, figure);
  if (doubt !== null) return refused(doubt);
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

/** Requirements whose number is in the indicator's unit; the others need none of the table's. */
const inUnit: ReadonlySet<Requirement> = new Set(["atLeast", "moreThan", "atMost", "keep"]);

/** Why the size of a number that names no unit is not known, as of actuals. */
function doubtOf(
  { cell, unit: { unit, conflict } }: NumberCell,
  indicator: Indicator,
  { how }: RowToRead["match"],
  figure: FigureRef,
): Finding | null {
  const value = numberWithoutUnit(cell);
  if (value === null) return null;
  if (conflict !== null) return conflictFinding(cell, [figure], conflict);
  if (unit === null && isAmount(indicator))
    return unitFinding("UNIT-MISSING", cell, [figure], indicator.unit);
  if (how !== "code" && mayBeFraction({ value }, indicator))
    return unitFinding("UNIT-PERCENT", cell, [figure], "%");
  return null;
}

/** A number, alone or in words (不少于3000), that leaves its unit to the table. 清零 needs none. */
function numberWithoutUnit({ value, format }: ReadCell): string | null {
  const read = readCellNumber(value, format);
  if (read.ok) return read.value.unit === null && !read.value.percent ? read.value.value : null;
  const said = typeof value === "string" ? parseTarget(value) : read;
  return said.ok && said.value.unit === null && said.value.number !== "0" ? said.value.number : null;
}
