import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { session as sessionSchema } from "../../shared/schema/session.ts";
import { hashPassword, passwordFits } from "../../worker/service/password.ts";
import { allowedAttempts, graceSeconds } from "../../worker/service/sign-in.ts";
import { insertPerson } from "../../worker/store/people.ts";
import { call, refusal } from "./call.ts";
import { person, scopeOf, testCity, units } from "./city.ts";
import { outcome } from "./triplets/triplet.ts";

const [a] = units;
const password = "Tóng-xiāng 2024";

const signIn = (login = "clerk", given = password) =>
  call("POST", "sessions", { body: { login, password: given } });
const refresh = (refreshToken: string) => call("POST", "sessions/refresh", { body: { refreshToken } });
const signedIn = async () => sessionSchema.parse((await signIn()).body);

beforeEach(async () => {
  await testCity(env.DB);
  const clerk = person("clerk", a, "preparer", { password: await hashPassword(password) });
  await insertPerson(scopeOf(env.DB), clerk).run();
});

describe("a password", () => {
  test("is kept as scrypt with its cost and a salt of its own", async () => {
    const [one, two] = await Promise.all([hashPassword(password), hashPassword(password)]);
    expect(one).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect([await passwordFits(password, one), await passwordFits(`${password} `, one)]).toEqual([
      true,
      false,
    ]);
    // The same letters from a keyboard that composes them otherwise.
    expect(await passwordFits(password.normalize("NFD"), one)).toBe(true);
  });

  test("kept at another cost is checked at that cost", async () => {
    const { scryptSync } = await import("node:crypto");
    const salt = new Uint8Array(16);
    const key = scryptSync("old", salt, 32, { N: 1024, r: 8, p: 1 });
    const stored = `scrypt$1024$8$1$${Buffer.from(salt).toString("base64url")}$${key.toString("base64url")}`;
    expect([await passwordFits("old", stored), await passwordFits("new", stored)]).toEqual([true, false]);
  });
});

describe("signing in", () => {
  test("stores neither password nor tokens as they are", async () => {
    const { accessToken, refreshToken } = await signedIn();
    const tables = ["person", "session", "refresh_token", "sign_in_throttle", "idempotency"];
    const rows = await env.DB.batch(tables.map((table) => env.DB.prepare(`SELECT * FROM ${table}`)));
    const stored = JSON.stringify(rows.map(({ results }) => results));
    for (const kept of [password, accessToken, refreshToken]) expect(stored).not.toContain(kept);
  });

  test("with a wrong password too often makes even the right one wait, and tells how long", async () => {
    for (let attempt = 0; attempt < allowedAttempts; attempt++)
      expect(outcome(await signIn("clerk", "wrong"))).toBe("401 wrong-credentials");
    const reply = await signIn();
    const { code, retryAfterSeconds } = refusal(reply);
    expect(code).toBe("too-many-attempts");
    expect(Number(reply.headers.get("Retry-After"))).toBe(retryAfterSeconds);
    expect(retryAfterSeconds).toBeGreaterThan(14 * 60);
    const longAgo = new Date(Date.now() - 16 * 60_000).toISOString();
    await env.DB.prepare("UPDATE sign_in_throttle SET since = ?1").bind(longAgo).run();
    expect((await signIn()).status).toBe(200);
  });

  test("many at once do not slip past the limit together", async () => {
    const replies = await Promise.all(
      Array.from({ length: allowedAttempts + 4 }, () => signIn("clerk", "wrong")),
    );
    const codes = replies.map(outcome);
    expect(codes.filter((code) => code === "429 too-many-attempts")).toHaveLength(4);
  });

  test("an unknown login is throttled like a known one", async () => {
    const codes = [];
    for (let attempt = 0; attempt <= allowedAttempts; attempt++)
      codes.push(outcome(await signIn("ghost", "x")));
    expect(codes.at(-1)).toBe("429 too-many-attempts");
    expect(new Set(codes.slice(0, -1))).toEqual(new Set(["401 wrong-credentials"]));
  });

  test("forgets the count once it succeeds", async () => {
    for (let attempt = 0; attempt < allowedAttempts - 1; attempt++) await signIn("clerk", "wrong");
    expect((await signIn()).status).toBe(200);
    expect(outcome(await signIn("clerk", "wrong"))).toBe("401 wrong-credentials");
    expect((await signIn()).status).toBe(200);
  });

  test("is not possible for a person who has left", async () => {
    await env.DB.prepare("UPDATE person SET active = 0 WHERE id = 'clerk'").run();
    expect(outcome(await signIn())).toBe("401 wrong-credentials");
  });
});

