import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { peerView } from "../../shared/merge/peer-view.ts";
import { mergedTable } from "../../shared/schema/merged.ts";
import { roundSummary } from "../../shared/schema/round.ts";
import { insertEvent } from "../../worker/store/events.ts";
import { accept, call, moveRound, newKey, submit } from "./call.ts";
import { round, scopeOf, testCity, units } from "./city.ts";
import { document } from "./document.ts";
import { rowCounts } from "./row-counts.ts";
import { smallForm } from "./small-form.ts";
import { outcome } from "./triplets/triplet.ts";

const [a, b] = units;

async function reported(id: string, orgs: readonly string[] = units): Promise<void> {
  await moveRound(id, "open");
  for (const [index, org] of orgs.entries()) {
    const sent = await submit(id, document(org, [String(10 + index), "4", "1.5"]));
    await accept(id, org, sent.etag);
  }
  await moveRound(id, "close");
}

describe("publishing", () => {
  beforeEach(() => testCity(env.DB));

  test("freezes what was accepted; a unit that is missing is missing, not zero", async () => {
    await reported("r2024", units.slice(0, 5));
    await moveRound("r2024", "publish");
    const pulled = mergedTable.parse((await call("GET", "rounds/r2024/merged", { as: `p${a}` })).body);
    const [firms] = pulled.indicators;
    expect(firms).toMatchObject({
      values: ["10", "11", "12", "13", "14", null],
      gaps: { "5": "missing" },
      total: { kind: "value", value: "60" },
      coverage: { due: 6, available: 5, missing: 1 },
    });
    expect(pulled.orgs.map(({ state }) => state)).toEqual([...Array(5).fill("accepted"), "none"]);
  });

  test("what was submitted and not accepted is not in it", async () => {
    await moveRound("r2024", "open");
    await submit("r2024", document(a));
    await moveRound("r2024", "close");
    await moveRound("r2024", "publish");
    const pulled = mergedTable.parse((await call("GET", "rounds/r2024/merged", { as: "city" })).body);
    expect(pulled.indicators[0]?.coverage).toMatchObject({ available: 0, missing: 6 });
    expect(pulled.orgs[0]?.state).toBe("submitted");
  });

  test("gives everybody the stored text of one moment, whose hash is its ETag", async () => {
    await reported("r2024");
    const reply = await moveRound("r2024", "publish");
    const { publishedAt } = roundSummary.parse(reply.body);
    const city = await call("GET", "rounds/r2024/merged", { as: "city" });
    const table = mergedTable.parse(city.body);
    expect([table.publishedAt, table.asOf]).toEqual([publishedAt, publishedAt]);
    const peers = await Promise.all(
      units.map((org) => call("GET", "rounds/r2024/merged", { as: `p${org}` })),
    );
    expect(new Set(peers.map(({ text }) => text))).toEqual(
      new Set([canonicalJson(peerView(table, "full", a, smallForm.indicators))]),
    );
    expect(await rowCounts()).toMatchObject({ snapshot: 2 });
    const { results } = await env.DB.prepare("SELECT sha256 FROM snapshot WHERE audience = '@full'").all();
    expect(peers[0]?.etag).toBe(`"${String(results[0]?.sha256).slice(0, 32)}"`);
  });

  test("is refused while the round is open or a draft, and a second time", async () => {
    expect(outcome(await moveRound("r2024", "publish"))).toBe("409 wrong-state");
    await moveRound("r2024", "open");
    expect(outcome(await moveRound("r2024", "publish"))).toBe("409 wrong-state");
    await moveRound("r2024", "close");
    expect((await moveRound("r2024", "publish")).status).toBe(200);
    expect(outcome(await moveRound("r2024", "publish"))).toBe("409 wrong-state");
    expect(outcome(await moveRound("r2024", "open"))).toBe("409 wrong-state");
  });

  test("twice at once freezes once", async () => {
    await reported("r2024", [a]);
    const replies = await Promise.all([moveRound("r2024", "publish"), moveRound("r2024", "publish")]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await rowCounts()).toMatchObject({ snapshot: 2 });
  });

  test("the same request sent again gives the same reply", async () => {
    await reported("r2024", [a]);
    const headers = newKey();
    const one = await call("POST", "rounds/r2024/publish", { as: "city", headers });
    const two = await call("POST", "rounds/r2024/publish", { as: "city", headers });
    expect([two.status, two.text]).toEqual([one.status, one.text]);
  });

  test("an acceptance that comes in between undoes it: nothing accepted is left out", async () => {
    await moveRound("r2024", "open");
    const event = {
      of: "round",
      round: "r2024",
      seq: 2,
      kind: "closed",
      person: "city",
      at: "2026-01-01",
    } as const;
    const scope = scopeOf(env.DB);
    await submit("r2024", document(a));
    await expect(insertEvent(scope, { ...event, events: 1 }).run()).rejects.toThrow("event.seq");
    await insertEvent(scope, { ...event, events: 2 }).run();
  });
});

