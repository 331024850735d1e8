import type * as z from "zod";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { type Form, type FormVersionRef, form } from "../../shared/schema/form.ts";
import { type MergedTable, mergedTable, mergedTables } from "../../shared/schema/merged.ts";
import { type Org, orgList } from "../../shared/schema/org.ts";
import { board, roundList, roundSummary } from "../../shared/schema/round.ts";
import { type Person, type Session, session } from "../../shared/schema/session.ts";
import {
  type SubmissionDocument,
  type SubmitReply,
  submission,
  submissionEtag,
  submitReply,
  transitionReply,
} from "../../shared/schema/submission.ts";
import { type Access, createAuthorised } from "./authorised.ts";
import type { ApiFailure } from "./failure.ts";
import { type Call, exchange, type Reply } from "./transport.ts";

/** What the server must still have for a write to pass: a submission with this ETag, or none at all. */
export type Base = { etag: string } | "none";

/** A round as the city moves it on. */
export type RoundStep = "open" | "close" | "publish";

/** `etag` of the submission as it now stands; null on a dry run. */
export type Submitted = { reply: SubmitReply; etag: string | null };

export type MergedReply =
  | { kind: "unchanged" }
  /** `etag` null: the server gave none, so the next pull is a full one. */
  | { kind: "changed"; table: MergedTable; etag: string | null };

export type ApiClient = ReturnType<typeof createClient>;

/**
 * The API (/api/v1) as functions. Every reply is parsed with the schema the server uses; every failure is a value.
 * Writes take the Idempotency-Key of the caller, so that a kept write is sent again under the same key.
 */
export function createClient(access: Access) {
  const authorised = createAuthorised(access);
  const ask = async <T>(call: Call, shape: z.ZodType<T>): Promise<Result<T, ApiFailure>> =>
    parseReply(await authorised(call), shape);
  const get = <T>(path: string, shape: z.ZodType<T>) => ask({ method: "GET", path, repeatable: true }, shape);

  return {
    server: access.server,

    /** The person signed in, as the stored session says; null when nobody is. Asks no server. */
    person: async (): Promise<Person | null> => (await access.sessions.load())?.person ?? null,

    /** Refused with wrong-credentials or too-many-attempts. The session is stored. */
    signIn: async (login: string, password: string): Promise<Result<Session, ApiFailure>> => {
      const call: Call = { method: "POST", path: "sessions", body: { login, password }, repeatable: false };
      const reply = parseReply(await exchange(access, call), session);
      if (reply.ok) await access.sessions.save(reply.value);
      return reply;
    },

    /** Forgets the session here in any case; a failure says that the server could not be told. */
    signOut: async (): Promise<Result<null, ApiFailure>> => {
      const reply = await authorised({ method: "DELETE", path: "sessions/current", repeatable: false });
      await access.sessions.clear();
      return reply.ok ? succeed(null) : reply;
    },

    orgs: async (): Promise<Result<Org[], ApiFailure>> => map(await get("orgs", orgList), ({ orgs }) => orgs),

    form: ({ id, version }: FormVersionRef): Promise<Result<Form, ApiFailure>> =>
      get(`forms/${id}/versions/${version}`, form),

    rounds: async () => map(await get("rounds", roundList), ({ rounds }) => rounds),

    round: (round: string) => get(`rounds/${segment(round)}`, roundSummary),

    board: (round: string) => get(`rounds/${segment(round)}/board`, board),

    /** One unit's latest submission and its ETag; refused with not-found where there is none. */
    submission: async (round: string, org: string) =>
      map(await get(submissionPath(round, org), submission), (found) => ({
        submission: found,
        // Made from the body: a proxy that compresses may weaken the header.
        etag: submissionEtag(found.receipt.revision, found.seq),
      })),

    /** Refused with findings-block (its findings), stale (the difference), wrong-state, form-closed … */
    submit: async (
      round: string,
      document: SubmissionDocument,
      write: { base: Base; key: string; dryRun: boolean },
    ): Promise<Result<Submitted, ApiFailure>> => {
      const reply = await authorised({
        method: "PUT",
        path: `${submissionPath(round, document.org)}${write.dryRun ? "?dryRun=true" : ""}`,
        body: document,
        headers: { ...precondition(write.base), "Idempotency-Key": write.key },
        repeatable: true,
      });
      const etag = reply.ok ? reply.value.headers.get("ETag") : null;
      return map(parseReply(reply, submitReply), (parsed) => ({ reply: parsed, etag: strong(etag) }));
    },

    return: (round: string, org: string, write: { etag: string; key: string; reason: string }) =>
      ask(
        {
          method: "POST",
          path: `${submissionPath(round, org)}/return`,
          body: { reason: write.reason },
          headers: { "If-Match": write.etag, "Idempotency-Key": write.key },
          repeatable: true,
        },
        transitionReply,
      ),

    accept: (round: string, org: string, write: { etag: string; key: string }) =>
      ask(
        {
          method: "POST",
          path: `${submissionPath(round, org)}/accept`,
          headers: { "If-Match": write.etag, "Idempotency-Key": write.key },
          repeatable: true,
        },
        transitionReply,
      ),

    moveRound: (round: string, step: RoundStep, key: string) =>
      ask(
        {
          method: "POST",
          path: `rounds/${segment(round)}/${step}`,
          headers: { "Idempotency-Key": key },
          repeatable: true,
        },
        roundSummary,
      ),

    /**
     * The merged figures of one round. `known` is the ETag of what the caller already has. "submitted" counts what was
     * submitted but not yet accepted too; for the city.
     */
    merged: async (
      round: string,
      known: string | null,
      counted: "accepted" | "submitted" = "accepted",
    ): Promise<Result<MergedReply, ApiFailure>> => {
      const reply = await authorised({
        method: "GET",
        path: `rounds/${segment(round)}/${counted === "accepted" ? "merged" : "figures"}`,
        ...(known === null ? {} : { headers: { "If-None-Match": known } }),
        repeatable: true,
      });
      if (reply.ok && reply.value.status === 304) return succeed({ kind: "unchanged" });
      const etag = reply.ok ? reply.value.headers.get("ETag") : null;
      return map(parseReply(reply, mergedTable), (table) => ({ kind: "changed", table, etag }));
    },

    /** Several published rounds at once. */
    mergedOf: async (rounds: readonly string[]): Promise<Result<MergedTable[], ApiFailure>> =>
      map(await get(`merged?rounds=${rounds.map(segment).join(",")}`, mergedTables), (reply) => reply.rounds),
  };
}

/** A proxy that compresses weakens the tag; If-Match takes strong ones only. */
const strong = (etag: string | null): string | null => etag?.replace(/^W\//, "") ?? null;

const segment = (text: string): string => encodeURIComponent(text);

const submissionPath = (round: string, org: string): string =>
  `rounds/${segment(round)}/submissions/${segment(org)}`;

const precondition = (base: Base): Record<string, string> =>
  base === "none" ? { "If-None-Match": "*" } : { "If-Match": base.etag };

function parseReply<T>(reply: Result<Reply, ApiFailure>, shape: z.ZodType<T>): Result<T, ApiFailure> {
  if (!reply.ok) return reply;
  const parsed = shape.safeParse(reply.value.body);
  return parsed.success
    ? succeed(parsed.data)
    : refuse({ kind: "unreadable", status: reply.value.status, what: "other-shape" });
}

const map = <T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> =>
  result.ok ? succeed(change(result.value)) : result;
