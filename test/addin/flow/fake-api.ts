import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { sha256Text } from "../../../shared/codec/sha256.ts";
import { mergeRound } from "../../../shared/merge/merge-round.ts";
import {
  type AcceptedAlias,
  type AliasCase,
  type AliasDecision,
  type AliasOffers,
  aliasDecision,
  aliasOffers,
} from "../../../shared/schema/alias.ts";
import type { Form } from "../../../shared/schema/form.ts";
import type { History } from "../../../shared/schema/history.ts";
import type { Org } from "../../../shared/schema/org.ts";
import type { ProblemCode } from "../../../shared/schema/problem.ts";
import type { RoundState, RoundSummary } from "../../../shared/schema/round.ts";
import type { Person } from "../../../shared/schema/session.ts";
import { type Submission, submissionDocument, submissionEtag } from "../../../shared/schema/submission.ts";
import { type TableAnswers, toldTable } from "../../../shared/schema/table-answers.ts";
import { blocks, check } from "../../../shared/validate/check.ts";
import { explanationFaults, judgeExplanations } from "../../../shared/validate/explanations.ts";
import { emptyHistory } from "../../../shared/validate/history.ts";
import { heldHistory } from "../../held-history.ts";
import { aSession, now } from "../api/a-session.ts";
import { type Answer, json, refusal, type Seen } from "../api/fake-server.ts";
import { aSubmission, differenceOf } from "./a-submission.ts";

export const haining: Person = {
  id: "p-haining",
  name: "王晓",
  role: "preparer",
  org: "330481",
  orgName: "海宁市",
};
export const city: Person = {
  id: "p-city",
  name: "赵审核",
  role: "reviewer",
  org: "330400",
  orgName: "嘉兴市科技局",
};

/** `form`: the yearly form that comes with the program where it is absent. */
export type FakeRound = { id: string; name: string; period: string; state: RoundState; form?: Form };

/**
 * The API in memory, as far as flows and commands ask it: one submission for each round and unit, ETags, idempotency
 * keys, the real checks. `interfere` may answer in its place, or throw as a network does.
 */
export type FakeApi = {
  fetch: (request: Request) => Promise<Response>;
  requests: Seen[];
  rounds: FakeRound[];
  /** Published versions. */
  forms: Form[];
  /** The latest of each round and unit: "y2024 330481". */
  submissions: Map<string, Submission>;
  /** Those that were replaced, with their number: "y2024 330481 1". */
  replaced: Map<string, Submission>;
  interfere: ((seen: Seen) => Response | undefined | Promise<Response | undefined>) | undefined;
  person: Person;
  /** Names the city has accepted for the yearly form, and those units have offered. */
  accepted: AcceptedAlias[];
  offered: AliasOffers[];
  /** What units have said of their own tables. */
  tables: Map<string, TableAnswers>;
  /** What the city is shown, and what it has decided. */
  cases: AliasCase[];
  decided: AliasDecision[];
};

