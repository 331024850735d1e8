import { forbids } from "../../shared/catalogue/alias-conflicts.ts";
import { type Result, succeed } from "../../shared/result.ts";
import type { AliasCase, AliasDecision } from "../../shared/schema/alias.ts";
import type { Org } from "../../shared/schema/org.ts";
import type { ApiClient } from "../api/client.ts";
import { apiFailed, type FlowFailure } from "./failure.ts";

/** What units call the indicators, as the city looks it through; `orgs` for the names of the units. */
export type AliasList = { cases: AliasCase[]; orgs: Org[] };

export async function listAliases(
  client: Pick<ApiClient, "aliasCases" | "orgs">,
): Promise<Result<AliasList, FlowFailure>> {
  const [cases, orgs] = await Promise.all([client.aliasCases(), client.orgs()]);
  if (!cases.ok) return apiFailed(cases.error);
  if (!orgs.ok) return apiFailed(orgs.error);
  return succeed({ cases: cases.value, orgs: orgs.value });
}

export type AliasStep = { decision: "accept" } | { decision: "refuse" | "withdraw"; reason: string };

/** Steps a case can take; what would make a name ambiguous cannot be accepted. */
export function stepsOf({ state, conflicts }: AliasCase): AliasDecision["decision"][] {
  if (state === "accepted") return ["withdraw"];
  const accept = conflicts.some(forbids) ? [] : (["accept"] as const);
  return state === "open" ? [...accept, "refuse"] : [...accept];
}

/** 采用, 拒绝 or 撤销 of one name for its indicator. */
export async function decideAlias(
  { client, randomUuid }: { client: Pick<ApiClient, "decideAlias">; randomUuid: () => string },
  { form, indicator, name }: AliasCase,
  step: AliasStep,
): Promise<Result<null, FlowFailure>> {
  const decided = await client.decideAlias({ ...step, form, indicator, name }, randomUuid());
  return decided.ok ? succeed(null) : apiFailed(decided.error);
}
