import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { submission, submitReply } from "../../shared/schema/submission.ts";
import { accept, call, giveBack, moveRound, newKey, refusal, submit } from "./call.ts";
import { testCity, units } from "./city.ts";
import { document } from "./document.ts";

const [a] = units;

beforeEach(async () => {
  await testCity(env.DB);
  await moveRound("r2024", "open");
});

describe("a first submission", () => {
  test("is stored whole and answered with a receipt", async () => {
    const sent = document(a);
    const reply = await submit("r2024", sent);
    expect(reply.status).toBe(201);
    expect(reply.etag).toBe('"r1-e1"');
    const { receipt, difference } = submitReply.parse(reply.body);
    expect(receipt).toMatchObject({ round: "r2024", org: a, revision: 1, figures: 3 });
    expect(difference.map(({ change }) => change)).toEqual(["added", "added", "added"]);
    const stored = await call("GET", `rounds/r2024/submissions/${a}`, { as: `p${a}` });
    expect(stored.etag).toBe('"r1-e1"');
    expect(submission.parse(stored.body)).toEqual({
      document: sent,
      receipt,
      base: null,
      by: `p${a}`,
      state: "submitted",
      seq: 1,
      reason: null,
      findings: submitReply.parse(reply.body).findings,
    });
  });
});

describe("two writers", () => {
  test("of one base: one wins, the other gets 412 with what differs", async () => {
    const replies = await Promise.all([
      submit("r2024", document(a, ["10", "4", "1.5"])),
      submit("r2024", document(a, ["11", "4", "1.5"])),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 412]);
    const loser = replies.find(({ status }) => status === 412);
    expect(loser && refusal(loser)).toMatchObject({
      code: "stale",
      current: { revision: 1, etag: '"r1-e1"' },
      difference: [{ indicator: "KJ-901", change: "changed" }],
    });
  });
});

describe("the way to a published table", () => {
  test("submit, accept, close, publish, pull", async () => {
    for (const org of units) {
      const sent = await submit("r2024", document(org));
      expect((await accept("r2024", org, sent.etag)).status).toBe(200);
    }
    expect((await moveRound("r2024", "close")).status).toBe(200);
    const published = await moveRound("r2024", "publish");
    expect(published.status).toBe(200);
    const pulled = await call("GET", "rounds/r2024/merged", { as: `p${a}` });
    expect(pulled.status).toBe(200);
    expect(pulled.body).toMatchObject({ audience: "full", state: "published" });
    const again = await call("GET", "rounds/r2024/merged", {
      as: `p${a}`,
      headers: { "If-None-Match": pulled.etag ?? "" },
    });
    expect(again.status).toBe(304);
  });
  test("a returned one may be sent again", async () => {
    const sent = await submit("r2024", document(a));
    const back = await giveBack("r2024", a, sent.etag);
    expect(back.status).toBe(200);
    const again = await submit("r2024", document(a), { base: back.etag });
    expect(again.status).toBe(201);
    expect(again.etag).toBe('"r2-e3"');
    expect(newKey()).not.toEqual(newKey());
  });
});
