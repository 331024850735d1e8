import { targetFromCells } from "../../shared/codec/target.ts";
import type { FormField } from "../../shared/schema/form.ts";
import { readingFinding } from "./reading-findings.ts";
import type { RowRead, RowToRead } from "./row-to-read.ts";
import { cellText } from "./sheet-cells.ts";

const columns: readonly { requirement: FormField; value: FormField; yearsAhead: number }[] = [
  { requirement: "targetRequirement", value: "target", yearsAhead: 0 },
  { requirement: "nextTargetRequirement", value: "nextTarget", yearsAhead: 1 },
];

/** 本年目标 and 下年目标 of a row, each from its 要求 and its 值; an empty value is no target. */
export function readTargets(row: RowToRead): RowRead {
  const { indicator, period } = row;
  const reads = columns.map(({ requirement, value, yearsAhead }): RowRead => {
    const cell = row.cell(value);
    const required = row.cell(requirement);
    const words = required === undefined ? "" : cellText(required.value);
    const nothing = cell === undefined || (cellText(cell.value) === "" && words === "");
    if (nothing) return { figures: [], findings: [] };
    const figure = {
      kind: "target",
      indicator: indicator.code,
      period: String(Number(period.slice(0, 4)) + yearsAhead),
      scope: { kind: "whole" },
    } as const;
    const read = targetFromCells(
      {
        requirement: words === "" ? null : words,
        value: cell.value,
        format: cell.format,
        unit: row.match.unit ?? indicator.unit,
        canonicalUnit: indicator.unit,
      },
      { better: indicator.better, growth: indicator.derive?.kind === "growth" },
    );
    if (read.ok) {
      const target = read.value;
      const figures = target === null ? [] : [{ ...figure, cell: cell.reference, note: null, target }];
      return { figures, findings: [] };
    }
    return {
      figures: [],
      findings: [
        readingFinding({
          id: "TYP-TARGET",
          class: "TYP",
          severity: "error",
          cells: [cell.reference],
          figures: [figure],
          actual: `${words}${cellText(cell.value)}`,
          params: { problem: read.error.code },
        }),
      ],
    };
  });
  return {
    figures: reads.flatMap(({ figures }) => figures),
    findings: reads.flatMap(({ findings }) => findings),
  };
}
