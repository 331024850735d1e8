import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { FormList, FormVersionRef } from "../../shared/schema/form.ts";
import type { OrgList } from "../../shared/schema/org.ts";
import type { Board, BoardEntry, RoundList, RoundSummary } from "../../shared/schema/round.ts";
import { standingByRound, standingQuery, standingsQuery, type UnitStanding } from "../store/events.ts";
import { formDocument, formSummaries } from "../store/forms.ts";
import { orgsQuery } from "../store/orgs.ts";
import { roundHead, roundQuery, roundsQuery, type StoredRound } from "../store/rounds.ts";
import { type StoredSubmission, submissionQuery } from "../store/submissions.ts";
import { type Caller, unitOf } from "./caller.ts";
import { etagOf } from "./precondition.ts";
import { readAs } from "./read-as.ts";
import type { Refusal } from "./refusal.ts";
import { mayKnow, requireRound, summaryOf } from "./round-access.ts";
import type { Tagged } from "./tagged.ts";

export async function listOrgs(caller: Caller): Promise<Result<OrgList, Refusal>> {
  return readAs(caller, { orgs: orgsQuery(caller.scope) });
}

export async function listForms(caller: Caller): Promise<Result<FormList, Refusal>> {
  return readAs(caller, { forms: formSummaries(caller.scope) });
}

export async function showForm(
  caller: Caller,
  ref: FormVersionRef,
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> {
  const known = knownEtag.replaceAll('"', "");
  const read = await readAs(caller, { form: formDocument(caller.scope, ref, known) });
  if (!read.ok) return read;
  const { form } = read.value;
  return form === null
    ? refuse({ code: "not-found" })
    : succeed({ etag: `"${form.sha256}"`, body: form.document });
}

export async function listRounds(caller: Caller): Promise<Result<RoundList, Refusal>> {
  const read = await readAs(caller, {
    rounds: roundsQuery(caller.scope, unitOf(caller)),
    standing: standingByRound(caller.scope, caller.org),
  });
  if (!read.ok) return read;
  const { rounds, standing } = read.value;
  return succeed({
    rounds: rounds
      .filter((stored) => mayKnow(caller, stored))
      .map((stored) => summaryOf(caller, stored, standing.get(stored.round.id) ?? null)),
  });
}

export async function showRound(caller: Caller, id: string): Promise<Result<RoundSummary, Refusal>> {
  const read = await readAs(caller, {
    round: roundQuery(caller.scope, unitOf(caller), id),
    standing: standingQuery(caller.scope, id, caller.org),
  });
  if (!read.ok) return read;
  const found = requireRound(caller, read.value.round);
  return found.ok ? succeed(summaryOf(caller, found.value, read.value.standing)) : found;
}

/** 进度: where every unit stands, those that have sent nothing included. */
export async function showBoard(caller: Caller, id: string): Promise<Result<Board, Refusal>> {
  const read = await readAs(caller, {
    round: roundQuery(caller.scope, unitOf(caller), id),
    standings: standingsQuery(caller.scope, id),
  });
  if (!read.ok) return read;
  const found = requireRound(caller, read.value.round);
  if (!found.ok) return found;
  const byOrg = new Map(read.value.standings.map((standing) => [standing.org, standing]));
  return succeed({
    round: summaryOf(caller, found.value, null),
    entries: found.value.round.participants.map((org) =>
      boardEntry(org, byOrg.get(org) ?? null, found.value, caller.now),
    ),
  });
}

/** Late is who first submitted after the due date, or has not by now. */
function boardEntry(
  org: string,
  standing: UnitStanding | null,
  { round }: StoredRound,
  now: string,
): BoardEntry {
  return {
    org,
    state: standing?.state ?? "none",
    revision: standing?.revision ?? 0,
    at: standing?.at ?? null,
    firstSubmittedAt: standing?.firstSubmittedAt ?? null,
    late: Date.parse(standing?.firstSubmittedAt ?? now) > Date.parse(round.dueAt),
    etag: standing === null ? null : etagOf(standing),
  };
}

/** A unit's latest submission, or one revision of it, with the last event about it. */
export async function showSubmission(
  caller: Caller,
  at: { round: string; org: string; revision?: number },
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> {
  const read = await readAs(caller, {
    round: roundHead(caller.scope, unitOf(caller), at.round),
    submission: submissionQuery(caller.scope, at, knownEtag),
  });
  if (!read.ok) return read;
  const found = requireRound(caller, read.value.round);
  if (!found.ok) return found;
  const { submission } = read.value;
  if (submission === null) return refuse({ code: "not-found" });
  return succeed({ etag: etagOf(submission), body: submissionText(submission) });
}

/** schema `submission`, put together from its stored texts without parsing them. */
function submissionText({ document, receipt, findings, ...rest }: StoredSubmission): string | null {
  if (document === null) return null;
  const { base, person: by, state, seq, reason } = rest;
  const own = JSON.stringify({ base, by, state, seq, reason });
  return `{"document":${document},"receipt":${receipt},"findings":${findings},${own.slice(1)}`;
}
