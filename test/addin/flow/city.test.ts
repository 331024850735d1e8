import { beforeEach, describe, expect, test } from "vitest";
import { type Decision, decide } from "../../../addin/flow/decide.ts";
import { moveRound } from "../../../addin/flow/move-round.ts";
import { reviewRound, reviewSubmission } from "../../../addin/flow/review.ts";
import { status } from "../../../addin/flow/status.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { SubmissionDocument } from "../../../shared/schema/submission.ts";
import { aDocument } from "./a-document.ts";
import { aSubmission } from "./a-submission.ts";
import { city, type FakeApi, fakeApi, haining } from "./fake-api.ts";
import { clientOf, countedUuids, memoryStores } from "./memory-stores.ts";

const document = {
  form: { id: yearlyForm.id, version: yearlyForm.version },
  org: "330481",
  period: "2024",
  figures: [],
  explanations: [],
  signers: { unitHead: "李", statisticsHead: "陈", preparer: "王", phone: null, reportDate: "2025-01-15" },
};

let api: FakeApi;
let stores: ReturnType<typeof memoryStores>;
let uuid: () => string;
beforeEach(() => {
  api = fakeApi({ person: city });
  stores = memoryStores();
  uuid = countedUuids();
  api.submissions.set("y2024 330481", aSubmission("y2024", document));
});

const ports = () => ({ client: clientOf(api), ...stores, randomUuid: uuid });
const accept = () => decide(ports(), "y2024", "330481", { kind: "accept" });
const look = () => reviewSubmission(ports(), "y2024", "330481");
const stateNow = () => api.submissions.get("y2024 330481")?.state;

/** A second revision, sent after the first. */
function replaceBy(changed: SubmissionDocument): void {
  const first = api.submissions.get("y2024 330481");
  if (first) api.replaced.set("y2024 330481 1", first);
  api.submissions.set("y2024 330481", aSubmission("y2024", changed, { revision: 2, seq: 2 }));
}

describe("looking at a submission", () => {
  test("shows what differs from the revision it replaces, and nothing of a first one", async () => {
    expect(await look()).toMatchObject({ ok: true, value: { differences: null } });
    replaceBy({ ...document, figures: aDocument("330481", "2024", "12").figures });
    expect(await look()).toMatchObject({
      ok: true,
      value: {
        differences: [
          {
            indicator: "KJ-13",
            kind: "actual",
            period: "2024",
            scope: { kind: "whole" },
            change: "added",
            before: null,
            after: "12家",
          },
        ],
      },
    });
  });

  test("that cannot be shown whole is not taken as looked at", async () => {
    api.submissions.set("y2024 330481", aSubmission("y2024", document, { revision: 2, seq: 2 }));
    expect(await look()).toMatchObject({ ok: false, error: { kind: "api" } });
    expect(stores.seenEtags.size).toBe(0);
  });
});

