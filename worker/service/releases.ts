import { normalDocument } from "../../shared/codec/normal-document.ts";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { Explanation, Finding } from "../../shared/schema/finding.ts";
import type {
  ReleaseCase,
  ReleaseCases,
  ReleaseDecision,
  ReleaseReply,
  ReleaseRequest,
  ReleaseState,
} from "../../shared/schema/release.ts";
import { blocks } from "../../shared/validate/check.ts";
import { flawOf } from "../../shared/validate/explanation-text.ts";
import { releasableOf } from "../../shared/validate/releases.ts";
import { standingQuery } from "../store/events.ts";
import { type NewReleaseEvent, releaseCasesQuery } from "../store/releases.ts";
import { roundHead } from "../store/rounds.ts";
import { type Caller, unitOf } from "./caller.ts";
import { formInForce } from "./form-in-force.ts";
import { readAs } from "./read-as.ts";
import { checkingQueries, findingsReceived } from "./received-findings.ts";
import { malformed, type Refusal } from "./refusal.ts";
import { requireRound } from "./round-access.ts";
import { type Attempt, type Decision, type Reply, runCommand } from "./run-command.ts";
import { type Tagged, tagged } from "./tagged.ts";

type OfUnit = { round: string; org: string };

/** What was asked for in a round and what the city has said; `org` null: of all units. */
export async function showReleases(
  caller: Caller,
  at: { round: string; org: string | null },
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> {
  const read = await readAs(caller, {
    round: roundHead(caller.scope, unitOf(caller), at.round),
    cases: releaseCasesQuery(caller.scope, at),
  });
  if (!read.ok) return read;
  const found = requireRound(caller, read.value.round);
  if (!found.ok) return found;
  const reply: ReleaseCases = { round: at.round, cases: read.value.cases };
  const body = JSON.stringify(reply);
  return succeed(tagged(body, knownEtag));
}

/**
 * Asks the city to let one finding pass. The finding is the server's own, of the document that came along. Asked again in the
 * same words it is the same request, also where it was declined meanwhile; in other words it is asked anew.
 */
export function askRelease(
  caller: Caller,
  attempt: Attempt,
  at: OfUnit,
  { document: sent, explanation }: ReleaseRequest,
): Promise<Result<Reply, Refusal>> {
  const { scope } = caller;
  const document = normalDocument(sent);
  return runCommand(caller, attempt, {
    queries: {
      round: roundHead(scope, unitOf(caller), at.round),
      standing: standingQuery(scope, at.round, at.org),
      ...checkingQueries(scope, at.round, document),
    },
    decide: ({ round, standing, form, rules, ...known }) => {
      const found = requireRound(caller, round);
      if (!found.ok) return found;
      const { form: asked, period, state } = found.value;
      if (form === null || document.form.id !== asked.id || document.form.version !== asked.version)
        return refuse({ code: "form-closed" });
      if (document.period !== period) return refuse(malformed("/document/period", "not-the-rounds-period"));
      if (state !== "open" || standing?.state === "accepted") return refuse({ code: "wrong-state" });
      const { fingerprint, category, text } = explanation;
      const before = known.releases.find(({ finding }) => finding.fingerprint === fingerprint);
      if (before !== undefined && (before.state === "released" || isSame(before, explanation)))
        return succeed({ reply: replyOf(at, fingerprint, before), write: null });
      const finding = askedFinding(findingsReceived(document, formInForce(form, rules), known), explanation);
      if (!finding.ok) return finding;
      const said = { kind: "asked" as const, category, finding: finding.value };
      return succeed(written(caller, { ...at, fingerprint, seq: (before?.seq ?? 0) + 1, text, said }));
    },
  });
}

const isSame = ({ asked }: ReleaseCase, { category, text }: Explanation): boolean =>
  asked.category === category && asked.text === text;

/** The finding that is asked about, as the server finds it; nothing is released beside what must be corrected. */
function askedFinding(findings: Finding[], { fingerprint, text }: Explanation): Result<Finding, Refusal> {
  const releasable = releasableOf(findings);
  if (releasable.length === 0 && blocks(findings)) return refuse({ code: "findings-block", findings });
  const finding = releasable.find((one) => one.fingerprint === fingerprint);
  if (finding === undefined)
    return refuse({ code: "explanations-needed", findings, explanations: [{ fingerprint, fault: "stale" }] });
  const flaw = flawOf(text, []);
  return flaw === null
    ? succeed(finding)
    : refuse({ code: "explanations-needed", findings, explanations: [{ fingerprint, fault: flaw }] });
}

const steps = {
  release: { from: ["asked", "declined"], to: "released" },
  decline: { from: ["asked"], to: "declined" },
} as const satisfies Record<ReleaseDecision["decision"], { from: readonly ReleaseState[]; to: ReleaseState }>;

/** 放行 or 不放行 of what a unit has asked for, by who has read what was said last. */
export const decideRelease = (
  caller: Caller,
  attempt: Attempt,
  at: OfUnit,
  { decision, fingerprint, seq, reason }: ReleaseDecision,
): Promise<Result<Reply, Refusal>> =>
  runCommand(caller, attempt, {
    queries: {
      round: roundHead(caller.scope, unitOf(caller), at.round),
      cases: releaseCasesQuery(caller.scope, at),
    },
    decide: ({ round, cases }) => {
      const found = requireRound(caller, round);
      if (!found.ok) return found;
      const asked = cases.find(({ finding }) => finding.fingerprint === fingerprint);
      if (asked === undefined) return refuse({ code: "not-found" });
      if (asked.seq !== seq) return refuse({ code: "stale" });
      const from: readonly ReleaseState[] = steps[decision].from;
      const mayStillSubmit = found.value.state === "open" || found.value.state === "closed";
      if (!mayStillSubmit || !from.includes(asked.state)) return refuse({ code: "wrong-state" });
      const said = { kind: steps[decision].to };
      return succeed(written(caller, { ...at, fingerprint, seq: seq + 1, text: reason, said }));
    },
  });

const written = (caller: Caller, line: Omit<NewReleaseEvent, "person" | "at">): Decision => ({
  reply: replyOf(line, line.fingerprint, { state: line.said.kind, seq: line.seq }),
  write: { release: { ...line, person: caller.person, at: caller.now }, rest: [] },
});

function replyOf(
  { round, org }: OfUnit,
  fingerprint: string,
  { state, seq }: Pick<ReleaseCase, "state" | "seq">,
): Reply {
  const reply: ReleaseReply = { round, org, fingerprint, state, seq };
  return { status: 200, etag: null, body: JSON.stringify(reply) };
}