export function fakeApi(
  changes: Partial<Pick<FakeApi, "rounds" | "forms" | "person" | "accepted">> = {},
): FakeApi {
  const kept = new Map<string, Response>();
  const api: FakeApi = {
    requests: [],
    rounds: [{ id: "y2024", name: "2024年报", period: "2024", state: "open" }],
    forms: [yearlyForm],
    submissions: new Map(),
    replaced: new Map(),
    interfere: undefined,
    person: haining,
    accepted: [],
    offered: [],
    tables: new Map(),
    cases: [],
    decided: [],
    ...changes,
    fetch: async (request) => {
      const text = await request.text();
      const seen: Seen = {
        method: request.method,
        path: request.url.replace(/^https?:\/\/[^/]+\/api\/v1\//, ""),
        headers: Object.fromEntries(request.headers),
        body: text === "" ? null : JSON.parse(text),
      };
      api.requests.push(seen);
      const instead = await api.interfere?.(seen);
      if (instead) return instead;
      const key = seen.headers["idempotency-key"];
      const before = key === undefined ? undefined : kept.get(key);
      if (before) return before.clone();
      const response = await route(api, seen)(seen);
      if (key !== undefined && response.ok && !seen.path.includes("dryRun")) kept.set(key, response.clone());
      return response;
    },
  };
  return api;
}

function route(api: FakeApi, seen: Seen): Answer {
  const [path = ""] = seen.path.split("?");
  const [head = "", id = "", what = "", org = "", step = "", revision = ""] = path.split("/");
  if (head === "sessions") return sessions(api, seen, id);
  if (path.includes("alias")) return ofAliases(api, seen, path);
  if (what === "forms") return ownTable(api, seen, path);
  if (head === "orgs") return json({ orgs: orgs() });
  if (head === "forms") return forms(api, id, Number(org));
  if (head !== "rounds") return refusal(404, "not-found");
  if (id === "") return json({ rounds: api.rounds.map((round) => summary(api, round)) });
  const round = api.rounds.find((known) => known.id === id);
  if (!round) return refusal(404, "not-found");
  if (what === "") return json(summary(api, round));
  if (what === "board") return json(board(api, round));
  if (what === "merged" || what === "figures") return merged(api, seen, round);
  if (what === "history") return json(history(api, round, org));
  if (what !== "submissions") return moved(api, round, what);
  if (step === "revisions") {
    const earlier = api.replaced.get(`${id} ${org} ${revision}`);
    return earlier ? json(earlier) : refusal(404, "not-found");
  }
  return seen.method === "PUT" ? put(api, seen, round, org) : onSubmission(api, seen, round, org, step);
}

function ofAliases(api: FakeApi, seen: Seen, path: string): Answer {
  if (path === "alias-offers") return json({ cases: api.cases });
  if (path === "alias-offers/decisions") return decideAlias(api, seen);
  return path.endsWith("/aliases") ? aliases(api, seen) : takeOffers(api, seen);
}

/** By path: unit, form and fingerprint. */
function ownTable({ tables }: FakeApi, { method, body }: Seen, path: string): Answer {
  if (method === "PUT") tables.set(path, toldTable.parse(body).answers);
  return json({ answers: tables.get(path) ?? null });
}

function takeOffers(api: FakeApi, { body }: Seen): Answer {
  const sent = aliasOffers.parse(body);
  api.offered.push(sent);
  return json({ standing: sent.offers.length });
}

function decideAlias(api: FakeApi, { body }: Seen): Answer {
  api.decided.push(aliasDecision.parse(body));
  return json({ aliases: api.accepted });
}

function aliases({ accepted }: FakeApi, { headers }: Seen): Answer {
  const etag = `"${sha256Text(JSON.stringify(accepted))}"`;
  if (headers["if-none-match"] === etag) return () => new Response(null, { status: 304 });
  return json({ aliases: accepted }, 200, { ETag: etag });
}

function forms({ forms: published }: FakeApi, id: string, version: number): Answer {
  if (id === "") return json({ forms: published.map(summaryOf) });
  const found = published.find((form) => form.id === id && form.version === version);
  return found ? json(found) : refusal(404, "not-found");
}

const summaryOf = ({ id, version, title, publishedOn }: Form) => ({ id, version, title, publishedOn });

function sessions(api: FakeApi, { method, body }: Seen, id: string): Answer {
  if (method === "DELETE") return () => new Response(null, { status: 204 });
  const password =
    typeof body === "object" && body !== null && "password" in body ? body.password : undefined;
  if (id === "" && password !== "right") return refusal(401, "wrong-credentials");
  return json(aSession({ person: api.person }), 201);
}

const county = (id: string, name: string): Org => ({
  id,
  code: id,
  name,
  shortName: name.slice(0, 2),
  kind: "county",
  countsIn: id,
  reference: false,
  validYears: { from: null, to: null },
});

const orgs = (): Org[] => [county("330481", "海宁市"), county("330482", "平湖市")];

function summary(api: FakeApi, { id, name, period, state, form = yearlyForm }: FakeRound): RoundSummary {
  const mine = api.submissions.get(`${id} ${api.person.org}`);
  return {
    round: {
      id,
      name,
      form: { id: form.id, version: form.version },
      kind: "actual",
      period,
      stage: "annual",
      dueAt: "2025-01-31T15:59:59.000Z",
      visibility: "full",
      rehearsal: false,
      participants: ["330481", "330482"],
    },
    state,
    publishedAt: state === "published" ? now.toISOString() : null,
    mine:
      api.person.role === "reviewer"
        ? null
        : {
            state: mine?.state ?? "none",
            revision: mine?.receipt.revision ?? 0,
            at: mine?.receipt.receivedAt ?? null,
            reason: mine?.reason ?? null,
          },
  };
}

const board = (api: FakeApi, round: FakeRound) => ({
  round: summary(api, round),
  entries: ["330481", "330482"].map((org) => {
    const found = api.submissions.get(`${round.id} ${org}`);
    return {
      org,
      state: found?.state ?? "none",
      revision: found?.receipt.revision ?? 0,
      at: found?.receipt.receivedAt ?? null,
      firstSubmittedAt: found?.receipt.receivedAt ?? null,
      late: found === undefined,
      etag: found ? submissionEtag(found.receipt.revision, found.seq) : null,
    };
  }),
});

function merged(api: FakeApi, { headers, path }: Seen, round: FakeRound): Answer {
  const counted = path.endsWith("/figures") ? ["accepted", "submitted", "returned"] : ["accepted"];
  if (round.state !== "published" && counted.length === 1) return refusal(409, "wrong-state");
  const table = mergeRound({
    round: summary(api, round).round,
    state: round.state,
    publishedAt: round.state === "published" ? now.toISOString() : null,
    asOf: now.toISOString(),
    form: round.form ?? yearlyForm,
    orgs: orgs(),
    submissions: [...api.submissions.values()]
      .filter(({ receipt, state }) => receipt.round === round.id && counted.includes(state))
      .map(({ document, state }) => ({ org: document.org, state, figures: document.figures })),
  });
  const etag = `"${sha256Text(JSON.stringify(table)).slice(0, 16)}"`;
  if (headers["if-none-match"] === etag) return () => new Response(null, { status: 304 });
  return json(table, 200, { ETag: etag });
}

/** Of accepted submissions in other rounds: actuals of earlier periods, targets of the round's year and the next. */
function history(api: FakeApi, { id, period }: FakeRound, org: string): History {
  const held = [...api.submissions.values()].filter(
    ({ receipt, state }) => receipt.org === org && receipt.round !== id && state === "accepted",
  );
  const years = [period.slice(0, 4), String(Number(period.slice(0, 4)) + 1)];
  return {
    round: id,
    org,
    period,
    compared: heldHistory(
      held.flatMap(({ document }) => document.figures),
      period,
    ),
    figures: held.flatMap(({ document, receipt }) =>
      document.figures
        .filter((figure) =>
          figure.kind === "actual" ? figure.period < period : years.includes(figure.period),
        )
        .map((figure) => ({
          figure,
          round: receipt.round,
          revision: receipt.revision,
          acceptedAt: receipt.receivedAt,
        })),
    ),
  };
}

const states: Record<string, RoundState> = { open: "open", close: "closed", publish: "published" };

function moved(api: FakeApi, round: FakeRound, step: string): Answer {
  const state = states[step];
  if (!state) return refusal(404, "not-found");
  round.state = state;
  return json(summary(api, round));
}

function put(api: FakeApi, { body, headers, path }: Seen, round: FakeRound, org: string): Answer {
  const document = submissionDocument.parse(body);
  const current = api.submissions.get(`${round.id} ${org}`);
  const { readingFindings = [] } = document;
  const found = check({ document, form: round.form ?? yearlyForm, history: emptyHistory });
  const findings = [...readingFindings, ...found];
  const explanations = explanationFaults(judgeExplanations(findings, document.explanations));
  const difference = differenceOf(current?.document, document);
  if (path.includes("dryRun=true")) return json({ receipt: null, findings, explanations, difference });
  const etag = current ? submissionEtag(current.receipt.revision, current.seq) : null;
  const meets = etag === null ? headers["if-none-match"] === "*" : headers["if-match"] === etag;
  if (!meets) {
    const revision = current?.receipt.revision ?? 0;
    return refusal(412, "stale", { current: { revision, etag }, difference });
  }
  if (blocks(findings)) return refusal(422, "findings-block", { findings });
  if (explanations.length > 0) return refusal(422, "explanations-needed", { findings, explanations });
  const revision = (current?.receipt.revision ?? 0) + 1;
  const seq = (current?.seq ?? 0) + 1;
  const stored = aSubmission(round.id, document, { revision, seq });
  if (current) api.replaced.set(`${round.id} ${org} ${revision - 1}`, current);
  api.submissions.set(`${round.id} ${org}`, stored);
  return json({ receipt: stored.receipt, findings, explanations, difference }, 201, {
    ETag: submissionEtag(revision, seq),
  });
}

function onSubmission(api: FakeApi, seen: Seen, round: FakeRound, org: string, step: string): Answer {
  const found = api.submissions.get(`${round.id} ${org}`);
  if (!found) return refusal(404, "not-found");
  const etag = submissionEtag(found.receipt.revision, found.seq);
  if (step === "") return json(found, 200, { ETag: etag });
  if (seen.headers["if-match"] !== etag) return refusal(412, "stale");
  const state = step === "accept" ? "accepted" : "returned";
  const after = { ...found, state, seq: found.seq + 1 } as const;
  api.submissions.set(`${round.id} ${org}`, after);
  const { revision } = found.receipt;
  return json({ round: round.id, org, state, revision, seq: after.seq, at: now.toISOString() });
}

/** An answer for `interfere`: a refusal of the server. */
export const refused = (status: number, code: ProblemCode, extra: object = {}) =>
  refusal(status, code, extra)({ method: "", path: "", headers: {}, body: null });
