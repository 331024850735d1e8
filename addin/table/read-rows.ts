import type { Figure } from "../../shared/schema/figure.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import { type Form, type FormField, isIndicatorRow } from "../../shared/schema/form.ts";
import { fillDerived } from "./fill-derived.ts";
import { readActuals } from "./read-actuals.ts";
import { readTargets } from "./read-targets.ts";
import type { PlacedFigure, RowMatch } from "./reading.ts";
import type { RowToRead } from "./row-to-read.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { cellUnit, type StatedUnits } from "./stated-units.ts";

export type RowsToRead = {
  cells: SheetCells;
  columnOf: ReadonlyMap<FormField, number>;
  rows: readonly RowMatch[];
  form: Form;
  /** null where neither the sheet nor the person says it: then no figure can be named. */
  period: string | null;
  units: StatedUnits;
};

/** Figures of the bound rows, and what in their cells could not be read. */
export function readRows(input: RowsToRead): { figures: PlacedFigure[]; findings: Finding[] } {
  const reads = boundRows(input).map((row) => ({ row, reads: [readActuals(row), readTargets(row)] }));
  const placed = reads.flatMap(({ row, reads: [actuals, targets] }) =>
    [...(actuals?.figures ?? []), ...(targets?.figures ?? [])].map((figure) => place(figure, row, input)),
  );
  const derived = fillDerived(placed, input.form);
  const findings = reads.flatMap(({ reads: parts }) => parts.flatMap((part) => part.findings));
  return { figures: derived.figures, findings: [...findings, ...derived.findings] };
}

function boundRows({ rows, form, period, cells, columnOf, units }: RowsToRead): RowToRead[] {
  if (period === null) return [];
  const indicators = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const entries = new Map(form.rows.filter(isIndicatorRow).map((row) => [row.indicator, row.entry]));
  const byIndicator = new Map<string, RowToRead>();
  return rows.flatMap((match) => {
    const indicator = match.indicator === null ? undefined : indicators.get(match.indicator);
    if (indicator === undefined || match.sureness !== "sure") return [];
    const cell = (field: FormField) => {
      const column = columnOf.get(field);
      return column === undefined ? undefined : cells.at(match.row, column);
    };
    const row: RowToRead = {
      match,
      indicator,
      period,
      entry: entries.get(indicator.code) ?? "typed",
      cell,
      unitOf: (field) => cellUnit(units, match, field),
      rowOf: (code) => byIndicator.get(code),
    };
    byIndicator.set(indicator.code, row);
    return [row];
  });
}

function place(figure: Figure, { match }: RowToRead, { cells, columnOf }: RowsToRead): PlacedFigure {
  const references = [...columnOf].map(
    ([field, column]) => [field, cells.at(match.row, column).reference] as const,
  );
  return { figure, row: match.row, cells: Object.fromEntries(references), sureness: "sure" };
}
