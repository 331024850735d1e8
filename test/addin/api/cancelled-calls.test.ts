import { describe, expect, test } from "vitest";
import { createClient } from "../../../addin/api/client.ts";
import { mayPass } from "../../../addin/api/failure.ts";
import { aSession, memorySessions, now } from "./a-session.ts";
import { type Answer, html, json, noNetwork, refusal, scriptedFetch } from "./fake-server.ts";

const given = { ok: false, error: { kind: "cancelled" } };

/** A client that pauses as long as `wait` says, and what it asked. */
function setUp(answers: Answer[], { session = aSession(), wait = async () => undefined } = {}) {
  const wire = scriptedFetch(...answers);
  const sessions = memorySessions(session);
  const access = { server: "https://zhibao.test", timeoutMs: 1000, now: () => now, sessions, wait };
  return { client: createClient({ ...access, fetch: wire.fetch }), sessions, requests: wire.requests };
}

/** Cancels while the request is under way: fetch then rejects with the signal's reason. */
const cancelledBy =
  (controller: AbortController): Answer =>
  () => {
    controller.abort();
    throw controller.signal.reason;
  };

const never = new Promise<never>(() => {});

describe("a call that the person cancels", () => {
  test("on its way ends at once and is not sent again", async () => {
    const controller = new AbortController();
    const { client, requests } = setUp([cancelledBy(controller), json({ rounds: [] })]);
    expect(await client.cancelledBy(controller.signal).rounds()).toEqual(given);
    expect(requests).toHaveLength(1);
  });

  test("before it begins is not sent at all", async () => {
    const { client, requests } = setUp([json({ rounds: [] })]);
    expect(await client.cancelledBy(AbortSignal.abort()).rounds()).toEqual(given);
    expect(await client.cancelledBy(AbortSignal.abort()).signIn("haining", "secret")).toEqual(given);
    expect(requests).toEqual([]);
  });

  test("in the pause before another try does not wait for it", async () => {
    const controller = new AbortController();
    const wait = () => {
      controller.abort();
      return never;
    };
    const { client, requests } = setUp([html(502)], { wait });
    expect(await client.cancelledBy(controller.signal).rounds()).toEqual(given);
    expect(requests).toHaveLength(1);
  });

  test("ends others of the same signal only, and is seen through a client made from the first", async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const { client } = setUp([json({ rounds: [] })]);
    const both = client.cancelledBy(first.signal).cancelledBy(second.signal);
    expect(await both.rounds()).toEqual({ ok: true, value: [] });
    first.abort();
    expect(await both.rounds()).toEqual(given);
    expect(await client.cancelledBy(second.signal).rounds()).toEqual({ ok: true, value: [] });
    expect(await client.rounds()).toEqual({ ok: true, value: [] });
  });

  test("has run into its time limit where the time limit was first", async () => {
    const { client } = setUp([
      () => {
        throw new DOMException("timed out", "TimeoutError");
      },
    ]);
    expect(await client.cancelledBy(new AbortController().signal).rounds()).toEqual({
      ok: false,
      error: { kind: "offline", why: "timeout" },
    });
  });

  test("is repeated like any other as long as nobody cancels it", async () => {
    const { client, requests } = setUp([noNetwork, json({ rounds: [] })]);
    expect(await client.cancelledBy(new AbortController().signal).rounds()).toEqual({ ok: true, value: [] });
    expect(requests).toHaveLength(2);
  });

  test("may have arrived, so what was sent is kept", () => {
    expect(mayPass({ kind: "cancelled" })).toBe(true);
  });
});

describe("the renewal of the session", () => {
  const renewed = aSession({ accessToken: "access-2", refreshToken: "refresh-token-number-2" });

  test("is shared by a client and those made from it, and outlives the call that was cancelled", async () => {
    const controller = new AbortController();
    const { client, sessions, requests } = setUp(
      [
        async (seen) => {
          controller.abort();
          return json(renewed)(seen);
        },
        json({ rounds: [] }),
      ],
      { session: aSession({ accessExpiresAt: "2025-01-15T07:00:00.000Z" }) },
    );
    const [cancelled, other] = await Promise.all([
      client.cancelledBy(controller.signal).rounds(),
      client.rounds(),
    ]);
    expect(cancelled).toEqual(given);
    expect(other).toEqual({ ok: true, value: [] });
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST sessions/refresh",
      "GET rounds",
    ]);
    expect(sessions.current()).toEqual(renewed);
  });

  test("that fails is told to a call that nobody cancelled", async () => {
    const { client } = setUp([refusal(401, "session-expired")]);
    expect(await client.cancelledBy(new AbortController().signal).rounds()).toEqual({
      ok: false,
      error: { kind: "unauthenticated", why: "session-ended" },
    });
  });
});
