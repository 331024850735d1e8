import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { formList } from "../../../shared/schema/form.ts";
import { mergedTables } from "../../../shared/schema/merged.ts";
import { orgList } from "../../../shared/schema/org.ts";
import { call, refusal } from "../call.ts";
import { testCity, units } from "../city.ts";
import { sessionOf } from "../session-token.ts";
import { smallForm } from "../small-form.ts";
import { outcome, type Triplet } from "./triplet.ts";

const [a] = units;

/** Lists take no input; what can be wrong is the address. */
const noInput = (path: string) => async () => {
  expect(outcome(await call("GET", `${path}/unknown/address`, { as: `p${a}` }))).toBe("404 not-found");
};
const needsSignIn = (path: string) => async () => {
  expect(outcome(await call("GET", path))).toBe("401 unauthenticated");
};

export const signOut: Triplet = {
  happy: async () => {
    const { token } = await sessionOf(`p${a}`);
    const reply = await call("DELETE", "sessions/current", { token });
    expect([reply.status, reply.text]).toEqual([204, ""]);
    expect(outcome(await call("GET", "orgs", { token }))).toBe("401 session-expired");
  },
  wrongInput: async () => {
    expect(outcome(await call("DELETE", "sessions/another", { as: `p${a}` }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    const { token } = await sessionOf(`p${a}`);
    expect(outcome(await call("DELETE", "sessions/current"))).toBe("401 unauthenticated");
    expect((await call("GET", "orgs", { token })).status).toBe(200);
  },
};

export const orgs: Triplet = {
  happy: async () => {
    const { body } = await call("GET", "orgs", { as: `p${a}` });
    expect(orgList.parse(body).orgs.map(({ id }) => id)).toEqual(["990100", ...units]);
  },
  wrongInput: noInput("orgs"),
  wrongPerson: async () => {
    await needsSignIn("orgs")();
    await testCity(env.DB, { tenant: "990200", rounds: [] });
    const other = await call("GET", "orgs", { as: "city-990200", tenant: "990200" });
    expect(other.text).not.toContain("990100");
  },
};

export const forms: Triplet = {
  happy: async () => {
    const { id, version, title, publishedOn } = smallForm;
    const { body } = await call("GET", "forms", { as: `p${a}` });
    expect(formList.parse(body)).toEqual({ forms: [{ id, version, title, publishedOn }] });
  },
  wrongInput: noInput("forms"),
  wrongPerson: needsSignIn("forms"),
};

export const form: Triplet = {
  happy: async () => {
    const reply = await call("GET", "forms/small/versions/1", { as: `p${a}` });
    expect(reply.body).toEqual(smallForm);
    const headers = { "If-None-Match": reply.etag ?? "" };
    expect((await call("GET", "forms/small/versions/1", { as: `p${a}`, headers })).status).toBe(304);
  },
  wrongInput: async () => {
    for (const path of ["forms/small/versions/2", "forms/small/versions/one", "forms/Small/versions/1"])
      expect(outcome(await call("GET", path, { as: `p${a}` }))).toBe("404 not-found");
  },
  wrongPerson: needsSignIn("forms/small/versions/1"),
};

export const mergedSeveral: Triplet = {
  happy: async () => {
    const path = "merged?rounds=done";
    const several = await call("GET", path, { as: `p${a}` });
    const { rounds } = mergedTables.parse(several.body);
    expect(rounds.map(({ round }) => round.id)).toEqual(["done"]);
    const single = await call("GET", "rounds/done/merged", { as: `p${a}` });
    expect(several.text).toBe(`{"rounds":[${single.text}]}`);
    const headers = { "If-None-Match": several.etag ?? "" };
    expect((await call("GET", path, { as: `p${a}`, headers })).status).toBe(304);
  },
  wrongInput: async () => {
    const missing = await call("GET", "merged", { as: `p${a}` });
    expect(refusal(missing).errors).toEqual([{ pointer: "/query/rounds", code: "invalid_type" }]);
    expect(outcome(await call("GET", "merged?rounds=UP", { as: `p${a}` }))).toBe("400 malformed");
    expect(outcome(await call("GET", "merged?rounds=done,unknown", { as: `p${a}` }))).toBe("404 not-found");
    expect(outcome(await call("GET", "merged?rounds=done,r2024", { as: `p${a}` }))).toBe("409 wrong-state");
  },
  wrongPerson: async () => {
    await needsSignIn("merged?rounds=done")();
    await testCity(env.DB, { tenant: "990200", rounds: [] });
    const asked = { as: "city-990200", tenant: "990200" };
    expect(outcome(await call("GET", "merged?rounds=done", asked))).toBe("404 not-found");
  },
};
