import * as z from "zod";
import { figure } from "../../shared/schema/figure.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { FormRule, RuleInRound } from "../../shared/schema/form-rule.ts";
import { check } from "../../shared/validate/check.ts";
import { rulesOfForm } from "../../shared/validate/form-rules/form-rules.ts";
import { emptyHistory } from "../../shared/validate/history.ts";
import type { PastSubmission } from "../store/form-rules.ts";

const figures = z.array(figure);

/**
 * What a rule would have said of past submissions, by round. Last year's numbers are those the submissions state
 * themselves (上年实绩).
 */
export function ruleInPast(
  form: Form,
  rule: FormRule,
  submissions: readonly PastSubmission[],
): RuleInRound[] {
  const rules = rulesOfForm(form, [{ ...rule, state: "active" }]);
  const rounds = new Map<string, RuleInRound>();
  for (const { round, name, period, org, figures: text } of submissions) {
    const known = rounds.get(round) ?? { round, name, submissions: 0, judged: 0, hits: [] };
    const document = {
      form: { id: form.id, version: form.version },
      org,
      period,
      figures: figures.parse(JSON.parse(text)),
      explanations: [],
      signers: { unitHead: null, statisticsHead: null, preparer: null, phone: null, reportDate: null },
    };
    const found = check({ document, form, history: emptyHistory }, rules);
    const hits = found.filter(({ outcome }) => outcome === "fail");
    rounds.set(round, {
      ...known,
      submissions: known.submissions + 1,
      judged: known.judged + (found.some(({ outcome }) => outcome === "na") ? 0 : 1),
      hits: [
        ...known.hits,
        ...hits.map(({ params }) => ({
          org,
          shown: params.shown ?? null,
          engine: params.engine ?? null,
        })),
      ],
    });
  }
  return [...rounds.values()];
}

export const hitsIn = (rounds: readonly RuleInRound[]): number =>
  rounds.reduce((sum, { hits }) => sum + hits.length, 0);
