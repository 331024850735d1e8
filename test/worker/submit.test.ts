import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { sha256Text } from "../../shared/codec/sha256.ts";
import type { Figure } from "../../shared/schema/figure.ts";
import { submission, submitReply } from "../../shared/schema/submission.ts";
import type { Target } from "../../shared/schema/target.ts";
import { insertEvent } from "../../worker/store/events.ts";
import {
  accept,
  call,
  first,
  giveBack,
  moveRound,
  newKey,
  onto,
  refusal,
  submit,
  submitExplained,
} from "./call.ts";
import { scopeOf, testCity, units } from "./city.ts";
import { actual, document } from "./document.ts";
import { rowCounts } from "./row-counts.ts";
import { outcome } from "./triplets/triplet.ts";

const [a, b] = units;
const at = `rounds/r2024/submissions/${a}`;

beforeEach(async () => {
  await testCity(env.DB);
  await moveRound("r2024", "open");
});

describe("a first submission", () => {
  test("is stored whole and answered with a receipt over its canonical text", async () => {
    const sent = document(a);
    const reply = await submit("r2024", sent);
    expect([reply.status, reply.etag]).toEqual([201, '"r1-e1"']);
    const { receipt, difference, findings } = submitReply.parse(reply.body);
    const hash = sha256Text(canonicalJson(sent));
    expect(receipt).toEqual({
      number: `2024-${a}-1-${hash.slice(0, 8)}`,
      round: "r2024",
      org: a,
      revision: 1,
      hash,
      receivedAt: receipt?.receivedAt,
      form: { id: "small", version: 1 },
      figures: 3,
      findings: { error: 0, releasable: 0, released: 0, query: 0, hint: 0, na: findings.length },
    });
    expect(difference).toEqual([]);
    const stored = await call("GET", at, { as: `p${a}` });
    expect(submission.parse(stored.body)).toEqual({
      document: sent,
      receipt,
      base: null,
      by: `p${a}`,
      state: "submitted",
      seq: 1,
      reason: null,
      findings,
    });
  });

  test("of the same figures in another order is the same submission", async () => {
    const sent = document(a);
    const reply = await submit("r2024", { ...sent, figures: sent.figures.toReversed() });
    expect(submitReply.parse(reply.body).receipt?.hash).toBe(sha256Text(canonicalJson(sent)));
  });
});

describe("sending again", () => {
  test("under the same key gives the same reply, byte for byte, and writes nothing", async () => {
    const headers = newKey();
    const one = await submit("r2024", document(a), { headers });
    const before = await rowCounts();
    const two = await submit("r2024", document(a), { headers });
    expect([two.status, two.etag, two.text]).toEqual([one.status, one.etag, one.text]);
    expect(await rowCounts()).toEqual(before);
  });

  test("under the same key, after others have moved on, still gives that reply", async () => {
    const headers = newKey();
    const one = await submit("r2024", document(a), { headers });
    await giveBack("r2024", a, one.etag);
    const two = await submit("r2024", document(a), { headers });
    expect([two.status, two.text]).toEqual([201, one.text]);
  });

  test("something else under the same key is refused", async () => {
    const headers = newKey();
    await submit("r2024", document(a), { headers });
    const other = await submit("r2024", document(a, ["11", "4", "1.5"]), { headers });
    expect(outcome(other)).toBe("422 key-reused");
    const elsewhere = await call("POST", `${at}/accept`, {
      as: `city`,
      headers: { ...headers, ...onto('"r1-e1"') },
    });
    // Another person's keys are another person's.
    expect(elsewhere.status).toBe(200);
  });

  test("the same document under a new key gives the receipt that stands and writes nothing", async () => {
    const one = await submit("r2024", document(a));
    const before = await rowCounts();
    const two = await submit("r2024", document(a));
    expect([two.status, two.etag]).toEqual([200, one.etag]);
    expect(submitReply.parse(two.body)).toEqual({ ...submitReply.parse(one.body), difference: [] });
    expect(await rowCounts()).toEqual(before);
  });

  test("the same document is answered with its receipt even after acceptance and closing", async () => {
    const one = await submit("r2024", document(a));
    const { etag } = await accept("r2024", a, one.etag);
    await moveRound("r2024", "close");
    const again = await submit("r2024", document(a));
    expect([again.status, again.etag]).toEqual([200, etag]);
  });

  test("a key that is no UUID, or none, is refused", async () => {
    for (const headers of [first, { ...first, "Idempotency-Key": "1" }]) {
      const reply = await call("PUT", at, { as: `p${a}`, body: document(a), headers });
      expect(refusal(reply).errors).toEqual([{ pointer: "/headers/Idempotency-Key", code: "uuid" }]);
    }
  });
});