describe("a session", () => {
  /** As if the tokens that replace others had been given so long ago. */
  const letPass = (seconds: number) =>
    env.DB.prepare("UPDATE refresh_token SET at = ?1 WHERE replaces IS NOT NULL")
      .bind(new Date(Date.now() - seconds * 1000).toISOString())
      .run();

  test("a refresh token used again after the grace ends the session for whoever has it", async () => {
    const first = await signedIn();
    const second = sessionSchema.parse((await refresh(first.refreshToken)).body);
    await letPass(graceSeconds + 1);
    expect(outcome(await refresh(first.refreshToken))).toBe("401 session-expired");
    expect(outcome(await refresh(second.refreshToken))).toBe("401 session-expired");
    expect(outcome(await call("GET", "orgs", { token: second.accessToken }))).toBe("401 session-expired");
  });

  test("renewed by two windows at once goes on in both", async () => {
    const { refreshToken } = await signedIn();
    const replies = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    const [one, other] = replies.map(({ body }) => sessionSchema.parse(body));
    if (!one || !other) throw new Error("no session");
    expect(one.refreshToken).not.toBe(other.refreshToken);
    await letPass(graceSeconds + 1);
    for (const { accessToken, refreshToken } of [one, other]) {
      expect((await call("GET", "orgs", { token: accessToken })).status).toBe(200);
      expect((await refresh(refreshToken)).status).toBe(200);
    }
    expect(await env.DB.prepare("SELECT count(*) AS n FROM session").first()).toEqual({ n: 1 });
  });

  test("whose renewal got lost on its way is renewed by the same token within the grace", async () => {
    const { refreshToken } = await signedIn();
    await refresh(refreshToken);
    await letPass(graceSeconds - 5);
    const again = sessionSchema.parse((await refresh(refreshToken)).body);
    expect((await call("GET", "orgs", { token: again.accessToken })).status).toBe(200);
  });

  test("renewed within the grace again and again does not make the grace longer", async () => {
    const { refreshToken } = await signedIn();
    await refresh(refreshToken);
    await letPass(graceSeconds + 1);
    await env.DB.prepare(
      `INSERT INTO refresh_token (hash, tenant, session, replaces, at)
       SELECT 'later', tenant, session, replaces, ?1 FROM refresh_token WHERE replaces IS NOT NULL`,
    )
      .bind(new Date().toISOString())
      .run();
    expect(outcome(await refresh(refreshToken))).toBe("401 session-expired");
  });

  test("that has ended is not brought back by the grace", async () => {
    const { accessToken, refreshToken } = await signedIn();
    await refresh(refreshToken);
    await call("DELETE", "sessions/current", { token: accessToken });
    expect(outcome(await refresh(refreshToken))).toBe("401 session-expired");
  });

  test("over, it cannot be refreshed", async () => {
    const { refreshToken } = await signedIn();
    await env.DB.prepare("UPDATE session SET expires_at = '2020-01-01T00:00:00.000Z'").run();
    expect(outcome(await refresh(refreshToken))).toBe("401 session-expired");
  });

  test("signed out, neither its access nor its refresh token is worth anything", async () => {
    const { accessToken, refreshToken } = await signedIn();
    const other = await signedIn();
    expect((await call("DELETE", "sessions/current", { token: accessToken })).status).toBe(204);
    expect(outcome(await call("GET", "orgs", { token: accessToken }))).toBe("401 session-expired");
    expect(outcome(await refresh(refreshToken))).toBe("401 session-expired");
    expect((await call("GET", "orgs", { token: other.accessToken })).status).toBe(200);
  });

  test("of a person who has left ends with the next request", async () => {
    const { accessToken, refreshToken } = await signedIn();
    await env.DB.prepare("UPDATE person SET active = 0 WHERE id = 'clerk'").run();
    expect(outcome(await call("GET", "orgs", { token: accessToken }))).toBe("401 session-expired");
    expect(outcome(await refresh(refreshToken))).toBe("401 session-expired");
  });

  test("an access token lasts a quarter of an hour", async () => {
    const before = Date.now();
    const { accessExpiresAt } = await signedIn();
    const minutes = (Date.parse(accessExpiresAt) - before) / 60_000;
    expect(minutes).toBeGreaterThan(14.9);
    expect(minutes).toBeLessThan(15.1);
  });

  test("old ones and their tokens are cleared away at the next sign-in", async () => {
    await signedIn();
    await env.DB.prepare("UPDATE session SET expires_at = '2020-01-01T00:00:00.000Z'").run();
    await signedIn();
    const left = await env.DB.batch([
      env.DB.prepare("SELECT count(*) AS n FROM session"),
      env.DB.prepare("SELECT count(*) AS n FROM refresh_token"),
    ]);
    expect(left.map(({ results }) => results)).toEqual([[{ n: 1 }], [{ n: 1 }]]);
  });
});
