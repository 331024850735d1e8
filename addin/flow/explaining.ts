import type { Explanation, Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import { type ExplanationsState, judgeExplanations } from "../../shared/validate/explanations.ts";
import { isReleasable } from "../../shared/validate/releases.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { type Saying, sayingsInWorkbook } from "../table/results-in-workbook.ts";
import type { CheckReport } from "./check.ts";

/** What was written, by the fingerprint of the finding. */
export type Sayings = ReadonlyMap<string, Saying>;

/** Sentences that state a finding. */
export type OwnTexts = (finding: Finding, form: Form) => readonly string[];

/** What findings ask to have explained, and how far that is done. */
export const explained = (
  { findings, form }: { findings: readonly Finding[]; form: Form },
  sayings: Sayings,
  ownTexts: OwnTexts,
): ExplanationsState => {
  // What was written to ask for a release goes with the request, not with the document.
  const asking = new Set(findings.filter(isReleasable).map(({ fingerprint }) => fingerprint));
  const explanations = explanationsOf(sayings).filter(({ fingerprint }) => !asking.has(fingerprint));
  return judgeExplanations(findings, explanations, (finding) => ownTexts(finding, form));
};

/** Those that are whole. */
export const explanationsOf = (sayings: Sayings): Explanation[] =>
  [...sayings].flatMap(([fingerprint, { category, text }]) =>
    category === null || text.trim() === "" ? [] : [{ fingerprint, category, text: text.trim() }],
  );

/** True when nothing waits for an explanation. */
export const isExplained = ({ missing, refused }: ExplanationsState): boolean =>
  missing.length + refused.length === 0;

/** The report with the good explanations in its document. */
export const withExplanations = (report: CheckReport, { good }: ExplanationsState): CheckReport => ({
  ...report,
  document: { ...report.document, explanations: good.map(({ explanation }) => explanation) },
});

/** Where what was written for a workbook's findings is found. */
export type SayingsOf = (snapshot: WorkbookSnapshot, report: CheckReport) => Promise<Sayings>;

/** Nothing but what stands in the sheet 审核结果. */
export const sayingsOnSheet: SayingsOf = async (snapshot) => sayingsInWorkbook(snapshot);
