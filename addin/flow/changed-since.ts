import { type Result, succeed } from "../../shared/result.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { ApiClient } from "../api/client.ts";
import type { WorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import type { AcceptedNames } from "./accepted-aliases.ts";
import { askedOnce } from "./asked-once.ts";
import { readBinding } from "./binding.ts";
import { type CheckOptions, type NamedOrg, unitNames } from "./check.ts";
import { contentHash } from "./document-hash.ts";
import { apiFailed, type FlowFailure } from "./failure.ts";
import { ownOrg } from "./own-org.ts";
import type { Journey } from "./progress.ts";
import { readWorkbook } from "./read-workbook.ts";
import { recallAnswers } from "./recall-answers.ts";
import { checkStated } from "./stated-period.ts";
import type { TableMemory } from "./table-memory.ts";

export type ChangedSincePorts = {
  workbook: Pick<WorkbookHost, "snapshot">;
  client: Pick<ApiClient, "orgs" | "form" | "submission" | "cancelledBy">;
  /** As of the check. */
  tables?: TableMemory;
  names?: AcceptedNames;
};

/**
 * Ids of the rounds whose latest revision awaits review while the workbook holds something else by now. Rounds the
 * workbook is not for are none of them. `period` as the person has typed it, for a sheet that says none.
 */
export async function changedSince(
  ports: ChangedSincePorts,
  {
    person,
    rounds,
    period,
    signal,
  }: { person: Person; rounds: readonly RoundSummary[]; period: string } & Journey,
): Promise<Result<string[], FlowFailure>> {
  const submitted = rounds.filter(({ state, mine }) => state === "open" && mine?.state === "submitted");
  if (submitted.length === 0) return succeed([]);
  const client = signal ? ports.client.cancelledBy(signal) : ports.client;
  const snapshot = await readWorkbook(ports.workbook, signal);
  if (!snapshot.ok) return snapshot;
  const orgs = await client.orgs();
  if (!orgs.ok) return apiFailed(orgs.error);
  const units = { orgs: orgs.value, own: person.org };
  const changed: string[] = [];
  const memory = askedOnce(ports.tables);
  for (const { round } of submitted) {
    if (!isFor(snapshot.value, round)) continue;
    const form = await client.form(round.form);
    if (!form.ok) return apiFailed(form.error);
    const wanted = { form: form.value, ...unitNames(units), signal };
    const [answers, aliases] = await Promise.all([
      recallAnswers(snapshot.value, memory, wanted),
      ports.names?.(form.value.id, signal),
    ]);
    const content = contentFor(
      snapshot.value,
      { form: form.value, ...units, answers, aliases },
      { person, period, due: round.period },
    );
    if (content === null) continue;
    const current = await client.submission(round.id, person.org);
    if (!current.ok) return apiFailed(current.error);
    if (contentHash(current.value.submission.document) !== content) changed.push(round.id);
  }
  return succeed(changed);
}

/** A workbook made for another round or from another form version says nothing of this one. */
function isFor(snapshot: WorkbookSnapshot, { id, form }: RoundSummary["round"]): boolean {
  const bound = readBinding(snapshot);
  const sameForm =
    bound.form === null || bound.own || (bound.form.id === form.id && bound.form.version === form.version);
  return sameForm && (bound.round === null || bound.round === id);
}

/** Hash of what stands there for the unit to submit; null where the workbook holds no table of the unit and period. */
function contentFor(
  snapshot: WorkbookSnapshot,
  options: CheckOptions & { orgs: readonly NamedOrg[] },
  { person, period, due }: { person: Person; period: string; due: string },
): string | null {
  const report = checkStated(snapshot, options, period);
  if (!report.ok || report.value.period !== due) return null;
  const org = ownOrg(report.value, person);
  return org.ok ? contentHash({ ...report.value.document, org: org.value }) : null;
}
