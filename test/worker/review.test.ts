import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { type Figure, figureKey } from "../../shared/schema/figure.ts";
import { submitReply } from "../../shared/schema/submission.ts";
import { insertAcceptedFigures } from "../../worker/store/figures.ts";
import { insertSubmission } from "../../worker/store/submissions.ts";
import { accept, call, giveBack, moveRound, newKey, onto, refusal, submit } from "./call.ts";
import { round, scopeOf, testCity, units } from "./city.ts";
import { actual, document } from "./document.ts";
import { rowCounts } from "./row-counts.ts";
import { outcome } from "./triplets/triplet.ts";

const [a] = units;

const facts = async () => {
  const { results } = await env.DB.prepare(
    "SELECT indicator || '/' || kind || '/' || period || '/' || scope AS key, stage, revision, value, figure FROM figure ORDER BY key, revision",
  ).all();
  return results;
};

describe("accepting", () => {
  beforeEach(async () => {
    await testCity(env.DB);
    await moveRound("r2024", "open");
  });

  test("adds every figure of the submission as a fact under its key, with its own text", async () => {
    const park = { kind: "park", name: "高新区" } as const;
    const figures: Figure[] = [
      ...document(a).figures,
      actual("KJ-901", "2", { scope: park, stage: "flash" }),
      actual("KJ-901", "8", { period: "2023", stage: "confirmed" }),
      {
        kind: "target",
        indicator: "KJ-901",
        period: "2025",
        scope: { kind: "whole" },
        cell: null,
        note: null,
        target: {
          requirement: "atLeast",
          number: "12",
          unit: "家",
          baseYear: null,
          ambition: null,
          peerGroup: null,
          commitment: null,
          text: "不少于12家",
        },
      },
    ];
    const sent = await submit("r2024", { ...document(a), figures });
    expect((await accept("r2024", a, sent.etag)).status).toBe(200);
    const expected = figures
      .map((figure) => ({
        key: figureKey(figure),
        stage: figure.kind === "actual" ? figure.stage : "",
        revision: 1,
        value: figure.kind === "actual" ? figure.value : null,
        figure: canonicalJson(figure),
      }))
      .sort((x, y) => (x.key < y.key ? -1 : 1));
    expect(await facts()).toEqual(expected);
  });

  test("a later revision adds only what differs, and that a figure is gone", async () => {
    const sent = await submit("r2024", document(a));
    await accept("r2024", a, sent.etag);
    // A revision after acceptance has no route yet; the facts are ready for it.
    const scope = scopeOf(env.DB);
    const figures = [actual("KJ-901", "11", { stage: "confirmed" }), actual("KJ-902", "4")];
    const later = {
      round: "r2024",
      org: a,
      revision: 2,
      base: 1,
      person: `p${a}`,
      at: "2026-01-01T00:00:00.000Z",
    };
    const text = { sha256: "", receipt: "", findings: "", document: JSON.stringify({ figures }) };
    await insertSubmission(scope, { ...later, ...text }).run();
    const canonical = JSON.stringify({ figures: figures.map((one) => JSON.parse(canonicalJson(one))) });
    await env.DB.prepare("UPDATE submission SET document = ?1 WHERE revision = 2").bind(canonical).run();
    await insertAcceptedFigures(scope, later).run();
    const added = (await facts()).filter(({ revision }) => revision === 2);
    expect(added.map(({ key, stage, value, figure }) => [key, stage, value, figure === null])).toEqual([
      ["KJ-901/actual/2024/whole", "confirmed", "11", false],
      ["KJ-903/actual/2024/whole", "annual", null, true],
    ]);
    const merged = await call("GET", "rounds/r2024/merged", { as: "city" });
    expect(merged.body).toMatchObject({
      indicators: [{ values: ["11", null, null, null, null, null] }, {}, { values: Array(6).fill(null) }],
    });
  });

  test("twice, or what was returned, or after publication is refused", async () => {
    const sent = await submit("r2024", document(a));
    const back = await giveBack("r2024", a, sent.etag);
    expect(outcome(await accept("r2024", a, back.etag))).toBe("409 wrong-state");
    const again = await submit("r2024", document(a), { base: back.etag });
    const done = await accept("r2024", a, again.etag);
    expect(outcome(await accept("r2024", a, done.etag))).toBe("409 wrong-state");
    expect(outcome(await giveBack("r2024", a, done.etag))).toBe("409 wrong-state");
    expect(await rowCounts()).toMatchObject({ figure: 3 });
  });

  test("two reviewers at once: one decides, the other gets 412", async () => {
    const sent = await submit("r2024", document(a));
    const replies = await Promise.all([
      accept("r2024", a, sent.etag),
      giveBack("r2024", a, sent.etag, "请核对经费"),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    const loser = replies.find(({ status }) => status === 412);
    expect(loser && refusal(loser).current).toEqual({ revision: 1, etag: '"r1-e2"' });
  });

  test("the same decision sent twice is one decision", async () => {
    const sent = await submit("r2024", document(a));
    const headers = { ...newKey(), ...onto(sent.etag) };
    const path = `rounds/r2024/submissions/${a}/accept`;
    const one = await call("POST", path, { as: "city", headers });
    const two = await call("POST", path, { as: "city", headers });
    expect([two.status, two.etag, two.text]).toEqual([one.status, one.etag, one.text]);
    expect(await rowCounts()).toMatchObject({ figure: 3, event: 3 });
  });

  test("what was submitted before closing may still be decided on after it", async () => {
    const sent = await submit("r2024", document(a));
    await moveRound("r2024", "close");
    expect((await giveBack("r2024", a, sent.etag)).status).toBe(200);
    // Opened again, the unit can answer the return.
    expect((await moveRound("r2024", "open")).status).toBe(200);
    expect((await submit("r2024", document(a), { base: '"r1-e2"' })).status).toBe(201);
  });
});

describe("figures accepted earlier", () => {
  const lastYear = {
    ...document(a, ["9000", "4", "1.5"]),
    period: "2023",
    figures: document(a, ["9000", "4", "1.5"]).figures.map((figure) => ({ ...figure, period: "2023" })),
  };
  const rulesFired = async (): Promise<string[]> => {
    await moveRound("r2023", "open");
    await moveRound("r2024", "open");
    const sent = await submit("r2023", lastYear);
    await accept("r2023", a, sent.etag);
    const asked = { as: `p${a}`, body: document(a, ["9", "4", "1.5"]) };
    const reply = await call("PUT", `rounds/r2024/submissions/${a}?dryRun=true`, asked);
    return submitReply
      .parse(reply.body)
      .findings.filter(({ outcome: result }) => result === "fail")
      .map(({ rule }) => rule.id);
  };

  const rounds = (before: { rehearsal: boolean }, now: { rehearsal: boolean }) => [
    round("r2023", { period: "2023", ...before }),
    round("r2024", now),
  ];
  const [real, rehearsal] = [{ rehearsal: false }, { rehearsal: true }];

  test.each([
    ["real", real],
    ["rehearsed", rehearsal],
  ])("are what this year's %s ones are compared with", async (_, of) => {
    await testCity(env.DB, { rounds: rounds(of, of) });
    expect(await rulesFired()).toContain("UNIT-SLIP");
  });

  test("of a rehearsal are invented: real ones are not compared with them, nor they with real ones", async () => {
    await testCity(env.DB, { rounds: rounds(rehearsal, real) });
    expect(await rulesFired()).toEqual([]);
  });

  test("are what a rehearsal is not compared with", async () => {
    await testCity(env.DB, { rounds: rounds(real, rehearsal) });
    expect(await rulesFired()).toEqual([]);
  });
});