describe("accepting and returning", () => {
  test("changes what was submitted", async () => {
    await look();
    expect(await accept()).toMatchObject({
      ok: true,
      value: { kind: "done", reply: { state: "accepted", revision: 1 } },
    });
    expect(stateNow()).toBe("accepted");
  });

  test("twice is once: the second time says so", async () => {
    await look();
    await accept();
    expect(await accept()).toEqual({ ok: true, value: { kind: "already", revision: 1 } });
    expect(api.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("carries the reason back to the unit", async () => {
    await look();
    await decide(ports(), "y2024", "330481", { kind: "return", reason: "请核对研发费用" });
    expect(api.requests.at(-1)).toMatchObject({
      path: "rounds/y2024/submissions/330481/return",
      body: { reason: "请核对研发费用" },
      headers: { "if-match": '"r1-e1"' },
    });
  });

  test.each<Decision>([{ kind: "accept" }, { kind: "return", reason: "请核对研发费用" }])(
    "needs the submission to have been looked at on this machine: $kind",
    async (decision) => {
      expect(await decide(ports(), "y2024", "330481", decision)).toEqual({
        ok: false,
        error: {
          kind: "stop",
          stop: { code: "not-reviewed", detail: { round: "y2024", org: "330481", revision: "1" } },
        },
      });
      expect(api.requests.filter(({ method }) => method === "POST")).toEqual([]);
      expect(stateNow()).toBe("submitted");
    },
  );

  test("does not touch a revision that came in after the one that was looked at", async () => {
    await stores.seen.save("y2024", "330481", '"r1-e1"');
    api.submissions.set("y2024 330481", aSubmission("y2024", document, { revision: 2, seq: 2 }));
    expect(await accept()).toMatchObject({
      ok: false,
      error: { stop: { code: "changed-since-review", detail: { revision: "2" } } },
    });
    expect(stateNow()).toBe("submitted");
  });

  test("passes after the new revision was looked at", async () => {
    replaceBy(document);
    expect(await look()).toMatchObject({ ok: true });
    expect(await accept()).toMatchObject({ ok: true, value: { kind: "done" } });
  });

  test("is of the revision that stands before the person, whatever another window has shown since", async () => {
    replaceBy(document);
    await look();
    const decided = await decide(ports(), "y2024", "330481", { kind: "accept" }, { shown: '"r1-e1"' });
    expect(decided).toMatchObject({
      ok: false,
      error: { stop: { code: "changed-since-review", detail: { revision: "2" } } },
    });
    expect(stateNow()).toBe("submitted");
  });

  test("needs something that stands as submitted", async () => {
    api.submissions.set("y2024 330481", aSubmission("y2024", document, { state: "returned", seq: 2 }));
    expect(await accept()).toMatchObject({ ok: false, error: { stop: { code: "wrong-decision" } } });
  });

  test("of a unit that has sent nothing is not found", async () => {
    expect(await decide(ports(), "y2024", "330482", { kind: "accept" })).toMatchObject({
      ok: false,
      error: { kind: "api", failure: { problem: { code: "not-found" } } },
    });
  });
});

describe("moving a round on", () => {
  const move = (step: "open" | "close" | "publish", withoutMissing = true) =>
    moveRound(ports(), "y2024", step, { withoutMissing });

  test("does not publish without the units that are missing unless told to, and names them", async () => {
    await move("close");
    const stopped = await move("publish", false);
    expect(stopped).toMatchObject({ ok: true, value: { kind: "incomplete", round: { state: "closed" } } });
    expect(api.requests.filter(({ path }) => path.endsWith("/publish"))).toEqual([]);
  });

  test("goes through closed to published", async () => {
    expect(await move("close")).toMatchObject({
      ok: true,
      value: { kind: "done", round: { state: "closed" } },
    });
    expect(await move("publish")).toMatchObject({
      ok: true,
      value: { kind: "done", round: { state: "published" } },
    });
    expect(await move("publish")).toMatchObject({ ok: true, value: { kind: "already" } });
  });

  test("does not publish a round that is still open", async () => {
    expect(await move("publish")).toMatchObject({
      ok: false,
      error: { stop: { code: "wrong-round-step", detail: { state: "open", before: "closed" } } },
    });
    expect(api.requests.filter(({ method }) => method === "POST")).toEqual([]);
  });
});

describe("the state of things", () => {
  test("for the city says of each round who has reported", async () => {
    const found = await status(clientOf(api));
    expect(found).toMatchObject({
      ok: true,
      value: {
        person: city,
        rounds: [
          {
            board: {
              entries: [
                { org: "330481", state: "submitted" },
                { org: "330482", state: "none" },
              ],
            },
          },
        ],
      },
    });
  });

  test("for a county says its own, and asks for no board", async () => {
    api.person = haining;
    const found = await status(clientOf(api));
    expect(found).toMatchObject({
      ok: true,
      value: { rounds: [{ summary: { mine: { state: "submitted", revision: 1 } }, board: null }] },
    });
    expect(api.requests.map(({ path }) => path)).toEqual(["rounds"]);
  });

  test("of a round names its units", async () => {
    expect(await reviewRound(clientOf(api), "y2024")).toMatchObject({
      ok: true,
      value: { orgs: [{ name: "海宁市" }, { name: "平湖市" }] },
    });
  });
});