describe("a further revision", () => {
  test("points to its base and says what changed", async () => {
    const one = await submit("r2024", document(a));
    const figures = [actual("KJ-901", "12"), actual("KJ-903", null, { note: null })];
    const changed = { ...document(a), figures: [...figures, actual("KJ-902", "4", { cell: "年报表!H9" })] };
    const two = await submitExplained("r2024", changed, { base: one.etag });
    expect([two.status, two.etag]).toEqual([201, '"r2-e2"']);
    const { difference } = submitReply.parse(two.body);
    expect(
      difference.map(({ indicator, change, before, after }) => [indicator, change, before, after]),
    ).toEqual([
      ["KJ-901", "changed", "10家", "12家"],
      ["KJ-903", "changed", "1.5亿元", "未出数"],
    ]);
    const stored = submission.parse((await call("GET", at, { as: "city" })).body);
    expect([stored.base, stored.seq, stored.receipt.revision]).toEqual([1, 2, 2]);
  });

  test("on an old base is stale: it gets what stands and what differs from it", async () => {
    const one = await submit("r2024", document(a));
    await submit("r2024", document(a, ["11", "4", "1.5"]), { base: one.etag });
    const before = await rowCounts();
    const late = await submit("r2024", document(a, ["12", "4", "1.5"]), { base: one.etag });
    expect(refusal(late)).toEqual({
      code: "stale",
      status: 412,
      current: { revision: 2, etag: '"r2-e2"' },
      difference: [
        {
          indicator: "KJ-901",
          kind: "actual",
          period: "2024",
          scope: { kind: "whole" },
          change: "changed",
          before: "11家",
          after: "12家",
        },
      ],
    });
    expect(late.headers.get("ETag")).toBe('"r2-e2"');
    expect(await rowCounts()).toEqual(before);
  });

  test("must name its base: neither header is 428, a first one where one stands is stale", async () => {
    const headers = newKey();
    const none = await call("PUT", at, { as: `p${a}`, body: document(a), headers });
    expect(outcome(none)).toBe("428 precondition-required");
    const early = await submit("r2024", document(a), { base: '"r1-e1"' });
    expect(refusal(early).current).toEqual({ revision: 0, etag: null });
    await submit("r2024", document(a));
    expect(outcome(await submit("r2024", document(a, ["11", "4", "1"])))).toBe("412 stale");
  });

  test("an ETag weakened on the way is still the same", async () => {
    const one = await submit("r2024", document(a));
    const two = await submit("r2024", document(a, ["11", "4", "1"]), { base: `W/${one.etag}` });
    expect(two.status).toBe(201);
  });

  test("after a return may even be the same document: that answers the return", async () => {
    const one = await submit("r2024", document(a));
    const back = await giveBack("r2024", a, one.etag);
    const again = await submit("r2024", document(a), { base: back.etag });
    expect([again.status, again.etag]).toEqual([201, '"r2-e3"']);
  });

  test("after acceptance is refused", async () => {
    const one = await submit("r2024", document(a));
    const { etag } = await accept("r2024", a, one.etag);
    expect(outcome(await submit("r2024", document(a, ["11", "4", "1"]), { base: etag }))).toBe(
      "409 wrong-state",
    );
  });
});

