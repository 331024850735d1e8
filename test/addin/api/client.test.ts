import { describe, expect, test } from "vitest";
import { createClient } from "../../../addin/api/client.ts";
import { mayPass } from "../../../addin/api/failure.ts";
import { aSession, memorySessions, now } from "./a-session.ts";
import { type Answer, html, json, noNetwork, refusal, scriptedFetch, timesOut } from "./fake-server.ts";

function setUp(answers: Answer[], session = aSession()) {
  const wire = scriptedFetch(...answers);
  const sessions = memorySessions(session);
  const waits: number[] = [];
  const client = createClient({
    server: "https://zhibao.test",
    fetch: wire.fetch,
    timeoutMs: 1000,
    wait: async (ms) => void waits.push(ms),
    now: () => now,
    sessions,
  });
  return { client, sessions, waits, requests: wire.requests };
}

const paths = (requests: { method: string; path: string }[]) =>
  requests.map(({ method, path }) => `${method} ${path}`);

const document = {
  form: { id: "yearly", version: 1 },
  org: "330481",
  period: "2024",
  figures: [],
  explanations: [],
  signers: { unitHead: null, statisticsHead: null, preparer: null, phone: null, reportDate: null },
};
const emptyReply = { receipt: null, findings: [], explanations: [], difference: [] };

describe("a reply", () => {
  test("that fits its schema is the value, asked for with the person's token", async () => {
    const { client, requests } = setUp([json({ rounds: [] })]);
    expect(await client.rounds()).toEqual({ ok: true, value: [] });
    expect(requests).toEqual([
      {
        method: "GET",
        path: "rounds",
        headers: { accept: "application/json", authorization: "Bearer access-1" },
        body: null,
      },
    ]);
  });

  test("in HTML is unreadable and is not asked for again", async () => {
    const { client, requests } = setUp([html(200)]);
    expect(await client.rounds()).toEqual({
      ok: false,
      error: { kind: "unreadable", status: 200, what: "not-json" },
    });
    expect(requests).toHaveLength(1);
  });

  test("of another shape is unreadable", async () => {
    const { client } = setUp([json({ rounds: [{ surprise: true }] })]);
    expect(await client.rounds()).toEqual({
      ok: false,
      error: { kind: "unreadable", status: 200, what: "other-shape" },
    });
  });

  test("that redirects elsewhere is unreadable and not followed", async () => {
    const { client, requests } = setUp([
      () => new Response(null, { status: 302, headers: { Location: "https://elsewhere.test/login" } }),
    ]);
    expect(await client.rounds()).toEqual({
      ok: false,
      error: { kind: "unreadable", status: 302, what: "not-json" },
    });
    expect(requests).toHaveLength(1);
  });

  test("with a problem is the server's refusal, whole", async () => {
    const { client } = setUp([refusal(404, "not-found")]);
    const reply = await client.round("nowhere");
    expect(reply).toEqual({
      ok: false,
      error: {
        kind: "refused",
        problem: {
          type: "urn:zhibao:problem:not-found",
          title: "not-found",
          status: 404,
          code: "not-found",
          requestId: "r-1",
        },
      },
    });
  });
});

describe("a failure on the way", () => {
  test("without network is tried three times for a read", async () => {
    const { client, requests, waits } = setUp([noNetwork]);
    expect(await client.rounds()).toEqual({ ok: false, error: { kind: "offline", why: "unreachable" } });
    expect(requests).toHaveLength(3);
    expect(waits).toEqual([200, 800]);
  });

  test("that is over at the second try is not seen", async () => {
    const { client } = setUp([html(502), json({ rounds: [] })]);
    expect(await client.rounds()).toEqual({ ok: true, value: [] });
  });

  test("in time is told at once, without keeping the person waiting again", async () => {
    const { client, requests } = setUp([timesOut]);
    expect(await client.rounds()).toEqual({ ok: false, error: { kind: "offline", why: "timeout" } });
    expect(requests).toHaveLength(1);
  });

  test("of the server without a problem is a server failure", async () => {
    const { client, requests } = setUp([html(500)]);
    expect(await client.rounds()).toEqual({ ok: false, error: { kind: "server", status: 500 } });
    expect(requests).toHaveLength(1);
  });

  test("of our own is thrown, not taken for the network", async () => {
    const { client } = setUp([
      () => {
        throw new RangeError("a mistake");
      },
    ]);
    await expect(client.rounds()).rejects.toThrow("a mistake");
  });

  test("may pass by itself, except a refusal on the merits", () => {
    const problem = { type: "", title: "", status: 422, requestId: "" };
    expect(mayPass({ kind: "offline", why: "timeout" })).toBe(true);
    expect(mayPass({ kind: "refused", problem: { ...problem, code: "unavailable" } })).toBe(true);
    expect(mayPass({ kind: "refused", problem: { ...problem, code: "findings-block" } })).toBe(false);
  });
});

