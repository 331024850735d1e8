import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { role } from "../../shared/schema/session.ts";
import { app } from "../../worker/app.ts";
import { type Right, rights } from "../../worker/http/rights.ts";
import { issueAccessToken } from "../../worker/service/access-token.ts";
import { endSession } from "../../worker/store/sessions.ts";
import { firms } from "./aliases.ts";
import { call, newKey, onto } from "./call.ts";
import { scopeOf, units } from "./city.ts";
import { document } from "./document.ts";
import { heads, said } from "./own-tables.ts";
import { scene } from "./scene.ts";
import { sessionOf } from "./session-token.ts";
import { outcome } from "./triplets/triplet.ts";

const [a, b] = units;
const table: Right[] = Object.values(rights);
const guarded = table.filter(({ who }) => who !== "anyone");

/** An address of the route about the first unit and the open round. */
const addressOf = ({ path }: Right, org: string = a) =>
  path
    .replace(":round", "r2024")
    .replace(":org", org)
    .replace(":form", "small")
    .replace(":version", "1")
    .replace(":fingerprint", heads())
    .replace(":revision", "1") + (path === rights.mergedSeveral.path ? "?rounds=done" : "");

const fingerprint = "0".repeat(32);

/** A body and headers that fit, so that nothing but the person can be wrong. */
const fitting = (right: Right) => ({
  headers: { ...newKey(), ...onto('"r1-e1"') },
  ...(right === rights.submit ? { body: document(a, ["12", "4", "1.5"]) } : {}),
  ...(right === rights.askRelease
    ? {
        body: {
          document: document(a),
          explanation: { fingerprint, category: "other", text: "市局已同意调整" },
        },
      }
    : {}),
  ...(right === rights.decideRelease
    ? { body: { decision: "release", fingerprint, seq: 1, reason: "文件已核" } }
    : {}),
  ...(right === rights.return ? { body: { reason: "数据与上年不符" } } : {}),
  ...(right === rights.offerAliases ? { body: { form: { id: "small", version: 1 }, offers: [firms] } } : {}),
  ...(right === rights.tellOwnTable ? { body: { version: 1, answers: said } } : {}),
  ...(right === rights.decideAlias
    ? { body: { decision: "accept", form: "small", indicator: firms.indicator, name: firms.name } }
    : {}),
});

const personOf = {
  section: "section",
  preparer: `p${a}`,
  head: "head",
  reviewer: "city",
  cityAdmin: "admin",
};

test("the rights table names exactly the routes that are served", () => {
  const served = app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(served)].sort()).toEqual(table.map(({ method, path }) => `${method} ${path}`).sort());
});

describe("on the scene", () => {
  beforeEach(scene);

  test("each role gets through where the table lets it, and nowhere else", async () => {
    for (const who of role.options) {
      const seen: string[] = [];
      for (const right of guarded.filter(({ path }) => path !== rights.signOut.path)) {
        const reply = await call(right.method, addressOf(right), { as: personOf[who], ...fitting(right) });
        const refused = outcome(reply) === "403 forbidden";
        if (refused === right.who.includes(who)) seen.push(`${who} ${right.method} ${right.path}`);
      }
      expect(seen).toEqual([]);
    }
  });

  test("nobody gets anywhere without a session: no token, garbage, another key, a session over, ended, moved on", async () => {
    const { token: ended, session } = await sessionOf(`p${a}`);
    await endSession(scopeOf(env.DB), session, new Date().toISOString()).run();
    const claims = {
      tenant: scopeOf(env.DB).tenant,
      session,
      person: `p${a}`,
      org: a,
      role: "preparer",
    } as const;
    const past = await issueAccessToken(env.TOKEN_SECRET, claims, new Date(Date.now() - 3_600_000));
    const forged = await issueAccessToken("x".repeat(40), claims, new Date());
    const { token: demoted, session: other } = await sessionOf(`p${b}`);
    await env.DB.prepare("UPDATE person SET role = 'section' WHERE id = ?1").bind(`p${b}`).run();
    const asB = await call("GET", "orgs", { token: demoted });
    expect([outcome(asB), other === session]).toEqual(["401 session-expired", false]);
    const expected = {
      "401 unauthenticated": [undefined, "garbage", forged.token, `${ended}x`],
      "401 session-expired": [past.token, ended],
    };
    const own = guarded.filter(({ who }) => who.includes("preparer"));
    for (const [refusal, tokens] of Object.entries(expected)) {
      for (const token of tokens) {
        for (const right of own) {
          const asked = { ...(token === undefined ? {} : { token }), ...fitting(right) };
          expect(`${right.path} ${outcome(await call(right.method, addressOf(right), asked))}`).toBe(
            `${right.path} ${refusal}`,
          );
        }
      }
    }
  });

  test("an unsigned token (alg none) is worth nothing", async () => {
    const { token } = await sessionOf("city");
    const part = (value: object) => btoa(JSON.stringify(value)).replaceAll("=", "");
    const unsigned = `${part({ alg: "none", typ: "JWT" })}.${token.split(".")[1]}.`;
    expect(outcome(await call("GET", "orgs", { token: unsigned }))).toBe("401 unauthenticated");
  });

  test("an own unit written in another way is not the own unit", async () => {
    const encoded = `rounds/r2024/submissions/%2539${a.slice(1)}`;
    expect((await call("GET", encoded, { as: `p${a}` })).status).toBe(403);
    expect((await call("GET", `rounds/r2024/submissions/${b}%2F..%2F${a}`, { as: `p${a}` })).status).not.toBe(
      200,
    );
  });
});

describe("addresses", () => {
  test("one that is not there is 404, one that takes another method 405 and says which", async () => {
    for (const path of ["/nowhere", "/api/v1", "/api/v2/health", "/api/v1/rounds/x/y/z/a/b"])
      expect(outcome(await call("GET", path))).toBe("404 not-found");
    expect(outcome(await call("GET", "/api/v1/%E0%A4%A"))).toBe("404 not-found");
    const reply = await call("DELETE", `rounds/r2024/submissions/${a}`);
    expect(outcome(reply)).toBe("405 method-not-allowed");
    expect(reply.headers.get("Allow")?.split(", ").sort()).toEqual(["GET", "PUT"]);
  });

  test("HEAD is GET without a body, under the same right", async () => {
    const open = await call("HEAD", "health");
    expect([open.status, open.text]).toEqual([200, ""]);
    expect((await call("HEAD", "orgs")).status).toBe(401);
  });
});
