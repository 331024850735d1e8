import { expect, test } from "vitest";
import * as z from "zod";
import type { ApiClient } from "../../../addin/api/client.ts";
import { fetchAhead } from "../../../addin/flow/fetch-ahead.ts";
import { heldByCity } from "../../../addin/flow/held-by-city.ts";
import { keptReplies } from "../../../addin/flow/kept-replies.ts";
import type { FormRule } from "../../../shared/schema/form-rule.ts";
import { timesOut } from "../api/fake-server.ts";
import { acceptedBefore } from "./accepted-before.ts";
import { city, fakeApi, haining } from "./fake-api.ts";
import { clientOf, replyMemory } from "./memory-stores.ts";

type Asked = Awaited<ReturnType<ApiClient["rules"]>>;

/** A server whose answers come when the test says so. */
function slowServer() {
  const waiting: ((answer: Asked) => void)[] = [];
  const known: (string | null)[] = [];
  const client = {
    person: async () => haining,
    rules: (_: unknown, etag: string | null) => {
      known.push(etag);
      return new Promise<Asked>((resolve) => waiting.push(resolve));
    },
    cancelledBy: () => client,
  };
  const answer = (value: FormRule[], etag: string) =>
    waiting.shift()?.({ ok: true, value: { kind: "changed", value, etag } });
  return { client, known, answer };
}

const rule: FormRule = {
  id: "FORM-01",
  version: 1,
  state: "active",
  severity: "query",
  text: "KJ-13 ≤ KJ-14",
  missing: "skipIfAnyMissing",
  reason: "新增的应计入总数",
};

function rulesAt(client: ReturnType<typeof slowServer>["client"], memory = replyMemory(), patience = 1) {
  return keptReplies(
    { client, memoryOf: () => memory, lateReplies: "kept", patience: { kept: patience, none: patience } },
    {
      nameOf: (form: string) => ["rules", form],
      shape: z.custom<FormRule[]>(Array.isArray),
      ask: (asking: typeof client, form, etag) => asking.rules(form, etag),
    },
  );
}

test("a server that does not answer holds nobody up; its late answer is kept and asked about by its ETag", async () => {
  const { client, known, answer } = slowServer();
  const memory = replyMemory();
  const rules = rulesAt(client, memory);
  expect(await rules("a")).toEqual({ why: "no-answer" });
  expect(await rules("a")).toEqual({ why: "no-answer" });
  expect(known).toEqual([null]);
  answer([rule], '"1"');
  await expect.poll(() => memory.kept.size).toBe(1);
  expect(await rules("a")).toEqual({ value: [rule], asOf: "before" });
  expect(known).toEqual([null, '"1"']);
});

test("what is damaged or of another version is asked for anew", async () => {
  const { client, known, answer } = slowServer();
  const memory = replyMemory();
  await memory.keep(["rules", "a"], { etag: '"1"', value: "damaged" });
  const asked = rulesAt(client, memory, 60_000)("a");
  await expect.poll(() => known).toEqual([null]);
  answer([], '"2"');
  expect(await asked).toEqual({ value: [], asOf: "now" });
});

test("one question serves all who ask at the same time", async () => {
  const { client, known, answer } = slowServer();
  const rules = rulesAt(client, replyMemory(), 60_000);
  const both = Promise.all([rules("a"), rules("a")]);
  await expect.poll(() => known.length).toBe(1);
  answer([rule], '"1"');
  expect(await both).toEqual([
    { value: [rule], asOf: "now" },
    { value: [rule], asOf: "now" },
  ]);
  expect(known).toEqual([null]);
});

test("with the tasks comes what they are checked with, so that it is there without a network", async () => {
  const api = acceptedBefore([]);
  const client = clientOf(api);
  const memory = replyMemory();
  const held = heldByCity({ client, memoryOf: () => memory, lateReplies: "kept" });
  const rounds = await client.rounds();
  if (!rounds.ok) throw new Error(rounds.error.kind);
  await fetchAhead(held, haining, rounds.value);
  expect([...memory.kept.keys()].sort()).toEqual(["compared y2024 330481", "rounds"]);
  api.interfere = timesOut;
  expect(await held.compared({ round: "y2024", org: "330481" })).toEqual({
    value: { accepted: [], targets: [] },
    asOf: "before",
  });
  await memory.forget();
  expect(await held.rounds()).toEqual({ why: "no-answer" });
});

test("the city's people report for no unit: nothing is fetched ahead for them", async () => {
  const api = fakeApi({ person: city });
  const client = clientOf(api);
  const held = heldByCity({ client, memoryOf: () => replyMemory(), lateReplies: "kept" });
  await fetchAhead(held, city, []);
  expect(api.requests).toEqual([]);
});
