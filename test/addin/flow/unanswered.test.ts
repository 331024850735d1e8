import { beforeEach, describe, expect, test } from "vitest";
import { status } from "../../../addin/flow/status.ts";
import { submitWorkbook } from "../../../addin/flow/submit.ts";
import { findUnanswered } from "../../../addin/flow/unanswered.ts";
import { unansweredSentence } from "../../../addin/text/unanswered-sentence.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { timesOut } from "../api/fake-server.ts";
import { aDocument } from "./a-document.ts";
import { aSubmission } from "./a-submission.ts";
import { type FakeApi, fakeApi, haining } from "./fake-api.ts";
import { filledWorkbook } from "./filled-workbook.ts";
import { clientOf, countedUuids, memoryStores } from "./memory-stores.ts";

const withFirms = (actual: number) => filledWorkbook({ cells: { "KJ-13": { actual } } });
const latest = "y2024 330481";

let api: FakeApi;
let stores: ReturnType<typeof memoryStores>;
let uuid: () => string;
beforeEach(() => {
  api = fakeApi();
  stores = memoryStores();
  uuid = countedUuids();
});

const submit = async (actual: number, dryRun = false) =>
  submitWorkbook(
    { host: await withFirms(actual), client: clientOf(api), ...stores, randomUuid: uuid },
    { form: yearlyForm, dryRun },
  );

/** The answer is lost on its way back; what was asked is done. */
async function submitUnanswered(actual: number): Promise<void> {
  const server = fakeApi();
  server.submissions = api.submissions;
  server.replaced = api.replaced;
  api.interfere = async (seen) => {
    if (seen.method !== "PUT" || seen.path.includes("dryRun")) return undefined;
    const { method, headers } = seen;
    const url = `https://zhibao.test/api/v1/${seen.path}`;
    await server.fetch(new Request(url, { method, headers, body: JSON.stringify(seen.body) }));
    return timesOut(seen);
  };
  expect(await submit(actual)).toMatchObject({ ok: true, value: { kind: "kept" } });
  api.interfere = undefined;
}

/** It never comes to the server. */
async function submitLost(actual: number): Promise<void> {
  api.interfere = (seen) => (seen.method === "PUT" ? timesOut(seen) : undefined);
  expect(await submit(actual)).toMatchObject({ ok: true, value: { kind: "kept" } });
  api.interfere = undefined;
}

async function unanswered(person = haining) {
  const client = clientOf(api);
  const found = await status(client);
  if (!found.ok) throw new Error("no status");
  const rounds = found.value.rounds.map(({ summary }) => summary);
  const all = await findUnanswered({ client, ...stores }, { person, rounds });
  if (!all.ok) throw new Error(all.error.kind);
  return all.value;
}

const colleague = (revision: number, state: "submitted" | "accepted" = "submitted") =>
  api.submissions.set(
    latest,
    aSubmission("y2024", aDocument("330481", "2024", "20"), { revision, seq: revision, state }),
  );

describe("one's own submission that arrived without an answer", () => {
  test("is no change of somebody else's: a correction replaces it like any other revision", async () => {
    await submitUnanswered(12);
    const corrected = await submit(13);
    expect(corrected).toMatchObject({
      ok: true,
      value: {
        kind: "submitted",
        receipt: { revision: 2 },
        difference: [{ indicator: "KJ-13", before: "12", after: "13" }],
      },
    });
    expect(stores.kept.size).toBe(0);
  });

  test("is known as one's own from the preview on, and stays so", async () => {
    await submitUnanswered(12);
    expect(await submit(13, true)).toMatchObject({ ok: true, value: { kind: "passed" } });
    expect(stores.seenEtags.get(latest)).toBe('"r1-e1"');
    expect(await submit(13)).toMatchObject({ ok: true, value: { kind: "submitted" } });
  });

  test("does not make a colleague's later revision one's own", async () => {
    await submitUnanswered(12);
    colleague(2);
    expect(await submit(13)).toMatchObject({ ok: true, value: { kind: "stale" } });
  });

  test("is told with its receipt, once, and then removed by who was told", async () => {
    await submitUnanswered(12);
    const [told, ...others] = await unanswered();
    expect(others).toEqual([]);
    expect(told).toMatchObject({ kind: "arrived", name: "2024年报", receipt: { revision: 1 } });
    expect(stores.kept.size).toBe(1);
    expect(stores.seenEtags.get(latest)).toBe('"r1-e1"');
    if (told) await stores.outbox.clear(told.id);
    expect(await unanswered()).toEqual([]);
  });
});

describe("one that did not arrive", () => {
  test("waits while it can be sent again", async () => {
    await submitLost(12);
    expect(await unanswered()).toMatchObject([{ kind: "waiting", name: "2024年报" }]);
    expect(await submit(12)).toMatchObject({ ok: true, value: { kind: "submitted" } });
    expect(await unanswered()).toEqual([]);
  });

  test("goes when another revision arrives from here: what it would have replaced is gone", async () => {
    await submitLost(12);
    expect(await submit(13)).toMatchObject({ ok: true, value: { kind: "submitted" } });
    expect(stores.kept.size).toBe(0);
  });

  test("is told to have been overtaken when another revision has come from elsewhere", async () => {
    await submitLost(12);
    colleague(1);
    expect(await unanswered()).toMatchObject([{ kind: "replaced", revision: 1 }]);
  });

  test.each([
    ["the round is closed", () => api.rounds.splice(0, 1, { ...y2024, state: "closed" })],
    ["the round is gone", () => api.rounds.splice(0)],
    ["another revision is accepted", () => colleague(1, "accepted")],
  ])("is told to be too late when %s", async (_name, happens) => {
    await submitLost(12);
    happens();
    expect(await unanswered()).toMatchObject([{ kind: "too-late" }]);
    expect(stores.kept.size).toBe(1);
  });

  test("is told to be of another unit when the person has changed to one, without asking for it", async () => {
    await submitLost(12);
    const before = api.requests.length;
    const moved = { ...haining, org: "330482", orgName: "平湖市" };
    expect(await unanswered(moved)).toMatchObject([{ kind: "other-org", id: { org: "330481" } }]);
    expect(api.requests.slice(before).map(({ path }) => path)).toEqual(["rounds"]);
  });

  test("cannot be told of while the server does not answer, and stays", async () => {
    await submitLost(12);
    api.interfere = (seen) => (seen.path.includes("submissions") ? timesOut(seen) : undefined);
    await expect(unanswered()).rejects.toThrow("api");
    expect(stores.kept.size).toBe(1);
  });
});

const y2024 = { id: "y2024", name: "2024年报", period: "2024" };

test("each is said in a sentence without a blank", async () => {
  const id = { round: "y2024", org: "330481", hash: "a".repeat(64) };
  const { receipt } = aSubmission("y2024", aDocument("330481", "2024", "20"));
  const kinds = [
    { kind: "arrived", receipt },
    { kind: "waiting" },
    { kind: "replaced", revision: 3 },
    { kind: "too-late" },
    { kind: "other-org" },
  ] as const;
  for (const kind of kinds) {
    for (const locale of ["zh", "en"] as const) {
      const said = unansweredSentence({ id, name: "2024年报", ...kind }, locale);
      expect(said).toContain("2024年报");
      expect(said).not.toMatch(/undefined|null| 0 |\[object/);
    }
  }
});