describe("a write", () => {
  test("is sent again under the same key when the answer got lost", async () => {
    const { client, requests } = setUp([noNetwork, json(emptyReply, 200, { ETag: 'W/"r1-e1"' })]);
    const sent = await client.submit("y2024", document, { base: "none", key: "key-1", dryRun: false });
    expect(sent).toEqual({ ok: true, value: { reply: emptyReply, etag: '"r1-e1"' } });
    expect(requests.map(({ headers }) => headers["idempotency-key"])).toEqual(["key-1", "key-1"]);
    expect(requests[1]).toMatchObject({
      method: "PUT",
      path: "rounds/y2024/submissions/330481",
      body: document,
      headers: { "if-none-match": "*", "content-type": "application/json" },
    });
  });

  test("states what it replaces, and a dry run says so", async () => {
    const { client, requests } = setUp([json(emptyReply)]);
    await client.submit("y2024", document, { base: { etag: '"r2-e5"' }, key: "k", dryRun: true });
    expect(requests[0]).toMatchObject({
      path: "rounds/y2024/submissions/330481?dryRun=true",
      headers: { "if-match": '"r2-e5"' },
    });
    expect(requests[0]?.headers["if-none-match"]).toBeUndefined();
  });

  test("that the server cannot take just now is sent again", async () => {
    const done = {
      round: "y2024",
      org: "330481",
      state: "accepted",
      revision: 1,
      seq: 2,
      at: now.toISOString(),
    };
    const { client, requests } = setUp([refusal(503, "unavailable"), json(done)]);
    expect(await client.accept("y2024", "330481", { etag: '"r1-e1"', key: "k" })).toEqual({
      ok: true,
      value: done,
    });
    expect(requests).toHaveLength(2);
  });

  test("that is refused on its merits is not repeated", async () => {
    const { client, requests } = setUp([refusal(413, "body-too-large")]);
    await client.submit("y2024", document, { base: "none", key: "k", dryRun: false });
    expect(requests).toHaveLength(1);
  });
});

