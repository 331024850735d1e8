import * as z from "zod";
import { oneRow, type Query, type TenantScope } from "./query.ts";

/** A reply that was given to a write, kept under the key of the request. */
export type KeptReply = {
  /** SHA-256 of method, address and body: tells the same request from another one under the same key. */
  request: string;
  status: 200 | 201;
  etag: string | null;
  body: string;
};

const row = z
  .object({
    request: z.string(),
    status: z.union([z.literal(200), z.literal(201)]),
    etag: z.string().nullable(),
    reply: z.string(),
  })
  .transform(({ reply, ...kept }): KeptReply => ({ ...kept, body: reply }));

export const keptReply = (
  { db, tenant }: TenantScope,
  person: string,
  key: string,
): Query<KeptReply | null> =>
  oneRow(
    db,
    "SELECT request, status, etag, reply FROM idempotency WHERE tenant = ?1 AND person = ?2 AND key = ?3",
    [tenant, person, key],
    row,
  );

export const keepReply = (
  { db, tenant }: TenantScope,
  person: string,
  key: string,
  kept: KeptReply,
  now: string,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO idempotency (tenant, person, key, request, status, etag, at, reply)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
    )
    .bind(tenant, person, key, kept.request, kept.status, kept.etag, now, kept.body);

/** A person's kept replies from before `before`; nobody repeats a request after so long. */
export const forgetOldReplies = (
  { db, tenant }: TenantScope,
  person: string,
  before: string,
): D1PreparedStatement =>
  db
    .prepare("DELETE FROM idempotency WHERE tenant = ?1 AND person = ?2 AND at < ?3")
    .bind(tenant, person, before);
