import type * as z from "zod";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { ApiFailure } from "./failure.ts";
import type { Call, Reply } from "./transport.ts";

/** How a group of calls reaches the server in the person's name. */
export type Asker = {
  /** The bare reply, for calls that look at its status or headers. */
  send: (call: Call) => Promise<Result<Reply, ApiFailure>>;
  /** A reply with a body of `shape`. */
  ask: <T>(call: Call, shape: z.ZodType<T>) => Promise<Result<T, ApiFailure>>;
  get: <T>(path: string, shape: z.ZodType<T>) => Promise<Result<T, ApiFailure>>;
  /** What the caller may have already, by its ETag (`known`). Not repeated: nothing waits for it. */
  getTagged: <T>(
    path: string,
    known: string | null,
    shape: z.ZodType<T>,
  ) => Promise<Result<TaggedReply<T>, ApiFailure>>;
};

/** `etag` null: the server gave none, so the next reply is a whole one. */
export type TaggedReply<T> = { kind: "unchanged" } | { kind: "changed"; value: T; etag: string | null };

export const createAsker = (send: Asker["send"]): Asker => ({
  send,
  ask: async (call, shape) => parseReply(await send(call), shape),
  get: async (path, shape) => parseReply(await send({ method: "GET", path, repeatable: true }), shape),
  getTagged: async (path, known, shape) => {
    const headers = known === null ? {} : { headers: { "If-None-Match": known } };
    const reply = await send({ method: "GET", path, ...headers, repeatable: false });
    if (reply.ok && reply.value.status === 304) return succeed({ kind: "unchanged" });
    return mapValue(parseReply(reply, shape), (value) => ({ kind: "changed", value, etag: etagOf(reply) }));
  },
});

/** The part of a tagged reply that is wanted. */
export const mapTagged = <T, U, E>(
  reply: Result<TaggedReply<T>, E>,
  change: (value: T) => U,
): Result<TaggedReply<U>, E> =>
  mapValue(reply, (found) => (found.kind === "changed" ? { ...found, value: change(found.value) } : found));

/** A body that does not fit its schema is unreadable: the server is of another version, or not ours. */
export function parseReply<T>(reply: Result<Reply, ApiFailure>, shape: z.ZodType<T>): Result<T, ApiFailure> {
  if (!reply.ok) return reply;
  const parsed = shape.safeParse(reply.value.body);
  return parsed.success
    ? succeed(parsed.data)
    : refuse({ kind: "unreadable", status: reply.value.status, what: "other-shape" });
}

export const mapValue = <T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> =>
  result.ok ? succeed(change(result.value)) : result;

/** One segment of a path. */
export const segment = (text: string): string => encodeURIComponent(text);

/** The reply's ETag as If-Match takes it: a proxy that compresses weakens it. */
export const etagOf = (reply: Result<Reply, ApiFailure>): string | null =>
  (reply.ok ? reply.value.headers.get("ETag") : null)?.replace(/^W\//, "") ?? null;
