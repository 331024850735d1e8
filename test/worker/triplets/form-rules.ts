import { expect } from "vitest";
import { ruleList, rulePast as rulePastSchema } from "../../../shared/schema/form-rule.ts";
import { call, newKey, refusal } from "../call.ts";
import { units } from "../city.ts";
import { bigFirms, draft, rulesPath, statesSeen, step } from "../form-rules.ts";
import { outcome, type Triplet } from "./triplet.ts";

const [a] = units;
const past = `${rulesPath}/FORM-51/versions/1/past`;

export const rules: Triplet = {
  happy: async () => {
    const before = await call("GET", rulesPath, { as: `p${a}` });
    expect(before.body).toEqual({ rules: [] });
    await draft();
    await step({ step: "trial" });
    const headers = { "If-None-Match": before.etag ?? "" };
    const after = await call("GET", rulesPath, { as: `p${a}`, headers });
    expect(after.body).toEqual({ rules: [{ id: "FORM-51", version: 1, state: "trial", ...bigFirms }] });
    const known = { "If-None-Match": after.etag ?? "" };
    expect((await call("GET", rulesPath, { as: `p${a}`, headers: known })).status).toBe(304);
  },
  wrongInput: async () => {
    for (const path of ["forms/small/versions/9/rules", "forms/other/versions/1/rules"])
      expect(outcome(await call("GET", path, { as: "city" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    await draft();
    expect(outcome(await call("GET", rulesPath))).toBe("401 unauthenticated");
    expect(await statesSeen("head")).toEqual([]);
    expect(await statesSeen("city")).toEqual([["FORM-51", 1, "draft"]]);
  },
};

export const draftRule: Triplet = {
  happy: async () => {
    const { body } = await draft();
    expect(ruleList.parse(body).rules).toEqual([{ id: "FORM-51", version: 1, state: "draft", ...bigFirms }]);
  },
  wrongInput: async () => {
    const unfit = await draft("FORM-51", { text: "测试企业 > 测试经费" });
    expect([outcome(unfit), refusal(unfit).ruleProblems]).toEqual([
      "422 rule-unfit",
      [{ rule: "FORM-51", code: "unknown-name", word: "测试企业", like: ["测试企业数"] }],
    ]);
    expect(outcome(await draft("FORM-51", { reason: "无" }))).toBe("400 malformed");
    expect(outcome(await draft("REQ-ACTUAL"))).toBe("404 not-found");
    const unkeyed = await call("PUT", `${rulesPath}/FORM-51`, { as: "admin", body: bigFirms });
    expect(refusal(unkeyed).errors).toEqual([{ pointer: "/headers/Idempotency-Key", code: "uuid" }]);
    expect(await statesSeen("city")).toEqual([]);
  },
  wrongPerson: async () => {
    for (const as of [`p${a}`, "head", "city"])
      expect(outcome(await draft("FORM-51", {}, as))).toBe("403 forbidden");
  },
};

export const rulePast: Triplet = {
  happy: async () => {
    await draft();
    const { body } = await call("GET", past, { as: "city" });
    expect(rulePastSchema.parse(body).rounds.map(({ round, submissions }) => [round, submissions])).toEqual([
      ["r2024", 2],
      ["done", units.length],
    ]);
  },
  wrongInput: async () => {
    expect(outcome(await call("GET", past, { as: "city" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    await draft();
    for (const as of [`p${a}`, "head"])
      expect(outcome(await call("GET", past, { as }))).toBe("403 forbidden");
  },
};

export const moveRule: Triplet = {
  happy: async () => {
    await draft();
    const { body } = await step({ step: "trial" });
    expect(ruleList.parse(body).rules.map(({ state }) => state)).toEqual(["trial"]);
  },
  wrongInput: async () => {
    expect(outcome(await step({ step: "trial" }))).toBe("404 not-found");
    await draft();
    expect(outcome(await step({ step: "activate", hits: 0 }))).toBe("409 wrong-state");
    expect(outcome(await step({ step: "delete" }))).toBe("400 malformed");
    const path = `${rulesPath}/FORM-51/versions/1/steps`;
    const unkeyed = await call("POST", path, { as: "admin", body: { step: "trial" } });
    expect(refusal(unkeyed).errors).toEqual([{ pointer: "/headers/Idempotency-Key", code: "uuid" }]);
    const noSuch = await call("POST", `${rulesPath}/FORM-51/versions/2/steps`, {
      as: "admin",
      body: { step: "trial" },
      headers: newKey(),
    });
    expect(outcome(noSuch)).toBe("404 not-found");
  },
  wrongPerson: async () => {
    await draft();
    for (const as of [`p${a}`, "head", "city"])
      expect(outcome(await step({ step: "trial" }, { as }))).toBe("403 forbidden");
    expect(await statesSeen("admin")).toEqual([["FORM-51", 1, "draft"]]);
  },
};
