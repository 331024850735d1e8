import type { PlannedCell, SheetPlan, WorkbookPlan } from "../../../../addin/table/layout-plan.ts";
import type { TemplateContext } from "../../../../addin/table/plan/template-plan.ts";
import type { ActualFigure, Figure, TargetFigure } from "../../../../shared/schema/figure.ts";
import type { Requirement, Target } from "../../../../shared/schema/target.ts";

export const actual = (
  indicator: string,
  period: string,
  value: string | null,
  rest: Partial<ActualFigure> = {},
): ActualFigure => ({
  kind: "actual",
  indicator,
  period,
  scope: { kind: "whole" },
  basis: "period",
  asOf: null,
  availability: value === null ? "notYet" : "available",
  value,
  unit: "家",
  typed: null,
  obtained: "typed",
  stage: "annual",
  definitionVersion: 1,
  source: null,
  sections: [],
  cell: null,
  note: null,
  ...rest,
});

export const target = (
  indicator: string,
  period: string,
  requirement: Requirement,
  number: string | null,
  rest: Partial<Target> = {},
): TargetFigure => ({
  kind: "target",
  indicator,
  period,
  scope: { kind: "whole" },
  cell: null,
  note: null,
  target: {
    requirement,
    number,
    unit: null,
    baseYear: null,
    ambition: null,
    peerGroup: null,
    commitment: null,
    text: number ?? "走在全省前列",
    ...rest,
  },
});

export const contextWith = (prefill: Figure[], rest: Partial<TemplateContext> = {}): TemplateContext => ({
  org: { id: "330483", code: "330483", name: "桐乡市" },
  period: "2024",
  roundId: "2024-annual",
  roundName: "2024年报",
  rehearsal: false,
  prefill,
  ...rest,
});

export function sheetOf(plan: WorkbookPlan, name: string): SheetPlan {
  const sheet = plan.sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`plan has no sheet ${name}`);
  return sheet;
}

export function cellAt(sheet: SheetPlan, row: number, column: number): PlannedCell {
  const found = sheet.cells.filter(({ at }) => at.row === row && at.column === column);
  const [only, second] = found;
  if (!only || second) throw new Error(`${found.length} cells planned at ${row}, ${column}`);
  return only;
}

/** The cell a defined name of the sheet stands for. */
export function namedCell(sheet: SheetPlan, name: string): PlannedCell {
  const found = sheet.names.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no cell is named ${name}`);
  return cellAt(sheet, found.range.top, found.range.left);
}

export const isUnlocked = (sheet: SheetPlan, cell: PlannedCell): boolean =>
  sheet.styles[cell.style]?.unlocked === true;
