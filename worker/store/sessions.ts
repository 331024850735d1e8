import * as z from "zod";
import type { Role } from "../../shared/schema/session.ts";
import { mapQuery, oneRow, type Query, type TenantScope } from "./query.ts";

/** What an access token claims about its bearer. */
export type SessionClaims = { session: string; person: string; role: Role; org: string };

/**
 * True while the session is neither ended nor over and the person is still active in the role and unit the token
 * says. Belongs into the read batch of every signed-in request: that is how revoking works at once.
 */
export const sessionAlive = (
  { db, tenant }: TenantScope,
  claims: SessionClaims,
  now: string,
): Query<boolean> =>
  mapQuery(
    oneRow(
      db,
      `SELECT 1 FROM session s JOIN person p ON p.tenant = s.tenant AND p.id = s.person
       WHERE s.tenant = ?1 AND s.id = ?2 AND s.person = ?3 AND s.ended_at IS NULL AND s.expires_at > ?4
         AND p.active = 1 AND p.role = ?5 AND p.org = ?6`,
      [tenant, claims.session, claims.person, now, claims.role, claims.org],
      z.unknown(),
    ),
    (found) => found !== null,
  );

export type NewSession = { id: string; person: string; at: string; expiresAt: string };

export const insertSession = ({ db, tenant }: TenantScope, session: NewSession): D1PreparedStatement =>
  db
    .prepare("INSERT INTO session (tenant, id, person, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)")
    .bind(tenant, session.id, session.person, session.at, session.expiresAt);

export const endSession = ({ db, tenant }: TenantScope, id: string, now: string): D1PreparedStatement =>
  db
    .prepare("UPDATE session SET ended_at = ?3 WHERE tenant = ?1 AND id = ?2 AND ended_at IS NULL")
    .bind(tenant, id, now);

/** Rotation keeps a session alive for another full term. */
export const prolongSession = (
  { db, tenant }: TenantScope,
  id: string,
  expiresAt: string,
): D1PreparedStatement =>
  db.prepare("UPDATE session SET expires_at = ?3 WHERE tenant = ?1 AND id = ?2").bind(tenant, id, expiresAt);

export type NewRefreshToken = { hash: string; session: string; replaces: string | null; at: string };

export const insertRefreshToken = (
  { db, tenant }: TenantScope,
  token: NewRefreshToken,
): D1PreparedStatement =>
  db
    .prepare("INSERT INTO refresh_token (hash, tenant, session, replaces, at) VALUES (?1, ?2, ?3, ?4, ?5)")
    .bind(token.hash, tenant, token.session, token.replaces, token.at);

/** A person's sessions that are long over, with their refresh tokens. */
export const forgetOldSessions = (
  { db, tenant }: TenantScope,
  person: string,
  before: string,
): D1PreparedStatement =>
  db
    .prepare("DELETE FROM session WHERE tenant = ?1 AND person = ?2 AND expires_at < ?3")
    .bind(tenant, person, before);
