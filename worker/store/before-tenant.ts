import * as z from "zod";
import { tenantId } from "../../shared/schema/identifiers.ts";
import { role } from "../../shared/schema/session.ts";
import { oneRow, type Query } from "./query.ts";

// The only reads without a tenant: at sign-in and refresh it is not known yet and comes from here. Only columns that
// decide about the sign-in are read.

const signInRow = z.object({
  tenant: tenantId,
  id: z.string(),
  name: z.string(),
  role,
  org: z.string(),
  orgName: z.string(),
  password: z.string(),
});
export type SignInPerson = z.infer<typeof signInRow>;

/** The active person of a login. */
export const personByLogin = (db: D1Database, login: string): Query<SignInPerson | null> =>
  oneRow(
    db,
    `SELECT p.tenant, p.id, p.name, p.role, p.org, o.name AS orgName, p.password
     FROM person p JOIN org o ON o.tenant = p.tenant AND o.id = p.org
     WHERE p.login = ?1 AND p.active = 1`,
    [login],
    signInRow,
  );

const attemptRow = z.object({ attempts: z.number(), since: z.string() });
export type Attempts = z.infer<typeof attemptRow>;

/**
 * Counts a sign-in before its password is looked at, so that many at once cannot slip past the limit together. A
 * count older than `countedSince` starts anew.
 */
export const countAttempt = (
  db: D1Database,
  login: string,
  now: string,
  countedSince: string,
): Query<Attempts | null> =>
  oneRow(
    db,
    `INSERT INTO sign_in_throttle (login, attempts, since) VALUES (?1, 1, ?2)
     ON CONFLICT (login) DO UPDATE SET
       attempts = CASE WHEN since < ?3 THEN 1 ELSE attempts + 1 END,
       since = CASE WHEN since < ?3 THEN ?2 ELSE since END
     RETURNING attempts, since`,
    [login, now, countedSince],
    attemptRow,
  );

export const forgetAttempts = (db: D1Database, login: string): D1PreparedStatement =>
  db.prepare("DELETE FROM sign_in_throttle WHERE login = ?1").bind(login);

/** Counts nobody will come back to: logins that never existed would else stay for ever. */
export const forgetOldAttempts = (db: D1Database, countedSince: string): D1PreparedStatement =>
  db.prepare("DELETE FROM sign_in_throttle WHERE since < ?1").bind(countedSince);

const refreshRow = z.object({
  tenant: tenantId,
  session: z.string(),
  person: z.string(),
  alive: z.number().transform((value) => value === 1),
  replacedAt: z.string().nullable(),
});
export type RefreshToken = z.infer<typeof refreshRow>;

/** What a refresh token stands for; `replacedAt` is when another one first replaced it. */
export const refreshTokenByHash = (db: D1Database, hash: string, now: string): Query<RefreshToken | null> =>
  oneRow(
    db,
    `SELECT t.tenant, t.session, s.person,
       (s.ended_at IS NULL AND s.expires_at > ?2) AS alive,
       (SELECT min(n.at) FROM refresh_token n WHERE n.replaces = t.hash) AS replacedAt
     FROM refresh_token t JOIN session s ON s.tenant = t.tenant AND s.id = t.session
     WHERE t.hash = ?1`,
    [hash, now],
    refreshRow,
  );
