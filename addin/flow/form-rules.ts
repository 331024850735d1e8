import { type Result, succeed } from "../../shared/result.ts";
import type { FormVersionRef } from "../../shared/schema/form.ts";
import type { FormRule, RuleDraft, RuleInRound, RuleStep } from "../../shared/schema/form-rule.ts";
import type { Org } from "../../shared/schema/org.ts";
import type { ApiClient } from "../api/client.ts";
import type { RuleVersion } from "../api/rule-calls.ts";
import { apiFailed, type FlowFailure } from "./failure.ts";

/** The rules of a form version as the city has them now. */
export async function listRules(
  client: Pick<ApiClient, "rules">,
  form: FormVersionRef,
): Promise<Result<FormRule[], FlowFailure>> {
  const asked = await client.rules(form, null);
  if (!asked.ok) return apiFailed(asked.error);
  return succeed(asked.value.kind === "changed" ? asked.value.rules : []);
}

/** Steps a rule can take from where it stands. */
export function ruleSteps({ state }: FormRule): RuleStep["step"][] {
  if (state === "draft") return ["trial", "retire"];
  if (state === "trial") return ["activate", "retire"];
  return state === "active" ? ["retire"] : [];
}

export async function writeRule(
  { client, randomUuid }: { client: Pick<ApiClient, "draftRule">; randomUuid: () => string },
  at: Pick<RuleVersion, "form" | "rule">,
  draft: RuleDraft,
): Promise<Result<FormRule[], FlowFailure>> {
  const written = await client.draftRule(at, draft, randomUuid());
  return written.ok ? written : apiFailed(written.error);
}

/** Whom a rule would have hit in the latest rounds; `hits` is what activating it asks for. */
export type RuleTrial = { rounds: RuleInRound[]; orgs: Org[]; hits: number };

export async function tryRule(
  client: Pick<ApiClient, "rulePast" | "orgs">,
  at: RuleVersion,
): Promise<Result<RuleTrial, FlowFailure>> {
  const [past, orgs] = await Promise.all([client.rulePast(at), client.orgs()]);
  if (!past.ok) return apiFailed(past.error);
  if (!orgs.ok) return apiFailed(orgs.error);
  const hits = past.value.reduce((sum, round) => sum + round.hits.length, 0);
  return succeed({ rounds: past.value, orgs: orgs.value, hits });
}

export async function stepRule(
  { client, randomUuid }: { client: Pick<ApiClient, "moveRule">; randomUuid: () => string },
  at: RuleVersion,
  step: RuleStep,
): Promise<Result<FormRule[], FlowFailure>> {
  const moved = await client.moveRule(at, step, randomUuid());
  return moved.ok ? moved : apiFailed(moved.error);
}
