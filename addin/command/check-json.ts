import { figureKey } from "../../shared/schema/figure.ts";
import type { Explanation, ExplanationFault, Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { ExplanationsState } from "../../shared/validate/explanations.ts";
import type { CheckReport } from "../flow/check.ts";
import type { EarlierFigures } from "../flow/earlier-figures.ts";
import { columnLetters, printRange } from "../table/address.ts";
import type { PlacedFigure } from "../table/reading.ts";
import { explanationFaultSentence } from "../text/explanation-fault-sentence.ts";
import { figureName } from "../text/finding-view.ts";
import { toldSentence } from "../text/release-texts.ts";

/**
 * The answer of `check --json` (docs/审核结果的JSON格式.md): table found, columns, rows, figures, findings. `version` is raised
 * when a member changes its meaning or goes away.
 */
export function checkJson(
  file: string,
  { reading, form, org, period, findings, counts, rules, known, blocked }: CheckReport,
  { explanations, at }: { explanations: ExplanationsState; at: string },
) {
  const stated = explanationStates(explanations);
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
    findings: findings.map((finding) => ({
      ...finding,
      sentence: toldSentence(finding, form, "zh", "command-line"),
      explanation: stated.get(finding.fingerprint) ?? null,
      ...validationResult(finding, form, at),
    })),
    staleExplanations: explanations.stale,
    counts,
    rules,
    compared: comparedJson(known.earlier),
    rulesAsOf: known.rules,
    blocked,
  };
}

/** What the unit's earlier figures were: how many, as of when; or why they are not known. */
const comparedJson = (earlier: EarlierFigures) =>
  earlier.history === null
    ? { accepted: null, targets: null, asOf: null, why: earlier.why }
    : {
        accepted: earlier.history.accepted.length,
        targets: earlier.history.targets.length,
        asOf: earlier.asOf,
        why: null,
      };

/** What was written for each finding that asks for it, and whether that will do. */
function explanationStates({ missing, refused, good }: ExplanationsState) {
  const state = (explanation: Explanation | null, fault: ExplanationFault["fault"] | null) => ({
    category: explanation?.category ?? null,
    text: explanation?.text ?? null,
    fault,
    sentence: fault === null ? null : explanationFaultSentence(fault, "zh"),
  });
  return new Map([
    ...missing.map((finding) => [finding.fingerprint, state(null, "missing")] as const),
    ...refused.map(
      ({ finding, explanation, flaw }) => [finding.fingerprint, state(explanation, flaw)] as const,
    ),
    ...good.map(({ finding, explanation }) => [finding.fingerprint, state(explanation, null)] as const),
  ]);
}

/** The members of a validation report of the European Statistical System (ESSnet): result "0" failed, "NA" not judged. */
const validationResult = ({ fingerprint, outcome, cells, figures }: Finding, form: Form, at: string) => ({
  id: fingerprint,
  event: { time: at, actor: null, agent: "zhibao check", trigger: "check" },
  value: outcome === "na" ? "NA" : "0",
  data: {
    source: cells,
    target: figures.map(figureKey),
    description: figures.map((figure) => figureName(figure, form, "zh")).join("、"),
  },
});

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
