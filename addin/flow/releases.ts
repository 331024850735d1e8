import { type Result, succeed } from "../../shared/result.ts";
import type { Explanation, Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Org } from "../../shared/schema/org.ts";
import type { ReleaseCase, ReleaseDecision, ReleaseReply } from "../../shared/schema/release.ts";
import { type ExplanationsState, judgeExplanations } from "../../shared/validate/explanations.ts";
import { isReleasable, releasableOf } from "../../shared/validate/releases.ts";
import type { ApiClient } from "../api/client.ts";
import type { CheckReport } from "./check.ts";
import { explanationsOf, type OwnTexts, type Sayings } from "./explaining.ts";
import { apiFailed, type FlowFailure, stopped } from "./failure.ts";
import { ownOrg } from "./own-org.ts";
import { listOf, pickRound, wantedFor } from "./pick-round.ts";

type AskPorts = {
  client: Pick<ApiClient, "person" | "rounds" | "askRelease">;
  randomUuid: () => string;
};

/** Asks the city to let one finding of the report pass. `round`: where it is known already; else the one the table is for. */
export async function askRelease(
  { client, randomUuid }: AskPorts,
  { report, round: named }: { report: CheckReport; round: string | null },
  explanation: Explanation,
): Promise<Result<ReleaseReply, FlowFailure>> {
  const person = await client.person();
  if (!person) return apiFailed({ kind: "unauthenticated", why: "no-session" });
  const org = ownOrg(report, person);
  if (!org.ok) return org;
  const rounds = await client.rounds();
  if (!rounds.ok) return apiFailed(rounds.error);
  const wanted = wantedFor(report, org.value);
  const round = pickRound(rounds.value, named === null ? wanted : { ...wanted, round: named });
  if (!round.ok) return round;
  const document = { ...report.document, org: org.value, explanations: [] };
  const { id } = round.value.round;
  const asked = await client.askRelease(id, org.value, { document, explanation }, randomUuid());
  return asked.ok ? asked : apiFailed(asked.error);
}

/** How far the findings are explained that the city may be asked to release; of none where others must be corrected first. */
export function toRelease(
  { findings, form }: Pick<CheckReport, "findings" | "form">,
  sayings: Sayings,
  ownTexts: OwnTexts,
): ExplanationsState {
  const releasable = releasableOf(findings);
  const written = explanationsOf(sayings).filter(({ fingerprint }) =>
    releasable.some((finding) => finding.fingerprint === fingerprint),
  );
  return judgeExplanations(releasable, written, (finding) => ownTexts(finding, form), isReleasable);
}

/** What the city looks through: requests of one round, units by name, and the form that says what a finding is about. */
export type ReleaseList = { round: string; cases: ReleaseCase[]; orgs: Org[]; form: Form };

export async function listReleases(
  client: Pick<ApiClient, "releases" | "orgs" | "rounds" | "form">,
  round: string,
): Promise<Result<ReleaseList, FlowFailure>> {
  const [cases, orgs, rounds] = await Promise.all([client.releases(round), client.orgs(), client.rounds()]);
  if (!cases.ok) return apiFailed(cases.error);
  if (!orgs.ok) return apiFailed(orgs.error);
  if (!rounds.ok) return apiFailed(rounds.error);
  const of = rounds.value.find((one) => one.round.id === round);
  if (of === undefined) return stopped("no-round", { round, rounds: listOf(rounds.value) });
  const form = await client.form(of.round.form);
  return form.ok
    ? succeed({ round, cases: cases.value, orgs: orgs.value, form: form.value })
    : apiFailed(form.error);
}

/** Steps a request can take. */
export function releaseSteps({ state }: ReleaseCase): ReleaseDecision["decision"][] {
  if (state === "asked") return ["release", "decline"];
  return state === "declined" ? ["release"] : [];
}

/** 放行 or 不放行 of a request as it was read: what the unit has said since is not decided upon. */
export async function decideRelease(
  { client, randomUuid }: { client: Pick<ApiClient, "decideRelease">; randomUuid: () => string },
  round: string,
  { org, seq, finding }: { org: string; seq: number; finding: Pick<Finding, "fingerprint"> },
  { decision, reason }: Pick<ReleaseDecision, "decision" | "reason">,
): Promise<Result<ReleaseReply, FlowFailure>> {
  const body = { decision, fingerprint: finding.fingerprint, seq, reason };
  const decided = await client.decideRelease(round, org, body, randomUuid());
  return decided.ok ? decided : apiFailed(decided.error);
}
