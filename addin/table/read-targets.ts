import { readNumber } from "../../shared/codec/number.ts";
import { targetFromCells } from "../../shared/codec/target.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import type { FormField } from "../../shared/schema/form.ts";
import { conflictFinding, formulaFinding, readingFinding } from "./reading-findings.ts";
import type { RowRead, RowToRead } from "./row-to-read.ts";
import { cellText, hasNoResult, type ReadCell } from "./sheet-cells.ts";

type TargetColumns = { requirement: FormField; value: FormField; yearsAhead: number };

const columns: readonly TargetColumns[] = [
  { requirement: "targetRequirement", value: "target", yearsAhead: 0 },
  { requirement: "nextTargetRequirement", value: "nextTarget", yearsAhead: 1 },
];

/** 本年目标 and 下年目标 of a row, each from its 要求 and its 值; an empty value is no target. */
export function readTargets(row: RowToRead): RowRead {
  const reads = columns.map((column) => readTarget(row, column));
  return {
    figures: reads.flatMap(({ figures }) => figures),
    findings: reads.flatMap(({ findings }) => findings),
  };
}

function readTarget(row: RowToRead, { requirement, value, yearsAhead }: TargetColumns): RowRead {
  const { indicator, period } = row;
  const cell = row.cell(value);
  const required = row.cell(requirement);
  if (cell === undefined) return { figures: [], findings: [] };
  const figure = {
    kind: "target",
    indicator: indicator.code,
    period: String(Number(period.slice(0, 4)) + yearsAhead),
    scope: { kind: "whole" },
  } as const;
  const refused = (finding: Finding): RowRead => ({ figures: [], findings: [finding] });
  const uncomputed = [required, cell].find((one) => one !== undefined && hasNoResult(one));
  if (uncomputed !== undefined) return refused(formulaFinding(uncomputed, [figure]));
  const words = required === undefined ? "" : cellText(required.value);
  if (cellText(cell.value) === "" && words === "") return { figures: [], findings: [] };
  const { unit, conflict } = row.unitOf(value);
  if (conflict !== null && isBareNumber(cell)) return refused(conflictFinding(cell, [figure], conflict));
  const read = targetFromCells(
    {
      requirement: words === "" ? null : words,
      value: cell.value,
      format: cell.format,
      unit: unit ?? indicator.unit,
      canonicalUnit: indicator.unit,
    },
    {
      better: indicator.better,
      growth: indicator.derive?.kind === "growth",
      year: Number(figure.period),
    },
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

/** A number that leaves its unit to the table. */
function isBareNumber({ value }: ReadCell): boolean {
  if (typeof value !== "string") return typeof value === "number";
  const read = readNumber(value);
  return read.ok && read.value.unit === null;
}
