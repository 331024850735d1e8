import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { normalDocument } from "../../shared/codec/normal-document.ts";
import { differenceOf } from "../../shared/merge/difference.ts";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { ExplanationFault, Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import {
  type CellDifference,
  type Receipt,
  type SubmissionDocument,
  type SubmitReply,
  submissionDocument,
  submissionEtag,
} from "../../shared/schema/submission.ts";
import { blocks, countFindings } from "../../shared/validate/check.ts";
import { explanationFaults, judgeExplanations } from "../../shared/validate/explanations.ts";
import { type RoundHead, roundHead } from "../store/rounds.ts";
import { insertSubmission, type StoredSubmission, submissionQuery } from "../store/submissions.ts";
import { type Caller, unitOf } from "./caller.ts";
import { formInForce } from "./form-in-force.ts";
import { sha256Hex } from "./hash.ts";
import { currentOf, etagOf, meets, type Precondition } from "./precondition.ts";
import { readingFault } from "./reading-fault.ts";
import { checkingQueries, findingsReceived } from "./received-findings.ts";
import { malformed, type Refusal } from "./refusal.ts";
import { requireRound } from "./round-access.ts";
import { type Attempt, type Decision, type Reply, runCommand } from "./run-command.ts";

export type SubmitRequest = {
  round: string;
  document: SubmissionDocument;
  /** Null in a dry run, which depends on no base. */
  precondition: Precondition | null;
  /** Null in a dry run, which writes nothing. */
  attempt: Attempt | null;
};

/** What is sent, in the form it is stored and hashed. */
type Sent = { document: SubmissionDocument; text: string; hash: string };

/**
 * Receives a unit's document: checked again with the engine of the pane, stored whole as the next revision. The very
 * document that already stands is answered with its receipt and writes nothing.
 */
export async function submit(caller: Caller, request: SubmitRequest): Promise<Result<Reply, Refusal>> {
  const strange = readingFault(request.document);
  if (strange !== null) return refuse(strange);
  const document = normalDocument(request.document);
  const text = canonicalJson(document);
  const sent: Sent = { document, text, hash: sha256Hex(text) };
  const { scope } = caller;
  return runCommand(caller, request.attempt, {
    queries: {
      round: roundHead(scope, unitOf(caller), request.round),
      current: submissionQuery(scope, { round: request.round, org: document.org }),
      ...checkingQueries(scope, request.round, document),
    },
    decide: ({ round, form: published, rules, current, ...known }) => {
      const found = requireRound(caller, round);
      if (!found.ok) return found;
      if (published === null) return refuse({ code: "not-found" });
      const form = formInForce(published, rules);
      if (request.attempt !== null && current !== null && stands(current, sent)) return alreadyThere(current);
      const refusal = refusalOf(found.value, current, sent, request.precondition);
      if (refusal !== null) return refuse(refusal);
      const findings = [
        ...(sent.document.readingFindings ?? []),
        ...findingsReceived(sent.document, form, known),
      ];
      const checked: Checked = { caller, round: found.value, form, current, sent, findings };
      const explanations = explanationFaults(judgeExplanations(findings, sent.document.explanations));
      if (request.attempt === null) return succeed(dryRun(checked, explanations));
      if (blocks(findings)) return refuse({ code: "findings-block", findings });
      if (explanations.length > 0) return refuse({ code: "explanations-needed", findings, explanations });
      return succeed(stored(checked));
    },
  });
}

/** A returned document may be sent again unchanged: that is an answer to the return, not a repetition. */
const stands = (current: StoredSubmission, sent: Sent): boolean =>
  current.sha256 === sent.hash && current.state !== "returned";

function alreadyThere(current: StoredSubmission): Result<Decision, Refusal> {
  const body = `{"receipt":${current.receipt},"findings":${current.findings},"explanations":[],"difference":[]}`;
  return succeed({ reply: { status: 200, etag: etagOf(current), body }, write: null });
}

function refusalOf(
  round: RoundHead,
  current: StoredSubmission | null,
  { document }: Sent,
  precondition: Precondition | null,
): Refusal | null {
  if (document.form.id !== round.form.id || document.form.version !== round.form.version)
    return { code: "form-closed" };
  if (document.period !== round.period) return malformed("/period", "not-the-rounds-period");
  if (round.state !== "open") return { code: "wrong-state" };
  if (current?.state === "accepted") return { code: "wrong-state" };
  if (precondition !== null && !meets(precondition, current))
    return { code: "stale", current: currentOf(current), difference: differenceTo(current, document) };
  return null;
}

/** A document that may be submitted, as far as round and base go, and what the rules say of it. */
type Checked = {
  caller: Caller;
  round: RoundHead;
  form: Form;
  current: StoredSubmission | null;
  sent: Sent;
  findings: Finding[];
};

function dryRun({ current, sent, findings }: Checked, explanations: ExplanationFault[]): Decision {
  const difference = differenceTo(current, sent.document);
  return { reply: replyOf(200, null, { receipt: null, findings, explanations, difference }), write: null };
}

/** The document as the unit's next revision. The reply to a first one lists no difference: all of it is new. */
function stored({ caller, round, form, current, sent, findings }: Checked): Decision {
  const revision = (current?.revision ?? 0) + 1;
  const seq = (current?.seq ?? 0) + 1;
  const receipt = receiptOf(caller, round.id, form, sent, revision, findings);
  const difference = current === null ? [] : differenceTo(current, sent.document);
  const by = { round: round.id, org: sent.document.org, revision, person: caller.person, at: caller.now };
  const submission = insertSubmission(caller.scope, {
    ...by,
    base: current?.revision ?? null,
    sha256: sent.hash,
    receipt: JSON.stringify(receipt),
    findings: JSON.stringify(findings),
    document: sent.text,
  });
  return {
    reply: replyOf(201, submissionEtag(revision, seq), { receipt, findings, explanations: [], difference }),
    write: {
      event: { ...by, of: "unit", seq, roundSeq: round.seq, kind: "submitted", reason: null },
      rest: [submission],
    },
  };
}

const replyOf = (status: 200 | 201, etag: string | null, reply: SubmitReply): Reply => ({
  status,
  etag,
  body: JSON.stringify(reply),
});

function differenceTo(current: StoredSubmission | null, document: SubmissionDocument): CellDifference[] {
  const base =
    current === null || current.document === null
      ? null
      : submissionDocument.parse(JSON.parse(current.document));
  return differenceOf(base?.figures ?? [], document.figures);
}

/** 回执. The number is what a person reads out: period, unit, revision, first 8 digits of the hash. */
function receiptOf(
  caller: Caller,
  round: string,
  form: Form,
  { document, hash }: Sent,
  revision: number,
  findings: readonly Finding[],
): Receipt {
  return {
    number: `${document.period}-${document.org}-${revision}-${hash.slice(0, 8)}`,
    round,
    org: document.org,
    revision,
    hash,
    receivedAt: caller.now,
    form: { id: form.id, version: form.version },
    figures: document.figures.length,
    findings: countFindings(findings),
  };
}
