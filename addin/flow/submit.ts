import { type Result, succeed } from "../../shared/result.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Problem } from "../../shared/schema/problem.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { CellDifference, Receipt } from "../../shared/schema/submission.ts";
import type { RuleState } from "../../shared/validate/check.ts";
import type { ExplanationsState } from "../../shared/validate/explanations.ts";
import { releasableOf, withReleases } from "../../shared/validate/releases.ts";
import type { ApiClient } from "../api/client.ts";
import { type ApiFailure, mayPass } from "../api/failure.ts";
import type { Base, Submitted } from "../api/submission-calls.ts";
import type { HostRefusal, WorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { boundFor } from "../table/binding/read-bound-table.ts";
import { sameAnswers, type TableAnswers } from "../table/binding/table-answers.ts";
import type { AcceptedNames } from "./accepted-aliases.ts";
import { bindTable } from "./bind-table.ts";
import { isTemplate, readBinding, receiptEdits, receiptValues } from "./binding.ts";
import { type CheckReport, reportOf } from "./check.ts";
import { documentHash } from "./document-hash.ts";
import {
  explained,
  isExplained,
  type OwnTexts,
  type Sayings,
  type SayingsOf,
  sayingsOnSheet,
  withExplanations,
} from "./explaining.ts";
import { apiFailed, cancelled, type FlowFailure, stopped } from "./failure.ts";
import type { HeldByCity } from "./held-by-city.ts";
import type { Outbox, OutboxId, SeenStore } from "./outbox.ts";
import { type Prepared, prepareSubmission } from "./prepare-submission.ts";
import type { Journey, OnStep } from "./progress.ts";
import { readWorkbook } from "./read-workbook.ts";
import { type Standing, standingOf } from "./standing.ts";
import type { TableMemory } from "./table-memory.ts";

export type SubmitPorts = {
  host: Pick<WorkbookHost, "snapshot" | "writeCells" | "putSheet">;
  client: Pick<
    ApiClient,
    "person" | "orgs" | "rounds" | "form" | "submission" | "submit" | "releasesOfUnit" | "cancelledBy"
  >;
  outbox: Outbox;
  seen: SeenStore;
  /** Without it nothing is known of own tables but what their workbooks say. */
  tables?: TableMemory;
  names?: AcceptedNames;
  /** Without it the server alone compares with what was accepted before. */
  held?: HeldByCity;
  /** What was written for the findings of this workbook; without it only what stands in its sheet 审核结果. */
  sayings?: SayingsOf;
  /** Sentences of a finding: repeating one explains nothing. */
  ownTexts?: OwnTexts;
  randomUuid: () => string;
};

export type SubmitOptions = {
  /** To find table, unit and period with; the round's own form then takes over. */
  form: Form;
  sheet?: string;
  /** As the person has typed it; stands in where the sheet says none. */
  period?: string;
  round?: string;
  dryRun: boolean;
  /** Hash of the document the person has looked through (of a dry run): another one is not sent. */
  previewed?: string;
  /** Of that dry run, what the server found: it knows more history. */
  found?: readonly Finding[];
};

export type SubmitOutcome = {
  report: CheckReport;
  round: RoundSummary;
  /** Of the document the workbook gives; the same as on its receipt. */
  hash: string;
} /** Nothing was sent, or the server found more than the client could. */ & (
  | { kind: "blocked"; by: "client" | "server" }
  /** Nothing was sent: findings are not explained, or not well enough. */
  | { kind: "to-explain"; by: "client" | "server"; explanations: ExplanationsState; sayings: Sayings }
  /** Dry run: this would pass. */
  | { kind: "passed"; difference: CellDifference[] }
  | { kind: "submitted"; receipt: Receipt; difference: CellDifference[]; noted: Noted }
  /** The very same document is there already. */
  | { kind: "unchanged"; receipt: Receipt; noted: Noted }
  /** Another revision is there that was not seen here. It is now: sent again, this document replaces it. */
  | { kind: "stale"; problem: Problem }
  /** No answer: it may or may not have arrived. Sent again it goes under the same key. */
  | { kind: "kept"; failure: ApiFailure }
);

/**
 * Whether the workbook's hidden sheet has taken the receipt, or why not. A dry run leaves it "to-note"; "on-machine": an own
 * table's workbook takes no hidden sheet, what was said of it and the revision seen are kept here.
 */
export type Noted = "noted" | "noted-before" | "on-machine" | "to-note" | HostRefusal;

/** Checks the workbook and submits it to the open round it is for. */
export async function submitWorkbook(
  ports: SubmitPorts,
  { signal, onStep = () => {}, ...options }: SubmitOptions & Journey,
): Promise<Result<SubmitOutcome, FlowFailure>> {
  const client = signal ? ports.client.cancelledBy(signal) : ports.client;
  onStep("reading");
  const snapshot = await readWorkbook(ports.host, signal);
  if (!snapshot.ok) return snapshot;
  if (signal?.aborted) return cancelled;
  onStep("checking");
  const prepared = await prepareSubmission(client, options, { ...ports, signal }, snapshot.value);
  if (!prepared.ok) return prepared;
  const { round } = prepared.value;
  const released = await releasedIn(client, prepared.value);
  if (!released.ok) return released;
  const report = released.value;
  if (report.blocked) {
    return succeed({ kind: "blocked", by: "client", report, round, hash: documentHash(report.document) });
  }
  const { sayings: sayingsOf = sayingsOnSheet, ownTexts = () => [] } = ports;
  const written = await sayingsOf(snapshot.value, report);
  const open = { form: report.form, findings: options.found ?? report.findings };
  // What was explained before, here or on another machine, need not be written again.
  const sayings = isExplained(explained(open, written, ownTexts))
    ? written
    : new Map([...(await sentBefore(client, round.round.id, report.document.org)), ...written]);
  const explain: Explain = (checked, found = checked.findings) =>
    explained({ form: checked.form, findings: found }, sayings, ownTexts);
  const trying: Trying = {
    ...prepared.value,
    report,
    dryRun: options.dryRun,
    previewed: options.previewed,
    sayings,
    explain,
    snapshot: snapshot.value,
    onStep,
    signal,
  };
  const first = await attempt({ ...ports, client }, trying, explain(report, options.found));
  // The server may ask for what was written already, and for less than was sent: then it is sent as the server asks.
  if (!first.ok || first.value.kind !== "to-explain" || first.value.by === "client") return first;
  const { explanations } = first.value;
  return isExplained(explanations) ? attempt({ ...ports, client }, trying, explanations) : first;
}

/** The report with what the city has released of it, where that is all that blocks. */
async function releasedIn(
  client: Pick<ApiClient, "releasesOfUnit">,
  { report, round }: Prepared,
): Promise<Result<CheckReport, FlowFailure>> {
  if (releasableOf(report.findings).length === 0) return succeed(report);
  const asked = await client.releasesOfUnit(round.round.id, report.document.org, null);
  if (!asked.ok) return apiFailed(asked.error);
  const standings = asked.value.kind === "changed" ? asked.value.value : [];
  return succeed(reportOf(report, withReleases(report.findings, standings)));
}

/** Explanations of the unit's latest submission; none where there is none, or it cannot be had. */
async function sentBefore(
  client: Pick<ApiClient, "submission">,
  round: string,
  org: string,
): Promise<Sayings> {
  const current = await client.submission(round, org);
  const sent = current.ok ? current.value.submission.document.explanations : [];
  return new Map(sent.map(({ fingerprint, category, text }) => [fingerprint, { category, text }]));
}

/** How far a report is explained; by its own findings, or by `found`. */
type Explain = (report: CheckReport, found?: readonly Finding[]) => ExplanationsState;

type Trying = Omit<Sending, "hash"> & {
  previewed: string | undefined;
  signal: AbortSignal | undefined;
};

/** Sends the document with these explanations; in a dry run also where some are missing, to hear what the server asks. */
async function attempt(
  ports: SubmitPorts,
  { signal, previewed, ...trying }: Trying,
  explanations: ExplanationsState,
): Promise<Result<SubmitOutcome, FlowFailure>> {
  const { round, dryRun, onStep, snapshot } = trying;
  const report = withExplanations(trying.report, explanations);
  const hash = documentHash(report.document);
  if (!dryRun && !isExplained(explanations))
    return succeed({
      kind: "to-explain",
      by: "client",
      explanations,
      sayings: trying.sayings,
      report,
      round,
      hash,
    });
  if (previewed !== undefined && previewed !== hash) return stopped("changed-since-preview");
  onStep("asking");
  const standing = await standingOf(
    { client: ports.client, seen: ports.seen, outbox: ports.outbox },
    {
      round: round.round.id,
      document: report.document,
      bound: readBinding(snapshot, report.reading.sheet),
    },
  );
  if (!standing.ok) return apiFailed(standing.error);
  if (standing.value.kind === "accepted") {
    return stopped("already-accepted", { revision: String(standing.value.receipt.revision) });
  }
  if (signal?.aborted) return cancelled;
  return send(ports, { ...trying, report, hash }, standing.value);
}

type Sending = Omit<Prepared, "aliases"> & {
  hash: string;
  dryRun: boolean;
  sayings: Sayings;
  explain: Explain;
  snapshot: WorkbookSnapshot;
  onStep: OnStep;
};

async function send(
  ports: SubmitPorts,
  sending: Sending,
  standing: Exclude<Standing, { kind: "accepted" }>,
): Promise<Result<SubmitOutcome, FlowFailure>> {
  const { outbox } = ports;
  const { report, round, hash, dryRun } = sending;
  const { document } = report;
  const id = { round: round.round.id, org: document.org, hash };
  if (standing.kind === "same") {
    if (!dryRun) await outbox.clear(id);
    const { receipt, etag, findings } = standing;
    const noted = await note(ports, sending, receipt, etag);
    return succeed({ kind: "unchanged", receipt, noted, round, hash, report: withServer(report, findings) });
  }
  const write = dryRun
    ? { key: ports.randomUuid(), base: standing.base }
    : await keep(ports, id, standing.base);
  sending.onStep(dryRun ? "asking" : "sending");
  const reply = await ports.client.submit(id.round, document, { ...write, dryRun });
  if (!reply.ok) {
    if (!dryRun && !mayPass(reply.error)) await outbox.clear(id);
    return refused(ports, sending, reply.error);
  }
  if (!dryRun) await clearReplaced(outbox, id);
  return succeed(await arrived(ports, sending, reply.value));
}

async function arrived(ports: SubmitPorts, sending: Sending, sent: Submitted): Promise<SubmitOutcome> {
  const { round, hash } = sending;
  const { receipt, difference, findings } = sent.reply;
  const report = withServer(sending.report, findings);
  if (receipt === null) {
    if (report.blocked) return { kind: "blocked", by: "server", round, hash, report };
    const explanations = sending.explain(report);
    const { sayings } = sending;
    if (!isExplained(explanations))
      return { kind: "to-explain", by: "server", explanations, sayings, round, hash, report };
    const whole = withExplanations(report, explanations);
    return { kind: "passed", difference, round, hash: documentHash(whole.document), report: whole };
  }
  const noted = await note(ports, sending, receipt, sent.etag);
  return { kind: "submitted", receipt, difference, noted, round, hash, report };
}

/** The key of the last try where it waits with the same base, else a new one that is kept before anything is sent. */
async function keep(
  { outbox, randomUuid }: SubmitPorts,
  id: Parameters<Outbox["load"]>[0],
  base: Base,
): Promise<{ key: string; base: Base }> {
  const waiting = await outbox.load(id);
  if (waiting && sameBase(waiting.base, base)) return waiting;
  const fresh = { key: randomUuid(), base };
  await outbox.save(id, fresh);
  return fresh;
}

/** Once a revision has arrived, earlier ones that wait for an answer can never be sent: what they would replace is gone. */
async function clearReplaced(outbox: Outbox, { round, org }: OutboxId): Promise<void> {
  const waiting = await outbox.waiting();
  const replaced = waiting.filter((one) => one.round === round && one.org === org);
  for (const id of replaced) await outbox.clear(id);
}

const sameBase = (a: Base, b: Base): boolean => (a === "none" || b === "none" ? a === b : a.etag === b.etag);

async function refused(
  { seen }: SubmitPorts,
  { report, round, hash, dryRun, explain, sayings }: Sending,
  failure: ApiFailure,
): Promise<Result<SubmitOutcome, FlowFailure>> {
  if (failure.kind === "refused") {
    const { problem } = failure;
    if (problem.code === "findings-block") {
      return succeed({
        kind: "blocked",
        by: "server",
        round,
        hash,
        report: withServer(report, problem.findings ?? []),
      });
    }
    if (problem.code === "explanations-needed") {
      const checked = withServer(report, problem.findings ?? []);
      const explanations = explain(checked);
      return succeed({
        kind: "to-explain",
        by: "server",
        explanations,
        sayings,
        round,
        hash,
        report: checked,
      });
    }
    if (problem.code === "stale") {
      const etag = problem.current?.etag;
      if (etag) await seen.save(round.round.id, report.document.org, etag);
      return succeed({ kind: "stale", problem, round, hash, report });
    }
  }
  return dryRun || !mayPass(failure)
    ? apiFailed(failure)
    : succeed({ kind: "kept", failure, round, hash, report });
}

/** The server's findings replace those of the rules; of what the reading found it has no more than was sent. */
function withServer(report: CheckReport, findings: readonly Finding[]): CheckReport {
  const ofReading = report.reading.findings;
  const known = new Set(ofReading.map(({ fingerprint }) => fingerprint));
  const ofRules = findings.filter(({ fingerprint }) => !known.has(fingerprint));
  return reportOf({ ...report, rules: report.rules.map(ranOnServer) }, [...ofReading, ...ofRules]);
}

const ranOnServer = (rule: RuleState): RuleState => ({ ...rule, state: "ran", waitsFor: null });

async function note(
  { host, seen, tables }: SubmitPorts,
  { snapshot, report, answers, dryRun, onStep }: Sending,
  receipt: Receipt,
  etag: string | null,
): Promise<Noted> {
  if (!dryRun && etag) await seen.save(receipt.round, receipt.org, etag);
  const edits = receiptEdits(snapshot, report.reading.sheet, receipt, etag);
  const anew = isToBind(snapshot, report, answers);
  if (edits.length === 0 && !anew) return "noted-before";
  if (dryRun) return "to-note";
  onStep("writing");
  if (!anew) {
    const written = await host.writeCells(edits);
    return written.ok ? "noted" : written.error;
  }
  const settled = { ...report, answers };
  const bound = await bindTable({ host, memory: tables }, snapshot, settled, receiptValues(receipt, etag));
  if (!bound.ok) return bound.error;
  return bound.value.where === "workbook" ? "noted" : "on-machine";
}

/** Every own table is bound by submitting it: what was looked at and submitted is how it is bound from then on. */
function isToBind(
  snapshot: WorkbookSnapshot,
  { binding, form, reading }: CheckReport,
  answers: TableAnswers,
): boolean {
  if (isTemplate(snapshot, reading.sheet)) return false;
  const bound = boundFor(snapshot, form);
  if (bound === null || binding === null || !sameAnswers(bound.answers, answers)) return true;
  return binding.moved + binding.added + binding.renamed + binding.changed + binding.gone > 0;
}
