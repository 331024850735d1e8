import { env } from "cloudflare:workers";
import type { Finding } from "../../shared/schema/finding.ts";
import { problem } from "../../shared/schema/problem.ts";
import { type SubmissionDocument, submitReply } from "../../shared/schema/submission.ts";
import { isReleasable } from "../../shared/validate/releases.ts";
import { app } from "../../worker/app.ts";
import { checkContract } from "./contract-check.ts";
import { tokenOf } from "./session-token.ts";

export type Asked = {
  /** Id of the person who asks; absent: nobody is signed in. */
  as?: string;
  tenant?: string;
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  db?: D1Database;
};

export type Answered = {
  status: number;
  headers: Headers;
  etag: string | null;
  text: string;
  /** Parsed when it is JSON. */
  body: unknown;
};

/** Asks the app as the outside does, on the real database. */
export async function call(method: string, path: string, asked: Asked = {}): Promise<Answered> {
  const token = asked.token ?? (asked.as === undefined ? undefined : await tokenOf(asked.as, asked.tenant));
  const response = await app.request(
    path.startsWith("/") ? path : `/api/v1/${path}`,
    {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(asked.body === undefined ? {} : { "Content-Type": "application/json" }),
        ...asked.headers,
      },
      ...(asked.body === undefined
        ? {}
        : { body: typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body) }),
    },
    { ...env, DB: asked.db ?? env.DB },
  );
  const text = await response.text();
  const { status, headers } = response;
  checkContract(method, path.startsWith("/") ? path : `/api/v1/${path}`, { status, headers, text });
  const json = response.headers.get("Content-Type")?.includes("json");
  const body: unknown = json && text !== "" ? JSON.parse(text) : null;
  return {
    status: response.status,
    headers: response.headers,
    etag: response.headers.get("ETag"),
    text,
    body,
  };
}

/** What a refusal says, without what differs from request to request. */
export function refusal({ status, headers, body }: Answered) {
  const { type: _type, title: _title, requestId, ...rest } = problem.parse(body);
  if (rest.status !== status) throw new Error("status of problem and reply differ");
  if (headers.get("X-Request-Id") !== requestId) throw new Error("request ids differ");
  return rest;
}

export const newKey = (): Record<string, string> => ({ "Idempotency-Key": crypto.randomUUID() });
export const first = { "If-None-Match": "*" };
export const onto = (etag: string | null): Record<string, string> => ({ "If-Match": etag ?? "none" });

/** Moves a round on as the city. */
export const moveRound = (round: string, step: "open" | "close" | "publish"): Promise<Answered> =>
  call("POST", `rounds/${round}/${step}`, { as: "city", headers: newKey() });

/** Submits as the unit's preparer, onto nothing or onto `base`. */
export const submit = (
  round: string,
  document: SubmissionDocument,
  {
    base,
    headers = {},
    db,
  }: { base?: string | null; headers?: Record<string, string>; db?: D1Database } = {},
): Promise<Answered> =>
  call("PUT", `rounds/${round}/submissions/${document.org}`, {
    as: `p${document.org}`,
    body: document,
    headers: { ...newKey(), ...(base === undefined ? first : onto(base)), ...headers },
    ...(db === undefined ? {} : { db }),
  });

/** The same, with an explanation of whatever the server asks, and what blocks released: for tests that are about something else. */
export async function submitExplained(
  round: string,
  document: SubmissionDocument,
  options: { base?: string | null } = {},
): Promise<Answered> {
  const path = `rounds/${round}/submissions/${document.org}?dryRun=true`;
  const asked = submitReply.parse((await call("PUT", path, { as: `p${document.org}`, body: document })).body);
  await releaseAll(round, document, asked.findings.filter(isReleasable));
  const explanations = asked.explanations.map(({ fingerprint }) => ({
    fingerprint,
    category: "oneOff" as const,
    text: "上年有一次性大项目，本年没有",
  }));
  return submit(round, { ...document, explanations }, options);
}

async function releaseAll(
  round: string,
  document: SubmissionDocument,
  findings: readonly Finding[],
): Promise<void> {
  const path = `rounds/${round}/releases/${document.org}`;
  for (const { fingerprint } of findings) {
    const explanation = { fingerprint, category: "officialFigure", text: "市政府年中调整，见会议纪要" };
    const body = { document, explanation };
    await call("POST", path, { as: `p${document.org}`, body, headers: newKey() });
    const decision = { decision: "release", fingerprint, seq: 1, reason: "纪要已核" };
    await call("POST", `${path}/decisions`, { as: "city", body: decision, headers: newKey() });
  }
}

export const accept = (round: string, org: string, etag: string | null): Promise<Answered> =>
  call("POST", `rounds/${round}/submissions/${org}/accept`, {
    as: "city",
    headers: { ...newKey(), ...onto(etag) },
  });

export const giveBack = (round: string, org: string, etag: string | null, reason = "数据与上年不符") =>
  call("POST", `rounds/${round}/submissions/${org}/return`, {
    as: "city",
    body: { reason },
    headers: { ...newKey(), ...onto(etag) },
  });
