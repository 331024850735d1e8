import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { type SubmissionDocument, submissionDocument } from "../../../shared/schema/submission.ts";

/** A unit's document with one figure: KJ-13 新增高新技术企业数, invented. */
export const aDocument = (org: string, period: string, value: string): SubmissionDocument =>
  submissionDocument.parse({
    form: { id: yearlyForm.id, version: yearlyForm.version },
    org,
    period,
    figures: [
      {
        indicator: "KJ-13",
        kind: "actual",
        period,
        scope: { kind: "whole" },
        cell: null,
        note: null,
        basis: "period",
        asOf: null,
        availability: "available",
        value,
        unit: "家",
        typed: null,
        obtained: "typed",
        stage: "annual",
        definitionVersion: 1,
        source: null,
        sections: [],
      },
    ],
    explanations: [],
    signers: { unitHead: null, statisticsHead: null, preparer: null, phone: null, reportDate: null },
  });