describe("two writers at once", () => {
  test("of one base: one wins, the other gets 412 with what differs", async () => {
    const replies = await Promise.all([
      submit("r2024", document(a, ["10", "4", "1.5"])),
      submit("r2024", document(a, ["11", "4", "1.5"])),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 412]);
    const loser = replies.find(({ status }) => status === 412);
    expect(loser && refusal(loser)).toMatchObject({
      current: { revision: 1, etag: '"r1-e1"' },
      difference: [{ indicator: "KJ-901", change: "changed" }],
    });
    expect(await rowCounts()).toMatchObject({ submission: 1, idempotency: 2 });
  });

  test("of the same document: one submission, one receipt", async () => {
    const replies = await Promise.all([submit("r2024", document(a)), submit("r2024", document(a))]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 201]);
    const [one, two] = replies.map(({ body }) => submitReply.parse(body).receipt);
    expect(one).toEqual(two);
    expect(await rowCounts()).toMatchObject({ submission: 1 });
  });

  test("under the same key: the same reply twice", async () => {
    const headers = newKey();
    const replies = await Promise.all([1, 2, 3].map(() => submit("r2024", document(a), { headers })));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await rowCounts()).toMatchObject({ submission: 1 });
  });

  test("submitting while the city closes: the write is guarded by the round's own event", async () => {
    const scope = scopeOf(env.DB);
    const event = {
      of: "unit",
      round: "r2024",
      org: b,
      seq: 1,
      kind: "submitted",
      revision: 1,
      reason: null,
      person: `p${b}`,
      at: new Date().toISOString(),
    } as const;
    await moveRound("r2024", "close");
    await expect(insertEvent(scope, { ...event, roundSeq: 1 }).run()).rejects.toThrow("event.seq");
    await insertEvent(scope, { ...event, roundSeq: 2 }).run();
  });
});

describe("what a submission is refused for", () => {
  const nothingStored = async () => expect(await rowCounts()).toMatchObject({ submission: 0, event: 1 });

  test("findings that block: they come back with figure and rule, nothing is stored", async () => {
    const reply = await submit("r2024", document(a, ["3", "4", null]));
    const { code, findings = [] } = refusal(reply);
    expect(code).toBe("findings-block");
    expect(findings.map(({ rule, severity, outcome: result }) => [rule.id, severity, result])).toContainEqual(
      ["SUB-PART", "error", "fail"],
    );
    await nothingStored();
  });

  test("the same figure twice", async () => {
    const sent = { ...document(a), figures: [...document(a).figures, actual("KJ-901", "11")] };
    const { findings = [] } = refusal(await submit("r2024", sent));
    expect(findings.map(({ rule }) => rule.id)).toContain("STR-DUPLICATE");
    await nothingStored();
  });

  test("a value that is not what was typed, and a unit of the sender's own choice", async () => {
    const sent = document(a);
    const figures = sent.figures.map((figure): Figure => {
      if (figure.kind === "actual" && figure.indicator === "KJ-901") return { ...figure, value: "500" };
      return figure.kind === "actual" && figure.indicator === "KJ-903" ? { ...figure, unit: "万元" } : figure;
    });
    const { code, findings = [] } = refusal(await submit("r2024", { ...sent, figures }));
    const errors = findings.flatMap(({ rule, severity }) => (severity === "error" ? [rule.id] : []));
    expect([code, errors]).toEqual(["findings-block", ["STR-FIGURE", "TYP-VALUE"]]);
  });

  test("a target whose number or requirement is not what its words say", async () => {
    const asked: Target = {
      requirement: "atLeast",
      number: "70",
      unit: "家",
      baseYear: null,
      ambition: null,
      peerGroup: null,
      commitment: null,
      text: "不少于70家",
    };
    const sent = (target: Target) => {
      const figure: Figure = {
        kind: "target",
        indicator: "KJ-901",
        period: "2025",
        scope: { kind: "whole" },
        cell: "年报表!M9",
        note: null,
        target,
      };
      return { ...document(a), figures: [...document(a).figures, figure] };
    };
    const lies: Partial<Target>[] = [
      { number: "500" },
      { requirement: "atMost" },
      { requirement: "multiple", unit: null, baseYear: 2020 },
      { number: "0.007", unit: "万家" },
      { requirement: "atLeast", text: "走在全省前列" },
      { requirement: "text", text: "走在全省前列" },
    ];
    for (const lie of lies) {
      const { code, findings = [] } = refusal(await submit("r2024", sent({ ...asked, ...lie })));
      const errors = findings.flatMap(({ rule, severity }) => (severity === "error" ? [rule.id] : []));
      expect([lie, code, errors]).toEqual([lie, "findings-block", ["TYP-TARGETWORDS"]]);
    }
    await nothingStored();
    expect((await submitExplained("r2024", sent(asked))).status).toBe(201);
  });

  test("another form version than the round's", async () => {
    const sent = { ...document(a), form: { id: "small", version: 2 } };
    expect(outcome(await submit("r2024", sent))).toBe("409 form-closed");
    await nothingStored();
  });

  test("another period than the round's, another unit than the address's", async () => {
    const period = await submit("r2024", { ...document(a), period: "2023" });
    expect(refusal(period).errors).toEqual([{ pointer: "/period", code: "not-the-rounds-period" }]);
    const headers = { ...newKey(), ...first };
    const org = await call("PUT", at, { as: `p${a}`, body: document(b), headers });
    expect(refusal(org).errors).toEqual([{ pointer: "/org", code: "not-the-paths-org" }]);
    await nothingStored();
  });

  test("a round that is closed", async () => {
    await moveRound("r2024", "close");
    expect(outcome(await submit("r2024", document(a)))).toBe("409 wrong-state");
  });

  test("a body that is no JSON, not said to be JSON, or larger than 1 MB", async () => {
    const headers = { ...newKey(), ...first };
    const notJson = await call("PUT", at, { as: `p${a}`, body: "{", headers });
    expect(outcome(notJson)).toBe("400 not-json");
    const form = { ...headers, "Content-Type": "text/plain" };
    expect(outcome(await call("PUT", at, { as: `p${a}`, body: "{}", headers: form }))).toBe(
      "415 unsupported-media-type",
    );
    const large = JSON.stringify({ ...document(a), filler: "x".repeat(5 * 1024 * 1024) });
    expect(outcome(await call("PUT", at, { as: `p${a}`, body: large, headers }))).toBe("413 body-too-large");
    const { length } = large;
    const said = { ...headers, "Content-Length": String(length) };
    expect(outcome(await call("PUT", at, { as: `p${a}`, body: "{}", headers: said }))).toBe(
      "413 body-too-large",
    );
    await nothingStored();
  });

  test("names at most fifty places where it does not fit", async () => {
    const figures = Array.from({ length: 300 }, () => ({ kind: "actual" }));
    const headers = { ...newKey(), ...first };
    const reply = await call("PUT", at, { as: `p${a}`, body: { ...document(a), figures }, headers });
    expect(refusal(reply).errors).toHaveLength(50);
  });
});

