import type { Result } from "../../shared/result.ts";
import type { FormVersionRef } from "../../shared/schema/form.ts";
import {
  type FormRule,
  type RuleDraft,
  type RuleInRound,
  type RuleStep,
  ruleList,
  rulePast,
} from "../../shared/schema/form-rule.ts";
import { type Asker, mapTagged, mapValue, segment, type TaggedReply } from "./asker.ts";
import type { ApiFailure } from "./failure.ts";

/** A version of a rule of a form version. */
export type RuleVersion = { form: FormVersionRef; rule: string; version: number };

const rulesPath = ({ id, version }: FormVersionRef): string =>
  `forms/${segment(id)}/versions/${version}/rules`;

/** The rules of a form version as they stand, and their life. */
export const ruleCalls = ({ ask, get, getTagged }: Asker) => ({
  /** `known` is the ETag of what the caller already has. */
  rules: async (
    form: FormVersionRef,
    known: string | null,
  ): Promise<Result<TaggedReply<FormRule[]>, ApiFailure>> =>
    mapTagged(await getTagged(rulesPath(form), known, ruleList), ({ rules }) => rules),

  /** Refused with rule-unfit. Gives all rules of the form version. */
  draftRule: async (
    { form, rule }: Pick<RuleVersion, "form" | "rule">,
    draft: RuleDraft,
    key: string,
  ): Promise<Result<FormRule[], ApiFailure>> =>
    mapValue(
      await ask(
        {
          method: "PUT",
          path: `${rulesPath(form)}/${segment(rule)}`,
          body: draft,
          headers: { "Idempotency-Key": key },
          repeatable: true,
        },
        ruleList,
      ),
      ({ rules }) => rules,
    ),

  rulePast: async ({ form, rule, version }: RuleVersion): Promise<Result<RuleInRound[], ApiFailure>> =>
    mapValue(
      await get(`${rulesPath(form)}/${segment(rule)}/versions/${version}/past`, rulePast),
      ({ rounds }) => rounds,
    ),

  /** Refused with wrong-state; activation with stale where whom it hits is not what was seen. */
  moveRule: async (
    { form, rule, version }: RuleVersion,
    step: RuleStep,
    key: string,
  ): Promise<Result<FormRule[], ApiFailure>> =>
    mapValue(
      await ask(
        {
          method: "POST",
          path: `${rulesPath(form)}/${segment(rule)}/versions/${version}/steps`,
          body: step,
          headers: { "Idempotency-Key": key },
          repeatable: true,
        },
        ruleList,
      ),
      ({ rules }) => rules,
    ),
});
