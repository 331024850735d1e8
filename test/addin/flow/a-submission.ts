import { documentHash } from "../../../addin/flow/document-hash.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { SubmissionState } from "../../../shared/schema/round.ts";
import type { CellDifference, Submission, SubmissionDocument } from "../../../shared/schema/submission.ts";
import { check, countFindings } from "../../../shared/validate/check.ts";
import { emptyHistory } from "../../../shared/validate/history.ts";
import { now } from "../api/a-session.ts";

type Standing = { revision: number; seq: number; state: SubmissionState; reason: string | null };

/** A stored submission of `document`. */
export function aSubmission(
  round: string,
  document: SubmissionDocument,
  { revision = 1, seq = 1, state = "submitted", reason = null }: Partial<Standing> = {},
): Submission {
  const hash = documentHash(document);
  const { readingFindings = [] } = document;
  const findings = [...readingFindings, ...check({ document, form: yearlyForm, history: emptyHistory })];
  return {
    document,
    receipt: {
      number: `${document.period}-${document.org}-${revision}-${hash.slice(0, 8)}`,
      round,
      org: document.org,
      revision,
      hash,
      receivedAt: now.toISOString(),
      form: document.form,
      figures: document.figures.length,
      findings: countFindings(findings),
    },
    base: revision > 1 ? revision - 1 : null,
    by: "p-haining",
    state,
    seq,
    reason,
    findings,
  };
}

/** Enough of a difference to be shown: actual values by indicator. */
export function differenceOf(
  before: SubmissionDocument | undefined,
  after: SubmissionDocument,
): CellDifference[] {
  return after.figures.flatMap((figure) => {
    const old = before?.figures.find(
      ({ indicator, kind, period }) =>
        indicator === figure.indicator && kind === figure.kind && period === figure.period,
    );
    const oldValue = old?.kind === "actual" ? old.value : null;
    const newValue = figure.kind === "actual" ? figure.value : null;
    if (oldValue === newValue) return [];
    const { indicator, kind, period, scope } = figure;
    const change = oldValue === null ? "added" : newValue === null ? "removed" : "changed";
    return [{ indicator, kind, period, scope, change, before: oldValue, after: newValue }];
  });
}
