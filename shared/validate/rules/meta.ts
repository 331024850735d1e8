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
];
