import { expect } from "vitest";
import {
  submission as submissionSchema,
  submitReply,
  transitionReply,
} from "../../../shared/schema/submission.ts";
import { call, first, newKey, onto, refusal, submit as send } from "../call.ts";
import { units } from "../city.ts";
import { document } from "../document.ts";
import { outcome, type Triplet } from "./triplet.ts";

const [a, b, c] = units;
const at = (org: string, round = "r2024") => `rounds/${round}/submissions/${org}`;

export const submission: Triplet = {
  happy: async () => {
    for (const who of [`p${a}`, "section", "head", "city", "admin"]) {
      const reply = await call("GET", at(a), { as: who });
      expect(submissionSchema.parse(reply.body)).toMatchObject({ document: document(a), state: "submitted" });
      expect(reply.etag).toBe('"r1-e1"');
    }
    const headers = { "If-None-Match": '"r1-e1"' };
    const again = await call("GET", at(a), { as: `p${a}`, headers });
    expect([again.status, again.text]).toEqual([304, ""]);
  },
  wrongInput: async () => {
    for (const path of [at(c), at("990199"), at("A B"), at(a, "unknown")])
      expect(outcome(await call("GET", path, { as: "city" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    for (const who of [`p${b}`, "section-b"])
      expect(outcome(await call("GET", at(a), { as: who }))).toBe("403 forbidden");
  },
};

export const revision: Triplet = {
  happy: async () => {
    await send("r2024", document(a, ["11", "4", "1.5"]), { base: '"r1-e1"' });
    const old = await call("GET", `${at(a)}/revisions/1`, { as: `p${a}` });
    expect(submissionSchema.parse(old.body)).toMatchObject({ document: document(a), base: null, seq: 1 });
    const now = await call("GET", `${at(a)}/revisions/2`, { as: "city" });
    expect(submissionSchema.parse(now.body)).toMatchObject({ base: 1, seq: 2 });
  },
  wrongInput: async () => {
    for (const number of ["2", "0", "-1", "1.0", "one"])
      expect(outcome(await call("GET", `${at(a)}/revisions/${number}`, { as: "city" }))).toBe(
        "404 not-found",
      );
  },
  wrongPerson: async () => {
    expect(outcome(await call("GET", `${at(a)}/revisions/1`, { as: `p${b}` }))).toBe("403 forbidden");
  },
};

export const submit: Triplet = {
  happy: async () => {
    const reply = await send("r2024", document(c));
    expect(reply.status).toBe(201);
    expect(submitReply.parse(reply.body).receipt).toMatchObject({ round: "r2024", org: c, revision: 1 });
  },
  wrongInput: async () => {
    const body = { ...document(c), period: "two thousand" };
    const reply = await call("PUT", at(c), { as: `p${c}`, body, headers: { ...newKey(), ...first } });
    expect(refusal(reply)).toEqual({
      code: "malformed",
      status: 400,
      errors: [{ pointer: "/period", code: "invalid_format" }],
    });
    expect(outcome(await call("GET", at(c), { as: "city" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    const headers = { ...newKey(), ...first };
    for (const who of [`p${a}`, "section", "head", "city", "admin"]) {
      const reply = await call("PUT", at(c), { as: who, body: document(c), headers });
      expect(outcome(reply)).toBe("403 forbidden");
    }
    expect(outcome(await call("GET", at(c), { as: "city" }))).toBe("404 not-found");
  },
};

const reviewers = [`p${a}`, `p${b}`, "section", "head"];

export const giveBack: Triplet = {
  happy: async () => {
    const body = { reason: "研发费用与统计数不符" };
    const headers = { ...newKey(), ...onto('"r1-e1"') };
    const reply = await call("POST", `${at(a)}/return`, { as: "city", body, headers });
    expect(transitionReply.parse(reply.body)).toMatchObject({
      org: a,
      state: "returned",
      revision: 1,
      seq: 2,
    });
    const seen = await call("GET", at(a), { as: `p${a}` });
    expect(submissionSchema.parse(seen.body)).toMatchObject({ state: "returned", reason: body.reason });
  },
  wrongInput: async () => {
    const headers = { ...newKey(), ...onto('"r1-e1"') };
    const short = await call("POST", `${at(a)}/return`, { as: "city", body: { reason: " 不行 " }, headers });
    expect(refusal(short).errors).toEqual([{ pointer: "/reason", code: "too_small" }]);
    const body = { reason: "研发费用与统计数不符" };
    const noBase = await call("POST", `${at(a)}/return`, { as: "city", body, headers: newKey() });
    expect(outcome(noBase)).toBe("428 precondition-required");
    const absent = await call("POST", `${at(c)}/return`, { as: "city", body, headers });
    expect(outcome(absent)).toBe("404 not-found");
  },
  wrongPerson: async () => {
    const headers = { ...newKey(), ...onto('"r1-e1"') };
    const body = { reason: "研发费用与统计数不符" };
    for (const who of reviewers)
      expect(outcome(await call("POST", `${at(a)}/return`, { as: who, body, headers }))).toBe(
        "403 forbidden",
      );
    expect((await call("GET", at(a), { as: "city" })).etag).toBe('"r1-e1"');
  },
};

export const accept: Triplet = {
  happy: async () => {
    const headers = { ...newKey(), ...onto('"r1-e1"') };
    const reply = await call("POST", `${at(a)}/accept`, { as: "city", headers });
    expect(transitionReply.parse(reply.body)).toMatchObject({
      org: a,
      state: "accepted",
      revision: 1,
      seq: 2,
    });
    expect(reply.etag).toBe('"r1-e2"');
  },
  wrongInput: async () => {
    const stale = await call("POST", `${at(a)}/accept`, {
      as: "city",
      headers: { ...newKey(), ...onto('"r1-e9"') },
    });
    expect(refusal(stale)).toEqual({ code: "stale", status: 412, current: { revision: 1, etag: '"r1-e1"' } });
    expect(outcome(await call("POST", `${at(a)}/accept`, { as: "city", headers: newKey() }))).toBe(
      "428 precondition-required",
    );
    const twice = await call("POST", `${at(b)}/accept`, {
      as: "city",
      headers: { ...newKey(), ...onto('"r1-e2"') },
    });
    expect(outcome(twice)).toBe("409 wrong-state");
  },
  wrongPerson: async () => {
    const headers = { ...newKey(), ...onto('"r1-e1"') };
    for (const who of reviewers)
      expect(outcome(await call("POST", `${at(a)}/accept`, { as: who, headers }))).toBe("403 forbidden");
    expect((await call("GET", at(a), { as: "city" })).etag).toBe('"r1-e1"');
  },
};
