import { yearOf } from "../../codec/period.ts";
import type { Form } from "../../schema/form.ts";
import { ofSentTable, type Rule } from "../rule.ts";

const periodShape: Record<Form["frequency"], RegExp> = {
  annual: /^\d{4}$/,
  quarterly: /^\d{4}Q[1-4]$/,
  monthly: /^\d{4}M\d{2}$/,
};

/** META: what is said about the table as a whole (填报单位, 报告期, 签署). */
export const metaRules: readonly Rule[] = [
  {
    id: "META-FORM",
    version: 1,
    class: "META",
    severity: "error",
    ...ofSentTable,
    run: ({ document, form }) =>
      document.form.id === form.id && document.form.version === form.version
        ? []
        : [
            {
              outcome: "fail",
              figures: [],
              expected: `${form.id} v${form.version}`,
              actual: `${document.form.id} v${document.form.version}`,
            },
          ],
  },
  {
    id: "META-PERIOD",
    version: 1,
    class: "META",
    severity: "error",
    ...ofSentTable,
    run: ({ document, form }) =>
      periodShape[form.frequency].test(document.period)
        ? []
        : [{ outcome: "fail", figures: [], actual: document.period, params: { frequency: form.frequency } }],
  },
  {
    id: "META-SIGNER",
    version: 2,
    class: "META",
    severity: "error",
    ...ofSentTable,
    run: ({ document, form }) =>
      form.signers
        .filter(({ role, required }) => required && (document.signers[role] ?? "").trim() === "")
        .map(({ role, label }) => ({ outcome: "fail", figures: [], params: { role, label } })),
  },
  {
    // Told from the period, not from a clock: the same wherever it is checked.
    id: "META-DATE",
    version: 1,
    class: "META",
    severity: "query",
    ...ofSentTable,
    run: ({ document: { signers, period } }) => {
      const { reportDate } = signers;
      if (reportDate === null) return [];
      const years = yearOf(reportDate) - yearOf(period);
      if (years >= -1 && years <= yearsAfter) return [];
      // in params too: an explanation is of this very date
      return [
        { outcome: "fail", figures: [], expected: period, actual: reportDate, params: { date: reportDate } },
      ];
    },
  },
];

/** A table of the past may still be sent in; a date later than this is a slip of the year. */
const yearsAfter = 10;
