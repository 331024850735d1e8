import type { Finding } from "../../../shared/schema/finding.ts";
import type { SubmissionDocument } from "../../../shared/schema/submission.ts";
import { examine } from "../../../shared/validate/check.ts";
import { emptyHistory, type KnownHistory } from "../../../shared/validate/history.ts";
import { smallForm } from "./small-form.ts";

/** What is found in a document of the small form where the city holds nothing of the unit but `history`. */
export const findingsOf = (
  document: SubmissionDocument,
  history: Partial<KnownHistory> | null = {},
  form = smallForm,
): Finding[] =>
  examine(
    { document, form, history: history === null ? null : { ...emptyHistory, ...history } },
    { phase: history?.peers ? "receive" : "check" },
  ).findings;

/** Whole findings of one rule, without the fingerprint, which has its own test. */
export const findings = (
  rule: string,
  document: SubmissionDocument,
  history: Partial<KnownHistory> | null = {},
  form = smallForm,
) =>
  findingsOf(document, history, form)
    .filter((finding) => finding.rule.id === rule)
    .map(({ fingerprint: _, ...finding }) => finding);

/** Those that failed; a rule that also counts what it could not judge says so in its own test. */
export const failures = (...asked: Parameters<typeof findings>) =>
  findings(...asked).filter(({ outcome }) => outcome === "fail");

export const ref = (indicator: string, kind: "actual" | "target" = "actual", period = "2024") => ({
  indicator,
  kind,
  period,
  scope: { kind: "whole" },
});

/** A finding that failed, as far as most are alike. */
export const failed = {
  outcome: "fail",
  severity: "error",
  cells: [],
  expected: null,
  actual: null,
  imbalance: null,
  params: {},
};

/** A number accepted for 2023, or for `period`. */
export const accepted = (indicator: string, value: string, period = "2023") => ({
  indicator,
  period,
  value,
  stage: "annual" as const,
});