describe("a dry run", () => {
  const dryRun = (body: unknown) => call("PUT", `${at}?dryRun=true`, { as: `p${a}`, body });

  test("gives findings and difference, needs neither key nor base and stores nothing", async () => {
    const before = await rowCounts();
    const reply = await dryRun(document(a, ["3", "4", "1"]));
    expect(reply.status).toBe(200);
    const { receipt, findings, difference } = submitReply.parse(reply.body);
    expect(receipt).toBe(null);
    expect(findings.map(({ rule }) => rule.id)).toContain("SUB-PART");
    expect(difference.map(({ indicator, change, after }) => [indicator, change, after])).toEqual([
      ["KJ-901", "added", "3家"],
      ["KJ-902", "added", "4家"],
      ["KJ-903", "added", "1亿元"],
    ]);
    expect(await rowCounts()).toEqual(before);
  });

  test("of what already stands is checked as well", async () => {
    await submit("r2024", document(a));
    const reply = submitReply.parse((await dryRun(document(a))).body);
    expect([reply.receipt, reply.difference]).toEqual([null, []]);
  });

  test("is refused like a real one where the round does not take it, and for another word than true", async () => {
    await moveRound("r2024", "close");
    expect(outcome(await dryRun(document(a)))).toBe("409 wrong-state");
    const odd = await call("PUT", `${at}?dryRun=yes`, { as: `p${a}`, body: document(a) });
    expect(refusal(odd).errors).toEqual([{ pointer: "/query/dryRun", code: "invalid_value" }]);
  });
});
