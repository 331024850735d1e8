import type { CheckReport } from "../flow/check.ts";
import { columnLetters, printRange } from "../table/address.ts";
import type { PlacedFigure } from "../table/reading.ts";
import { findingSentence } from "../text/finding-sentence.ts";

/**
 * The answer of `check --json` (docs/审核结果的JSON格式.md): table found, columns, rows, figures, findings. `version` is raised
 * when a member changes its meaning or goes away.
 */
export function checkJson(
  file: string,
  { reading, form, org, period, findings, counts, rules, blocked }: CheckReport,
) {
  return {
    version: 1,
    file,
    form: { ...reading.form, title: form.title },
    org: { ...reading.org, value: org },
    period: { ...reading.period, value: period },
    table: { sheet: reading.sheet, range: printRange(reading.range), headerRow: reading.headerRow },
    columns: reading.columns.map(({ column, ...match }) => ({ column: columnLetters(column), ...match })),
    rows: reading.rows,
    figures: reading.figures.map(figureJson),
    otherFigures: reading.otherFigures.map(figureJson),
    signers: reading.signers,
    findings: findings.map((finding) => ({ ...finding, sentence: findingSentence(finding, form, "zh") })),
    counts,
    rules,
    blocked,
  };
}

const figureJson = ({ figure, row, cells, sureness }: PlacedFigure) => ({
  cell: figure.cell,
  row,
  indicator: figure.indicator,
  kind: figure.kind,
  period: figure.period,
  scope: figure.scope,
  ...(figure.kind === "actual"
    ? {
        value: figure.value,
        unit: figure.unit,
        availability: figure.availability,
        stage: figure.stage,
        obtained: figure.obtained,
        typed: figure.typed,
        source: figure.source,
      }
    : {
        value: figure.target.number,
        unit: figure.target.unit,
        requirement: figure.target.requirement,
        target: figure.target,
      }),
  sureness,
  cells,
});

/** Printed instead when nothing could be checked. */
export const failureJson = (file: string, code: string, sentence: string) => ({
  version: 1,
  file,
  failure: { code, sentence },
});
