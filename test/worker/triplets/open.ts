import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { demoReply } from "../../../shared/schema/demo.ts";
import { health } from "../../../shared/schema/health.ts";
import { session } from "../../../shared/schema/session.ts";
import { hashPassword } from "../../../worker/service/password.ts";
import { insertPerson } from "../../../worker/store/people.ts";
import { call, refusal } from "../call.ts";
import { person, scopeOf } from "../city.ts";
import { outcome, type Triplet } from "./triplet.ts";

/** What anyone may call: there is no wrong person, but a wrong token must not get in its way. */
const openToAll = (path: string): Pick<Triplet, "wrongInput" | "wrongPerson"> => ({
  wrongInput: async () => {
    const reply = await call("PUT", path, { body: {} });
    expect(outcome(reply)).toBe("405 method-not-allowed");
    expect(reply.headers.get("Allow")).toBe("GET");
  },
  wrongPerson: async () => {
    expect((await call("GET", path, { token: "not-a-token" })).status).toBe(200);
  },
});

export const home: Triplet = {
  happy: async () => {
    const { status, headers, text } = await call("GET", "/");
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toContain("text/html");
    expect(text).toContain("指报");
  },
  ...openToAll("/"),
};

export const healthRoute: Triplet = {
  happy: async () => {
    const reply = await call("GET", "health");
    expect(health.parse(reply.body).status).toBe("ok");
    expect(reply.headers.get("Cache-Control")).toBe("no-store");
  },
  ...openToAll("health"),
};

export const openapi: Triplet = {
  happy: async () => {
    expect((await call("GET", "openapi.json")).body).toMatchObject({ openapi: "3.1.0" });
  },
  ...openToAll("openapi.json"),
};

export const demo: Triplet = {
  happy: async () => {
    const reply = await call("GET", "demo");
    expect(demoReply.parse(reply.body)).toEqual({ demo: null });
  },
  ...openToAll("demo"),
};

const password = "一个很长的口令";

async function registered(): Promise<void> {
  const someone = person("someone", "990102", "preparer", { password: await hashPassword(password) });
  await insertPerson(scopeOf(env.DB), someone).run();
}

export const signIn: Triplet = {
  happy: async () => {
    await registered();
    const reply = await call("POST", "sessions", { body: { login: " Someone ", password } });
    const { accessToken, person: who } = session.parse(reply.body);
    expect(who).toEqual({
      id: "someone",
      name: "测试someone",
      role: "preparer",
      org: "990102",
      orgName: "测试县2",
    });
    expect((await call("GET", "orgs", { token: accessToken })).status).toBe(200);
  },
  wrongInput: async () => {
    const reply = await call("POST", "sessions", { body: { login: "someone", secret: "x" } });
    expect(refusal(reply)).toEqual({
      code: "malformed",
      status: 400,
      errors: [
        { pointer: "/password", code: "invalid_type" },
        { pointer: "/secret", code: "unrecognized_keys" },
      ],
    });
  },
  wrongPerson: async () => {
    await registered();
    const wrong = await call("POST", "sessions", { body: { login: "someone", password: "错的" } });
    const unknown = await call("POST", "sessions", { body: { login: "nobody", password } });
    expect(refusal(wrong)).toEqual({ code: "wrong-credentials", status: 401 });
    expect(refusal(unknown)).toEqual(refusal(wrong));
  },
};

export const refresh: Triplet = {
  happy: async () => {
    await registered();
    const first = session.parse(
      (await call("POST", "sessions", { body: { login: "someone", password } })).body,
    );
    const reply = await call("POST", "sessions/refresh", { body: { refreshToken: first.refreshToken } });
    const second = session.parse(reply.body);
    expect(second.person).toEqual(first.person);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect((await call("GET", "orgs", { token: second.accessToken })).status).toBe(200);
  },
  wrongInput: async () => {
    expect(outcome(await call("POST", "sessions/refresh", { body: { refreshToken: 7 } }))).toBe(
      "400 malformed",
    );
  },
  wrongPerson: async () => {
    const reply = await call("POST", "sessions/refresh", { body: { refreshToken: "x".repeat(43) } });
    expect(outcome(reply)).toBe("401 unauthenticated");
  },
};
