import type { ExplanationFault, Finding, FindingCounts } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import { type ExplanationsState, needsExplanation } from "../../shared/validate/explanations.ts";
import { parseCell } from "../table/address.ts";
import type { ResultsLine, ResultsSheet } from "../table/plan/results-sheet-plan.ts";
import type { Saying } from "../table/results-in-workbook.ts";
import { explanationFaultSentence } from "./explanation-fault-sentence.ts";
import { findingKinds, kindOf } from "./finding-kind.ts";
import { findingSubject, periodLabel } from "./finding-view.ts";
import { explanationCategoryLabels, severityLabels } from "./labels.ts";
import { toldSentence } from "./release-texts.ts";

export type ResultsOf = {
  findings: readonly Finding[];
  counts: FindingCounts;
  form: Form;
  period: string;
  /** Name of the unit as it stands on the sheet, "" where it is not known. */
  unit: string;
  explanations: ExplanationsState;
  /** What was written so far, by fingerprint: also what is not whole yet. */
  sayings: ReadonlyMap<string, Saying>;
};

/** 审核结果 as lines for people to read and to explain, in the order of the findings; explanations of nothing found last. */
export function resultsSheet(of: ResultsOf): Omit<ResultsSheet, "lastRow"> {
  const { findings, counts, form, period, unit, explanations, sayings } = of;
  const stateOf = explanationStates(explanations);
  return {
    about: [unit, periodLabel(period, "zh"), form.title].filter((part) => part !== "").join("　"),
    counts: findingKinds.map((kind) => `${severityLabels[kind].zh} ${counts[kind]} 条`).join("，"),
    lines: [
      ...findings.map((finding) => lineOf(finding, form, stateOf(finding), sayings.get(finding.fingerprint))),
      ...explanations.stale.map(({ fingerprint }) => staleLine(fingerprint, sayings.get(fingerprint))),
    ],
  };
}

/** What is to be said of each finding's explanation; null where it asks for none. */
function explanationStates({ missing, refused, good }: ExplanationsState) {
  const states = new Map<string, ExplanationFault["fault"] | "good">([
    ...missing.map(({ fingerprint }) => [fingerprint, "missing"] as const),
    ...refused.map(({ finding, flaw }) => [finding.fingerprint, flaw] as const),
    ...good.map(({ finding }) => [finding.fingerprint, "good"] as const),
  ]);
  return (finding: Finding) => (needsExplanation(finding) ? (states.get(finding.fingerprint) ?? null) : null);
}

function lineOf(
  finding: Finding,
  form: Form,
  state: ExplanationFault["fault"] | "good" | null,
  saying: Saying | undefined,
): ResultsLine {
  const { cells, fingerprint } = finding;
  const rows = new Set(cells.flatMap((cell) => parseCell(cell)?.address.row ?? []));
  const [row] = rows;
  return {
    severity: severityLabels[kindOf(finding)].zh,
    row: rows.size === 1 ? String(row) : "",
    cells: cells.length > 4 ? `${cells.slice(0, 4).join("、")}等 ${cells.length} 格` : cells.join("、"),
    subject: findingSubject(finding, form, "zh"),
    sentence: toldSentence(finding, form, "zh"),
    ...said(state === null ? undefined : saying),
    state: state === null ? "" : state === "good" ? "已说明" : stateWords(state),
    fingerprint,
    open: state !== null,
  };
}

const stateWords = (fault: ExplanationFault["fault"]): string =>
  fault === "missing" ? "待说明" : explanationFaultSentence(fault, "zh");

/** What was written stays, so that it may be used again. */
const staleLine = (fingerprint: string, saying: Saying | undefined): ResultsLine => ({
  severity: "",
  row: "",
  cells: "",
  subject: "",
  sentence: explanationFaultSentence("stale", "zh"),
  ...said(saying),
  state: "已过时",
  fingerprint,
  open: false,
});

const said = (saying: Saying | undefined) => ({
  category: saying?.category == null ? "" : explanationCategoryLabels[saying.category].zh,
  explanation: saying?.text ?? "",
});
