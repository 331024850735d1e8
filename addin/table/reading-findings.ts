import { fingerprint } from "../../shared/codec/fingerprint.ts";
import type { FigureRef } from "../../shared/schema/figure.ts";
import type { Finding, RuleClass, Severity } from "../../shared/schema/finding.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import type { ReadingRuleId } from "../../shared/schema/reading-finding.ts";
import { cellText, type ReadCell } from "./sheet-cells.ts";

/** What reading found at a cell that no figure can carry. Same shape as a rule's finding; version 1 of each. */
export function readingFinding(found: {
  id: ReadingRuleId;
  class: RuleClass;
  severity: Severity;
  cells: string[];
  figures?: FigureRef[];
  expected?: string;
  actual: string;
  imbalance?: string;
  params?: Record<string, string>;
}): Finding {
  const params = found.params ?? {};
  return {
    rule: { id: found.id, version: 1, class: found.class },
    severity: found.severity,
    outcome: "fail",
    figures: found.figures ?? [],
    cells: found.cells,
    expected: found.expected?.slice(0, 300) ?? null,
    actual: found.actual.slice(0, 300),
    imbalance: found.imbalance ?? null,
    params,
    fingerprint: fingerprint([found.id, "1", ...found.cells, found.actual, ...Object.entries(params).flat()]),
  };
}

/** TYP-FORMULA: a formula without a stored result, as programs that do not calculate leave it. */
export const formulaFinding = (cell: ReadCell, figures: FigureRef[]): Finding =>
  readingFinding({
    id: "TYP-FORMULA",
    class: "TYP",
    severity: "error",
    cells: [cell.reference],
    figures,
    actual: cell.formula ?? "",
  });

/** UNIT-STATED: header and row, or name and unit column, state units that differ in kind or scale. */
export const conflictFinding = (
  cell: ReadCell,
  figures: FigureRef[],
  [one, other]: readonly [string, string],
): Finding =>
  readingFinding({
    id: "UNIT-STATED",
    class: "UNIT",
    severity: "error",
    cells: [cell.reference],
    figures,
    actual: cellText(cell.value),
    params: { one, other },
  });

/** Money has no unit of its own: 万元 and 亿元 stand side by side (traps D01, D07). */
export const isAmount = ({ unit }: Pick<Indicator, "unit">): boolean => unit.endsWith("元");

/** UNIT-MISSING, UNIT-PERCENT: a number whose size is not known. */
export const unitFinding = (
  id: "UNIT-MISSING" | "UNIT-PERCENT",
  cell: ReadCell,
  figures: FigureRef[],
  unit: string,
): Finding =>
  readingFinding({
    id,
    class: "UNIT",
    severity: "error",
    cells: [cell.reference],
    figures,
    actual: cellText(cell.value),
    params: { unit },
  });

/** TYP-STRUCK: what is crossed out does not count, and what is left of it only a person can tell. */
export const struckFinding = (cell: ReadCell, figures: FigureRef[]): Finding =>
  readingFinding({
    id: "TYP-STRUCK",
    class: "TYP",
    severity: "error",
    cells: [cell.reference],
    figures,
    actual: cellText(cell.value),
  });
