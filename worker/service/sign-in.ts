import { randomBytes } from "node:crypto";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { TenantId } from "../../shared/schema/identifiers.ts";
import type { Person, Session } from "../../shared/schema/session.ts";
import {
  type Attempts,
  countAttempt,
  forgetAttempts,
  forgetOldAttempts,
  personByLogin,
  refreshTokenByHash,
} from "../store/before-tenant.ts";
import { forgetOldReplies } from "../store/idempotency.ts";
import { personQuery } from "../store/people.ts";
import { readBatch, type TenantScope } from "../store/query.ts";
import {
  endSession,
  forgetOldSessions,
  insertRefreshToken,
  insertSession,
  prolongSession,
} from "../store/sessions.ts";
import { issueAccessToken } from "./access-token.ts";
import type { Caller } from "./caller.ts";
import { sha256Hex } from "./hash.ts";
import { nobodysPassword, passwordFits } from "./password.ts";
import { readAs } from "./read-as.ts";
import type { Refusal } from "./refusal.ts";

/** Wrong passwords a login may have within the window; the next ones are refused unseen until it is over. */
export const allowedAttempts = 10;
const windowMinutes = 15;
const refreshDays = 30;
/** How long a replaced refresh token still gives another one. */
export const graceSeconds = 60;
/** Clients repeat a write within minutes; a month covers a laptop that was closed over a holiday. */
const replyDays = 30;

export type SignInDesk = { db: D1Database; secret: string; now: Date };

const minutesAfter = (now: Date, minutes: number): string =>
  new Date(now.getTime() + minutes * 60_000).toISOString();
const daysAfter = (now: Date, days: number): string => minutesAfter(now, days * 24 * 60);

/** Login and password → session. Whether the login exists shows neither in the reply nor in its time. */
export async function signIn(
  desk: SignInDesk,
  given: { login: string; password: string },
): Promise<Result<Session, Refusal>> {
  const login = given.login.trim().toLowerCase();
  const countedSince = minutesAfter(desk.now, -windowMinutes);
  const { attempts, found } = await readBatch(desk.db, {
    attempts: countAttempt(desk.db, login, desk.now.toISOString(), countedSince),
    found: personByLogin(desk.db, login),
  });
  const wait = secondsToWait(attempts, desk.now);
  if (wait > 0) return refuse({ code: "too-many-attempts", retryAfterSeconds: wait });
  const fits = await passwordFits(given.password, found?.password ?? nobodysPassword);
  if (found === null || !fits) return refuse({ code: "wrong-credentials" });
  const { tenant, password: _password, ...person } = found;
  return openSession(desk, tenant, person, [
    forgetAttempts(desk.db, login),
    forgetOldAttempts(desk.db, countedSince),
  ]);
}

function secondsToWait(attempts: Attempts | null, now: Date): number {
  if (attempts === null || attempts.attempts <= allowedAttempts) return 0;
  const until = Date.parse(attempts.since) + windowMinutes * 60_000;
  return Math.max(1, Math.ceil((until - now.getTime()) / 1000));
}

async function openSession(
  desk: SignInDesk,
  tenant: TenantId,
  person: Person,
  besides: readonly D1PreparedStatement[],
): Promise<Result<Session, Refusal>> {
  const scope: TenantScope = { db: desk.db, tenant };
  const session = crypto.randomUUID();
  const refreshToken = newRefreshToken();
  const at = desk.now.toISOString();
  await desk.db.batch([
    ...besides,
    forgetOldSessions(scope, person.id, at),
    forgetOldReplies(scope, person.id, daysAfter(desk.now, -replyDays)),
    insertSession(scope, { id: session, person: person.id, at, expiresAt: daysAfter(desk.now, refreshDays) }),
    insertRefreshToken(scope, { hash: sha256Hex(refreshToken), session, replaces: null, at }),
  ]);
  return succeed(await sessionOf(desk, tenant, session, person, refreshToken));
}

/**
 * Rotates a refresh token. Two windows may ask at once, and a reply may get lost on its way: for a minute a replaced
 * token gives another one of the same session. After that it is in two hands, and nobody can tell which of them is the
 * thief's: the session ends for both.
 */
export async function refreshSession(desk: SignInDesk, token: string): Promise<Result<Session, Refusal>> {
  const hash = sha256Hex(token);
  const at = desk.now.toISOString();
  const { found } = await readBatch(desk.db, { found: refreshTokenByHash(desk.db, hash, at) });
  if (found === null) return refuse({ code: "unauthenticated" });
  const scope: TenantScope = { db: desk.db, tenant: found.tenant };
  if (!found.alive) return refuse({ code: "session-expired" });
  const { person } = await readBatch(desk.db, { person: personQuery(scope, found.person) });
  if (person === null) return refuse({ code: "session-expired" });
  if (found.replacedAt !== null && usedUp(found.replacedAt, desk.now)) {
    await desk.db.batch([endSession(scope, found.session, at)]);
    return refuse({ code: "session-expired" });
  }
  const refreshToken = newRefreshToken();
  await desk.db.batch([
    insertRefreshToken(scope, { hash: sha256Hex(refreshToken), session: found.session, replaces: hash, at }),
    prolongSession(scope, found.session, daysAfter(desk.now, refreshDays)),
  ]);
  return succeed(await sessionOf(desk, found.tenant, found.session, person, refreshToken));
}

const usedUp = (replacedAt: string, now: Date): boolean =>
  now.getTime() - Date.parse(replacedAt) > graceSeconds * 1000;

/** Ends the caller's session; its tokens are worth nothing from then on. */
export async function signOut(caller: Caller): Promise<Result<null, Refusal>> {
  const read = await readAs(caller, {});
  if (!read.ok) return read;
  await caller.scope.db.batch([endSession(caller.scope, caller.session, caller.now)]);
  return succeed(null);
}

/** 256 random bits; only its hash is stored. */
const newRefreshToken = (): string => randomBytes(32).toString("base64url");

async function sessionOf(
  desk: SignInDesk,
  tenant: TenantId,
  session: string,
  person: Person,
  refreshToken: string,
): Promise<Session> {
  const claims = { tenant, session, person: person.id, org: person.org, role: person.role };
  const { token, expiresAt } = await issueAccessToken(desk.secret, claims, desk.now);
  return { accessToken: token, accessExpiresAt: expiresAt, refreshToken, person };
}
