import { type Result, succeed } from "../../shared/result.ts";
import type { Form, FormVersionRef } from "../../shared/schema/form.ts";
import type { FormRule, RuleDraft, RuleInRound, RuleStep } from "../../shared/schema/form-rule.ts";
import type { Org } from "../../shared/schema/org.ts";
import type { Problem } from "../../shared/schema/problem.ts";
import type { ApiClient } from "../api/client.ts";
import type { RuleVersion } from "../api/rule-calls.ts";
import { apiFailed, type FlowFailure } from "./failure.ts";
import { formOf, sameVersion } from "./form-of.ts";
import { type FormSummary, formsAtHand } from "./forms-at-hand.ts";

/** The rules of a form version as the city has them now. */
export async function listRules(
  client: Pick<ApiClient, "rules">,
  form: FormVersionRef,
): Promise<Result<FormRule[], FlowFailure>> {
  const asked = await client.rules(form, null);
  if (!asked.ok) return apiFailed(asked.error);
  return succeed(asked.value.kind === "changed" ? asked.value.value : []);
}

/** A form version that may be chosen, the one that is shown, and its rules as they stand. */
export type RulesAtHand = { forms: FormSummary[]; form: Form; rules: FormRule[] };

/** The rules of the form version asked for; without one, of the version that comes with the program (`atHand`). */
export async function rulesAtHand(
  client: Pick<ApiClient, "person" | "forms" | "form" | "rules">,
  asked: FormVersionRef | null,
  atHand: Form,
): Promise<Result<RulesAtHand, FlowFailure>> {
  const { forms, without } = await formsAtHand(client, atHand);
  if (without !== null) return { ok: false, error: without };
  const shown = asked ?? forms.find((one) => sameVersion(one, atHand)) ?? forms[0] ?? atHand;
  const [form, rules] = await Promise.all([formOf(client, shown, atHand), listRules(client, shown)]);
  if (!form.ok) return form;
  return rules.ok ? succeed({ forms, form: form.value, rules: rules.value }) : rules;
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

/** `changed`: other units are hit than the person has seen, and these are whom it hits now; nothing was done. */
export type RuleActivation = { kind: "active" } | { kind: "changed"; trial: RuleTrial };

/** Activates a rule by how many units the person has seen it hits (`seen`). */
export async function activateRule(
  deps: { client: Pick<ApiClient, "moveRule" | "rulePast" | "orgs">; randomUuid: () => string },
  at: RuleVersion,
  seen: number,
): Promise<Result<RuleActivation, FlowFailure>> {
  const moved = await stepRule(deps, at, { step: "activate", hits: seen });
  if (moved.ok) return succeed({ kind: "active" });
  if (refusalOf(moved.error)?.code !== "stale") return moved;
  const tried = await tryRule(deps.client, at);
  return tried.ok ? succeed({ kind: "changed", trial: tried.value }) : tried;
}

/** What the server has against a change of a rule; null where something else went wrong. */
export const refusalOf = (failure: FlowFailure): Problem | null =>
  failure.kind === "api" && failure.failure.kind === "refused" ? failure.failure.problem : null;