describe("a session", () => {
  const renewed = aSession({ accessToken: "access-2", refreshToken: "refresh-token-number-2" });

  test("that has run out is renewed once, silently, and stored", async () => {
    const { client, sessions, requests } = setUp([
      refusal(401, "session-expired"),
      json(renewed),
      json({ rounds: [] }),
    ]);
    expect(await client.rounds()).toEqual({ ok: true, value: [] });
    expect(paths(requests)).toEqual(["GET rounds", "POST sessions/refresh", "GET rounds"]);
    expect(requests[2]?.headers.authorization).toBe("Bearer access-2");
    expect(sessions.current()).toEqual(renewed);
  });

  test("about to run out is renewed before the call", async () => {
    const ending = aSession({ accessExpiresAt: "2025-01-15T08:00:05.000Z" });
    const { client, requests } = setUp([json(renewed), json({ rounds: [] })], ending);
    await client.rounds();
    expect(paths(requests)).toEqual(["POST sessions/refresh", "GET rounds"]);
  });

  test("that cannot be renewed is forgotten: sign in again", async () => {
    const { client, sessions } = setUp([refusal(401, "session-expired"), refusal(401, "session-expired")]);
    expect(await client.rounds()).toEqual({
      ok: false,
      error: { kind: "unauthenticated", why: "session-ended" },
    });
    expect(sessions.current()).toBeNull();
  });

  test("is kept when the server cannot be reached for renewal", async () => {
    const { client, sessions } = setUp([refusal(401, "session-expired"), noNetwork]);
    expect(await client.rounds()).toEqual({ ok: false, error: { kind: "offline", why: "unreachable" } });
    expect(sessions.current()).toEqual(aSession());
  });

  test("refused even after renewal ends, without a loop", async () => {
    const { client, requests } = setUp([
      refusal(401, "session-expired"),
      json(renewed),
      refusal(401, "unauthenticated"),
    ]);
    expect(await client.rounds()).toEqual({
      ok: false,
      error: { kind: "unauthenticated", why: "session-ended" },
    });
    expect(requests).toHaveLength(3);
  });

  test("renewed by another window before is taken over, and its old token not used again", async () => {
    const { client, sessions, requests } = setUp([
      async (seen) => {
        await sessions.save(renewed);
        return refusal(401, "session-expired")(seen);
      },
      json({ rounds: [] }),
    ]);
    expect(await client.rounds()).toEqual({ ok: true, value: [] });
    expect(paths(requests)).toEqual(["GET rounds", "GET rounds"]);
    expect(requests[1]?.headers.authorization).toBe("Bearer access-2");
  });

  test("that another window signed in to while this one's could not be renewed is taken over", async () => {
    const { client, sessions, requests } = setUp([
      refusal(401, "session-expired"),
      async (seen) => {
        await sessions.save(renewed);
        return refusal(401, "session-expired")(seen);
      },
      json({ rounds: [] }),
    ]);
    expect(await client.rounds()).toEqual({ ok: true, value: [] });
    expect(requests[2]?.headers.authorization).toBe("Bearer access-2");
  });

  test("whose renewal got lost on its way is renewed by the same token again", async () => {
    const { client, sessions, requests } = setUp([
      refusal(401, "session-expired"),
      noNetwork,
      json(renewed),
      json({ rounds: [] }),
    ]);
    expect(await client.rounds()).toEqual({ ok: true, value: [] });
    expect(requests.slice(1, 3).map(({ body }) => body)).toEqual([
      { refreshToken: aSession().refreshToken },
      { refreshToken: aSession().refreshToken },
    ]);
    expect(sessions.current()).toEqual(renewed);
  });

  test("is renewed once for two calls at the same time", async () => {
    const ending = aSession({ accessExpiresAt: "2025-01-15T07:00:00.000Z" });
    const { client, requests } = setUp([json(renewed), json({ rounds: [] })], ending);
    await Promise.all([client.rounds(), client.rounds()]);
    expect(paths(requests)).toEqual(["POST sessions/refresh", "GET rounds", "GET rounds"]);
  });

  test("does not exist before sign-in, and no call is made", async () => {
    const wire = scriptedFetch(noNetwork);
    const client = createClient({
      server: "https://zhibao.test",
      fetch: wire.fetch,
      timeoutMs: 1000,
      wait: async () => undefined,
      now: () => now,
      sessions: memorySessions(null),
    });
    expect(await client.orgs()).toEqual({ ok: false, error: { kind: "unauthenticated", why: "no-session" } });
    expect(wire.requests).toEqual([]);
  });
});

describe("signing in", () => {
  test("stores the session", async () => {
    const { client, sessions, requests } = setUp([json(aSession({ accessToken: "fresh" }), 201)]);
    expect(await client.signIn("haining", "secret")).toMatchObject({ ok: true });
    expect(sessions.current()?.accessToken).toBe("fresh");
    expect(requests[0]).toMatchObject({ path: "sessions", body: { login: "haining", password: "secret" } });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  test("with a wrong password is refused and ends no other session", async () => {
    const { client, sessions } = setUp([refusal(401, "wrong-credentials")]);
    const reply = await client.signIn("haining", "guess");
    expect(reply).toMatchObject({
      ok: false,
      error: { kind: "refused", problem: { code: "wrong-credentials" } },
    });
    expect(sessions.current()).toEqual(aSession());
  });

  test("is never sent twice by itself", async () => {
    const { client, requests } = setUp([noNetwork]);
    await client.signIn("haining", "secret");
    expect(requests).toHaveLength(1);
  });

  test("out forgets the session here before the server has answered", async () => {
    let forgotten: unknown = "not asked";
    const { client, sessions } = setUp([
      () => {
        forgotten = sessions.current();
        return new Response(null, { status: 204 });
      },
    ]);
    expect(await client.signOut()).toEqual({ ok: true, value: null });
    expect(forgotten).toBeNull();
  });

  test("out forgets the session even without network", async () => {
    const { client, sessions } = setUp([noNetwork]);
    expect(await client.signOut()).toEqual({ ok: false, error: { kind: "offline", why: "unreachable" } });
    expect(sessions.current()).toBeNull();
  });
});

describe("merged figures", () => {
  test("that have not changed come as unchanged", async () => {
    const { client, requests } = setUp([
      () => new Response(null, { status: 304, headers: { ETag: '"abc"' } }),
    ]);
    expect(await client.merged("y2024", '"abc"')).toEqual({ ok: true, value: { kind: "unchanged" } });
    expect(requests[0]?.headers["if-none-match"]).toBe('"abc"');
  });
});