describe("a published round", () => {
  test("stays as it is: nothing can be submitted, returned or accepted any more", async () => {
    await testCity(env.DB);
    await moveRound("r2024", "open");
    const sent = await submit("r2024", document(a));
    await moveRound("r2024", "close");
    await moveRound("r2024", "publish");
    const before = await rowCounts();
    const late = await submit("r2024", document(a, ["11", "4", "1"]), { base: sent.etag });
    expect([outcome(await accept("r2024", a, sent.etag)), outcome(late)]).toEqual([
      "409 wrong-state",
      "409 wrong-state",
    ]);
    expect(await rowCounts()).toEqual(before);
  });
});

describe("several rounds in one pull", () => {
  beforeEach(async () => {
    await testCity(env.DB, { rounds: [round("one"), round("two"), round("three")] });
    for (const id of ["one", "two"]) {
      await reported(id, [a]);
      await moveRound(id, "publish");
    }
  });

  test("come in the order asked for, each as its own text, and have one ETag", async () => {
    const pull = (path: string, headers = {}) => call("GET", path, { as: `p${b}`, headers });
    const [one, two] = await Promise.all([pull("rounds/one/merged"), pull("rounds/two/merged")]);
    const both = await pull("merged?rounds=two,one");
    expect(both.text).toBe(`{"rounds":[${two.text},${one.text}]}`);
    const unquoted = (etag: string | null) => etag?.replaceAll('"', "");
    expect(both.etag).toBe(`"${unquoted(two.etag)}-${unquoted(one.etag)}"`);
    const again = await pull("merged?rounds=two,one", { "If-None-Match": both.etag ?? "" });
    expect([again.status, again.text]).toEqual([304, ""]);
    const turned = await pull("merged?rounds=one,two", { "If-None-Match": both.etag ?? "" });
    expect(turned.status).toBe(200);
  });

  test("one that is not published holds up all", async () => {
    expect(outcome(await call("GET", "merged?rounds=one,three", { as: "city" }))).toBe("409 wrong-state");
    expect(outcome(await call("GET", "merged?rounds=one,three", { as: `p${a}` }))).toBe("404 not-found");
  });
});

describe("the board", () => {
  test("tells late from on time by the first submission", async () => {
    await testCity(env.DB, { rounds: [round("r2024", { dueAt: "2025-01-31T16:00:00.000Z" })] });
    await moveRound("r2024", "open");
    await submit("r2024", document(a));
    await env.DB.prepare("UPDATE event SET at = '2025-01-31T15:59:59.999Z' WHERE org = ?1").bind(a).run();
    await submit("r2024", document(b));
    const { body } = await call("GET", "rounds/r2024/board", { as: "city" });
    expect(body).toMatchObject({
      entries: [{ org: a, late: false }, { org: b, late: true }, { late: true }, {}, {}, {}],
    });
  });
});
