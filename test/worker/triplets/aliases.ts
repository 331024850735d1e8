import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { acceptedAliases, aliasCases, aliasOffersReply } from "../../../shared/schema/alias.ts";
import { decide, firms, offer } from "../aliases.ts";
import { call, refusal } from "../call.ts";
import { testCity, units } from "../city.ts";
import { outcome, type Triplet } from "./triplet.ts";

const [a, b] = units;
const path = "forms/small/aliases";

export const formAliases: Triplet = {
  happy: async () => {
    const before = await call("GET", path, { as: `p${b}` });
    expect(acceptedAliases.parse(before.body)).toEqual({ aliases: [] });
    await offer(a, [firms]);
    await decide("accept");
    const after = await call("GET", path, {
      as: `p${b}`,
      headers: { "If-None-Match": before.etag ?? "" },
    });
    expect(after.body).toEqual({ aliases: [{ indicator: "KJ-901", name: "本县企业口径" }] });
    const headers = { "If-None-Match": after.etag ?? "" };
    expect((await call("GET", path, { as: `p${b}`, headers })).status).toBe(304);
  },
  wrongInput: async () => {
    for (const wrong of ["forms/other/aliases", "forms/Small/aliases"])
      expect(outcome(await call("GET", wrong, { as: `p${a}` }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    expect(outcome(await call("GET", path))).toBe("401 unauthenticated");
    await offer(a, [firms]);
    await decide("accept");
    await testCity(env.DB, { tenant: "990200", rounds: [] });
    const other = await call("GET", path, { as: "city-990200", tenant: "990200" });
    expect(other.body).toEqual({ aliases: [] });
  },
};

export const offerAliases: Triplet = {
  happy: async () => {
    const sent = await offer(a, [firms], "section");
    expect(aliasOffersReply.parse(sent.body)).toEqual({ standing: 1 });
  },
  wrongInput: async () => {
    const strange = await offer(a, [{ ...firms, indicator: "KJ-999" }]);
    expect(refusal(strange).errors).toEqual([{ pointer: "/offers/0/indicator", code: "not-of-the-form" }]);
    for (const name of ["省级", "2024年企业数", "联系人13800000000", "名".repeat(81), "———"])
      expect(outcome(await offer(a, [{ ...firms, name }]))).toBe("400 malformed");
    const body = { form: { id: "small", version: 9 }, offers: [firms] };
    const asked = { as: `p${a}`, body };
    expect(outcome(await call("PUT", `orgs/${a}/alias-offers`, asked))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    expect(outcome(await offer(a, [firms], `p${b}`))).toBe("403 forbidden");
    expect(outcome(await offer(a, [firms], "head"))).toBe("403 forbidden");
    expect(outcome(await offer(a, [firms], "city"))).toBe("403 forbidden");
    const body = { form: { id: "small", version: 1 }, offers: [firms] };
    expect(outcome(await call("PUT", `orgs/${a}/alias-offers`, { body }))).toBe("401 unauthenticated");
  },
};

export const cases: Triplet = {
  happy: async () => {
    await offer(a, [firms]);
    const { body } = await call("GET", "alias-offers", { as: "admin" });
    expect(aliasCases.parse(body).cases.map(({ name, orgs }) => [name, orgs])).toEqual([[firms.name, [a]]]);
  },
  wrongInput: async () => {
    expect(outcome(await call("GET", "alias-offers/one", { as: "city" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    for (const as of [`p${a}`, "section", "head"])
      expect(outcome(await call("GET", "alias-offers", { as }))).toBe("403 forbidden");
    await offer(a, [firms]);
    await testCity(env.DB, { tenant: "990200", rounds: [] });
    const other = await call("GET", "alias-offers", { as: "city-990200", tenant: "990200" });
    expect(other.body).toEqual({ cases: [] });
  },
};

export const decideAlias: Triplet = {
  happy: async () => {
    await offer(a, [firms]);
    const accepted = await decide("accept");
    expect(accepted.body).toEqual({ aliases: [{ indicator: "KJ-901", name: firms.name }] });
  },
  wrongInput: async () => {
    expect(outcome(await decide("accept"))).toBe("404 not-found");
    await offer(a, [firms]);
    expect(outcome(await decide("refuse", { reason: " " }))).toBe("400 malformed");
    expect(outcome(await decide("withdraw"))).toBe("409 wrong-state");
    const about = { decision: "accept", form: "small", indicator: "KJ-901", name: firms.name };
    const unkeyed = await call("POST", "alias-offers/decisions", { as: "city", body: about });
    expect(refusal(unkeyed).errors).toEqual([{ pointer: "/headers/Idempotency-Key", code: "uuid" }]);
  },
  wrongPerson: async () => {
    await offer(a, [firms]);
    for (const as of [`p${a}`, "head"]) expect(outcome(await decide("accept", { as }))).toBe("403 forbidden");
    await testCity(env.DB, { tenant: "990200", rounds: [] });
    const strange = await decide("accept", { as: "city-990200", tenant: "990200" });
    expect(outcome(strange)).toBe("404 not-found");
  },
};
