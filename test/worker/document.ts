import type { ActualFigure } from "../../shared/schema/figure.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { units } from "./city.ts";
import { smallForm } from "./small-form.ts";

const unitOfIndicator = new Map(smallForm.indicators.map(({ code, unit }) => [code, unit]));

export const actual = (
  indicator: string,
  value: string | null,
  more: Partial<ActualFigure> = {},
): ActualFigure => ({
  kind: "actual",
  indicator,
  period: "2024",
  scope: { kind: "whole" },
  cell: null,
  note: value === null ? "预计2099年3月公布" : null,
  basis: "period",
  asOf: null,
  availability: value === null ? "notYet" : "available",
  value,
  unit: unitOfIndicator.get(indicator) ?? "家",
  typed: value === null ? null : { text: value, unit: null },
  obtained: "typed",
  stage: "annual",
  definitionVersion: 1,
  source: null,
  sections: [],
  ...more,
});

/** What a unit sends for the small form: firms, big firms among them, funds. */
export const document = (
  org: string = units[0],
  [firms, big, funds]: [string | null, string | null, string | null] = ["10", "4", "1.5"],
  more: Partial<SubmissionDocument> = {},
): SubmissionDocument => ({
  form: { id: smallForm.id, version: smallForm.version },
  org,
  period: "2024",
  figures: [actual("KJ-901", firms), actual("KJ-902", big), actual("KJ-903", funds)],
  explanations: [],
  signers: {
    unitHead: null,
    statisticsHead: null,
    preparer: "测试填表人",
    phone: null,
    reportDate: null,
  },
  ...more,
});
