import { expect } from "vitest";
import { history as historySchema } from "../../../shared/schema/history.ts";
import { mergedTable } from "../../../shared/schema/merged.ts";
import { board as boardSchema, roundList, roundSummary } from "../../../shared/schema/round.ts";
import { heldHistory } from "../../held-history.ts";
import { call, newKey, refusal } from "../call.ts";
import { units } from "../city.ts";
import { lastYear } from "../scene.ts";
import { outcome, type Triplet } from "./triplet.ts";

const [a, b] = units;

export const rounds: Triplet = {
  happy: async () => {
    const { body } = await call("GET", "rounds", { as: `p${a}` });
    const seen = roundList.parse(body).rounds.map(({ round, state, mine }) => [round.id, state, mine?.state]);
    expect(seen).toEqual([
      ["r2024", "open", "submitted"],
      ["done", "published", "accepted"],
    ]);
    const city = roundList.parse((await call("GET", "rounds", { as: "city" })).body).rounds;
    expect(city.map(({ round, mine }) => [round.id, mine])).toEqual([
      ["draft", null],
      ["r2024", null],
      ["done", null],
    ]);
  },
  wrongInput: async () => {
    expect(outcome(await call("GET", "rounds/", { as: `p${a}` }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    expect(outcome(await call("GET", "rounds"))).toBe("401 unauthenticated");
  },
};

export const round: Triplet = {
  happy: async () => {
    const { body } = await call("GET", "rounds/r2024", { as: "section" });
    const summary = roundSummary.parse(body);
    expect(summary).toMatchObject({
      state: "open",
      publishedAt: null,
      round: { id: "r2024", visibility: "full" },
    });
    expect(summary.mine).toMatchObject({ state: "submitted", revision: 1, reason: null });
  },
  wrongInput: async () => {
    for (const id of ["unknown", "R2024", "r%202024"])
      expect(outcome(await call("GET", `rounds/${id}`, { as: "city" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    expect(outcome(await call("GET", "rounds/draft", { as: `p${a}` }))).toBe("404 not-found");
    expect((await call("GET", "rounds/draft", { as: "admin" })).status).toBe(200);
  },
};

type Step = { step: "open" | "close" | "publish"; from: string; to: string; refusedIn: string };

const stepTriplet = ({ step, from, to, refusedIn }: Step): Triplet => ({
  happy: async () => {
    if (step === "publish") await call("POST", "rounds/r2024/close", { as: "city", headers: newKey() });
    const reply = await call("POST", `rounds/${from}/${step}`, { as: "city", headers: newKey() });
    expect(reply.status).toBe(200);
    expect(roundSummary.parse(reply.body).state).toBe(to);
    expect((await call("GET", `rounds/${from}`, { as: "city" })).body).toEqual(reply.body);
  },
  wrongInput: async () => {
    const noKey = await call("POST", `rounds/${from}/${step}`, { as: "city" });
    expect(refusal(noKey).errors).toEqual([{ pointer: "/headers/Idempotency-Key", code: "uuid" }]);
    const headers = newKey();
    const state = await call("POST", `rounds/${refusedIn}/${step}`, { as: "city", headers });
    expect(outcome(state)).toBe("409 wrong-state");
    const unknown = await call("POST", `rounds/unknown/${step}`, { as: "city", headers });
    expect(outcome(unknown)).toBe("404 not-found");
  },
  wrongPerson: async () => {
    const before = await call("GET", `rounds/${from}`, { as: "city" });
    for (const who of [`p${a}`, "head", "section"]) {
      const reply = await call("POST", `rounds/${from}/${step}`, { as: who, headers: newKey() });
      expect(outcome(reply)).toBe("403 forbidden");
    }
    expect((await call("GET", `rounds/${from}`, { as: "city" })).body).toEqual(before.body);
  },
});

export const openRound = stepTriplet({ step: "open", from: "draft", to: "open", refusedIn: "done" });
export const closeRound = stepTriplet({ step: "close", from: "r2024", to: "closed", refusedIn: "draft" });
export const publishRound = stepTriplet({
  step: "publish",
  from: "r2024",
  to: "published",
  refusedIn: "done",
});

export const board: Triplet = {
  happy: async () => {
    const { body } = await call("GET", "rounds/r2024/board", { as: "city" });
    const seen = boardSchema
      .parse(body)
      .entries.map(({ org, state, revision, etag, late }) => [org, state, revision, etag, late]);
    const silent = units.slice(2).map((org) => [org, "none", 0, null, false]);
    expect(seen).toEqual([
      [a, "submitted", 1, '"r1-e1"', false],
      [b, "accepted", 1, '"r1-e2"', false],
      ...silent,
    ]);
  },
  wrongInput: async () => {
    expect(outcome(await call("GET", "rounds/unknown/board", { as: "city" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    expect(outcome(await call("GET", "rounds/r2024/board", { as: `p${a}` }))).toBe("403 forbidden");
  },
};

export const figures: Triplet = {
  happy: async () => {
    const reply = await call("GET", "rounds/r2024/figures", { as: "city" });
    const table = mergedTable.parse(reply.body);
    // Submitted and not accepted is seen too: the city looks before it accepts.
    expect(table.indicators[0]?.values).toEqual(["10", "10", null, null, null, null]);
    expect(table.orgs.map(({ state }) => state).slice(0, 3)).toEqual(["submitted", "accepted", "none"]);
    const headers = { "If-None-Match": reply.etag ?? "" };
    expect((await call("GET", "rounds/r2024/figures", { as: "city", headers })).status).toBe(304);
  },
  wrongInput: async () => {
    expect(outcome(await call("GET", "rounds/unknown/figures", { as: "city" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    for (const who of [`p${a}`, "head", "section"])
      expect(outcome(await call("GET", "rounds/done/figures", { as: who }))).toBe("403 forbidden");
  },
};

export const merged: Triplet = {
  happy: async () => {
    const reply = await call("GET", "rounds/done/merged", { as: `p${a}` });
    const table = mergedTable.parse(reply.body);
    expect(table).toMatchObject({ state: "published", audience: "full" });
    expect(table.indicators[0]?.values).toEqual(["20", "21", "22", "23", "24", "25"]);
    expect(table.indicators[0]?.total).toEqual({ kind: "value", value: "135" });
    const headers = { "If-None-Match": reply.etag ?? "" };
    const again = await call("GET", "rounds/done/merged", { as: `p${a}`, headers });
    expect([again.status, again.text, again.etag]).toEqual([304, "", reply.etag]);
  },
  wrongInput: async () => {
    expect(outcome(await call("GET", "rounds/unknown/merged", { as: `p${a}` }))).toBe("404 not-found");
    expect(outcome(await call("GET", "rounds/r2024/merged", { as: `p${a}` }))).toBe("409 wrong-state");
  },
  wrongPerson: async () => {
    expect(outcome(await call("GET", "rounds/draft/merged", { as: `p${a}` }))).toBe("404 not-found");
    const city = await call("GET", "rounds/r2024/merged", { as: "city" });
    // Provisional, for the city alone: accepted figures only.
    expect(mergedTable.parse(city.body).indicators[0]?.values).toEqual([null, "10", null, null, null, null]);
  },
};

export const history: Triplet = {
  happy: async () => {
    for (const who of [`p${a}`, "section", "head", "city", "admin"]) {
      const reply = await call("GET", `rounds/r2024/history/${a}`, { as: who });
      const { figures, compared, ...rest } = historySchema.parse(reply.body);
      expect(rest).toEqual({ round: "r2024", org: a, period: "2024" });
      expect(figures.map(({ figure, round, revision }) => ({ figure, round, revision }))).toEqual(
        lastYear(a, 0).figures.map((figure) => ({ figure, round: "done", revision: 1 })),
      );
      expect(compared).toEqual(heldHistory(lastYear(a, 0).figures, "2024"));
      const headers = { "If-None-Match": reply.etag ?? "" };
      const again = await call("GET", `rounds/r2024/history/${a}`, { as: who, headers });
      expect([again.status, again.text, again.etag]).toEqual([304, "", reply.etag]);
    }
  },
  wrongInput: async () => {
    for (const path of [`unknown/history/${a}`, "r2024/history/990199", "r2024/history/A%20B"])
      expect(outcome(await call("GET", `rounds/${path}`, { as: "city" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    for (const who of [`p${b}`, "section-b"])
      expect(outcome(await call("GET", `rounds/r2024/history/${a}`, { as: who }))).toBe("403 forbidden");
    // a round that is still a draft is nobody's but the city's
    expect(outcome(await call("GET", `rounds/draft/history/${a}`, { as: `p${a}` }))).toBe("404 not-found");
  },
};
