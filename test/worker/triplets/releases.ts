import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { releaseCases } from "../../../shared/schema/release.ts";
import { call, refusal } from "../call.ts";
import { testCity, units } from "../city.ts";
import { document } from "../document.ts";
import {
  ask,
  casesSeen,
  decide,
  fingerprintOf,
  reason,
  releasesPath,
  strictRule,
  unit,
} from "../releases.ts";
import { outcome, type Triplet } from "./triplet.ts";

const [a] = units;
const ofRound = "rounds/r2024/releases";

export const releases: Triplet = {
  happy: async () => {
    await strictRule();
    await ask();
    expect(await casesSeen("city", ofRound)).toEqual([[unit, "asked", 1, reason, null]]);
  },
  wrongInput: async () => {
    for (const path of ["rounds/none/releases", "rounds/R/releases"])
      expect(outcome(await call("GET", path, { as: "city" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    for (const as of [`p${unit}`, "head", "section"])
      expect(outcome(await call("GET", ofRound, { as }))).toBe("403 forbidden");
    await testCity(env.DB, { tenant: "990200", rounds: [] });
    const other = await call("GET", ofRound, { as: "city-990200", tenant: "990200" });
    expect(outcome(other)).toBe("404 not-found");
  },
};

export const releasesOfUnit: Triplet = {
  happy: async () => {
    await strictRule();
    const before = await call("GET", releasesPath, { as: `p${unit}` });
    expect(before.body).toEqual({ round: "r2024", cases: [] });
    await ask();
    const headers = { "If-None-Match": before.etag ?? "" };
    const after = await call("GET", releasesPath, { as: `p${unit}`, headers });
    expect(releaseCases.parse(after.body).cases).toHaveLength(1);
    const known = { "If-None-Match": after.etag ?? "" };
    expect((await call("GET", releasesPath, { as: `p${unit}`, headers: known })).status).toBe(304);
  },
  wrongInput: async () => {
    const path = `rounds/draft/releases/${unit}`;
    expect(outcome(await call("GET", path, { as: `p${unit}` }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    expect(outcome(await call("GET", releasesPath, { as: `p${a}` }))).toBe("403 forbidden");
    expect(outcome(await call("GET", releasesPath))).toBe("401 unauthenticated");
  },
};

export const askRelease: Triplet = {
  happy: async () => {
    await strictRule();
    const fingerprint = await fingerprintOf(document(unit));
    expect((await ask()).body).toEqual({ round: "r2024", org: unit, fingerprint, state: "asked", seq: 1 });
  },
  wrongInput: async () => {
    await strictRule();
    const fingerprint = "0".repeat(32);
    const otherYear = { ...document(unit), period: "2023" };
    expect(outcome(await ask({ sent: otherYear, fingerprint }))).toBe("400 malformed");
    const other = { ...document(unit), form: { id: "small", version: 9 } };
    expect(outcome(await ask({ sent: other, fingerprint }))).toBe("409 form-closed");
    expect(outcome(await ask({ sent: document(a), fingerprint }))).toBe("400 malformed");
    const unkeyed = await ask({ headers: {} });
    expect(refusal(unkeyed).errors).toEqual([{ pointer: "/headers/Idempotency-Key", code: "uuid" }]);
    expect(await casesSeen("city")).toEqual([]);
  },
  wrongPerson: async () => {
    await strictRule();
    for (const as of [`p${a}`, "city", "admin", "head", "section"])
      expect(outcome(await ask({ as }))).toBe("403 forbidden");
    expect(await casesSeen("city")).toEqual([]);
  },
};

export const decideRelease: Triplet = {
  happy: async () => {
    await strictRule();
    await ask();
    const fingerprint = await fingerprintOf(document(unit));
    const { body } = await decide("release");
    expect(body).toEqual({ round: "r2024", org: unit, fingerprint, state: "released", seq: 2 });
  },
  wrongInput: async () => {
    await strictRule();
    expect(outcome(await decide("release"))).toBe("404 not-found");
    await ask();
    expect(outcome(await decide("release", { reason: "好" }))).toBe("400 malformed");
    expect(outcome(await decide("release", { seq: 2 }))).toBe("412 stale");
    expect(await casesSeen("city")).toEqual([[unit, "asked", 1, reason, null]]);
  },
  wrongPerson: async () => {
    await strictRule();
    await ask();
    for (const as of [`p${unit}`, `p${a}`, "head", "section"])
      expect(outcome(await decide("release", { as }))).toBe("403 forbidden");
    expect(await casesSeen("city")).toEqual([[unit, "asked", 1, reason, null]]);
  },
};
