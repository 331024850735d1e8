import { beforeEach, describe, expect, test } from "vitest";
import type { FlowStep, Journey } from "../../../addin/flow/progress.ts";
import { type PullOptions, pullIntoWorkbook } from "../../../addin/flow/pull.ts";
import type { FileWorkbook } from "../../../addin/host/file/open-workbook-file.ts";
import { now } from "../api/a-session.ts";
import { html } from "../api/fake-server.ts";
import { aDocument } from "./a-document.ts";
import { aSubmission } from "./a-submission.ts";
import { city, type FakeApi, fakeApi } from "./fake-api.ts";
import { filledWorkbook } from "./filled-workbook.ts";
import { clientOf, memoryStores } from "./memory-stores.ts";

let api: FakeApi;
let stores: ReturnType<typeof memoryStores>;
beforeEach(() => {
  api = fakeApi({ rounds: [{ id: "y2024", name: "2024年报", period: "2024", state: "published" }] });
  api.submissions.set(
    "y2024 330481",
    aSubmission("y2024", aDocument("330481", "2024", "12"), { state: "accepted", seq: 2 }),
  );
  api.submissions.set(
    "y2024 330482",
    aSubmission("y2024", aDocument("330482", "2024", "30"), { state: "accepted", seq: 2 }),
  );
  stores = memoryStores();
});

const pull = (host: FileWorkbook, round?: string, workbook = "/home/a.xlsx") =>
  pullWith(host, { workbook, ...(round === undefined ? {} : { round }) });

const pullWith = (host: FileWorkbook, options: Partial<PullOptions & Journey>) =>
  pullIntoWorkbook(
    { host, client: clientOf(api), pulls: stores.pulls, now: () => now },
    { workbook: "/home/a.xlsx", ...options },
  );

const sheetNames = async (host: FileWorkbook) => {
  const snapshot = await host.snapshot();
  return snapshot.ok ? snapshot.value.sheets.map(({ name }) => name) : [];
};

const peerSheet = async (host: FileWorkbook) => {
  const snapshot = await host.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  return snapshot.value.sheets.find(({ name }) => name.startsWith("同级汇总"));
};

const mergedCalls = () => api.requests.filter(({ path }) => path.endsWith("/merged"));

describe("pulling the peers' figures", () => {
  test("puts them into a sheet of their own, the values of each unit", async () => {
    const host = await filledWorkbook();
    expect(await pull(host)).toMatchObject({
      ok: true,
      value: { kind: "put", report: { sheet: "同级汇总 2024年报", how: "added" } },
    });
    const cells = (await peerSheet(host))?.values.flat();
    expect(cells?.some((cell) => String(cell).startsWith("海宁市"))).toBe(true);
    expect(cells).toContain(12);
    expect(cells).toContain(30);
  });

  test("again, unchanged, writes nothing: 304", async () => {
    const host = await filledWorkbook();
    await pull(host);
    const after = host.bytes();
    expect(await pull(host)).toEqual({ ok: true, value: { kind: "unchanged", sheet: "同级汇总 2024年报" } });
    expect(mergedCalls()[1]?.headers["if-none-match"]).toBeDefined();
    expect(host.bytes()).toEqual(after);
  });

  test("again is a full pull where someone has written over the pulled figures", async () => {
    const host = await filledWorkbook();
    await pull(host);
    const sheet = await peerSheet(host);
    const row = sheet?.values.findIndex((cells) => cells.includes(30)) ?? -1;
    const column = sheet?.values[row]?.indexOf(30) ?? -1;
    const address = { row: row + (sheet?.origin.row ?? 1), column: column + (sheet?.origin.column ?? 1) };
    await host.writeCells([{ sheet: "同级汇总 2024年报", address, value: 31 }]);
    expect(await pull(host)).toMatchObject({
      ok: true,
      value: { kind: "put", report: { how: "refreshed" } },
    });
    expect((await peerSheet(host))?.values.flat()).toContain(30);
    expect((await peerSheet(host))?.values.flat()).not.toContain(31);
  });

  test("into another workbook is a full pull, whatever the first one has", async () => {
    await pull(await filledWorkbook());
    expect(await pull(await filledWorkbook(), undefined, "/home/b.xlsx")).toMatchObject({
      ok: true,
      value: { kind: "put", report: { how: "added" } },
    });
  });

  test("before publication gives nothing and leaves the workbook alone", async () => {
    api.rounds = [{ id: "y2024", name: "2024年报", period: "2024", state: "closed" }];
    const host = await filledWorkbook();
    const before = host.bytes();
    expect(await pull(host)).toMatchObject({ ok: false, error: { stop: { code: "not-published" } } });
    expect(await pull(host, "y2024")).toMatchObject({
      ok: false,
      error: { stop: { code: "not-published" } },
    });
    expect(host.bytes()).toEqual(before);
  });

  test("takes the workbook's own round, else the person has to name one of several", async () => {
    api.rounds.push({ id: "y2023", name: "2023年报", period: "2023", state: "published" });
    expect(await pull(await filledWorkbook({ round: "y2023" }))).toMatchObject({
      ok: true,
      value: { table: { round: { id: "y2023" } } },
    });
    expect(await pull(await filledWorkbook({ round: null }))).toMatchObject({
      ok: false,
      error: { stop: { code: "several-rounds" } },
    });
  });

  test("that is answered with rubbish leaves the workbook alone", async () => {
    api.interfere = (seen) => (seen.path.endsWith("/merged") ? html(200)(seen) : undefined);
    const host = await filledWorkbook();
    const before = host.bytes();
    expect(await pull(host)).toEqual({
      ok: false,
      error: { kind: "api", failure: { kind: "unreadable", status: 200, what: "not-json" } },
    });
    expect(host.bytes()).toEqual(before);
  });
});

describe("pulling a selection", () => {
  const pinghu = { orgs: ["330482"], indicators: ["KJ-13"] };

  test("puts it into a sheet beside the whole, which stays as it is", async () => {
    const host = await filledWorkbook();
    await pull(host);
    const whole = await peerSheet(host);
    expect(await pullWith(host, { show: pinghu })).toMatchObject({
      ok: true,
      value: { kind: "put", report: { sheet: "同级对比 2024年报", how: "added" } },
    });
    expect(await peerSheet(host)).toEqual(whole);
    const snapshot = await host.snapshot();
    const cells = snapshot.ok
      ? snapshot.value.sheets.find(({ name }) => name === "同级对比 2024年报")?.values.flat()
      : [];
    expect(cells).toContain(30);
    expect(cells).not.toContain(12);
  });

  test("again, unchanged, writes nothing; the whole and another selection have their own marks", async () => {
    const host = await filledWorkbook();
    await pullWith(host, { show: pinghu });
    const after = host.bytes();
    expect(await pullWith(host, { show: pinghu })).toEqual({
      ok: true,
      value: { kind: "unchanged", sheet: "同级对比 2024年报" },
    });
    expect(host.bytes()).toEqual(after);
    expect(await pullWith(host, { show: { orgs: ["330481"], indicators: [] } })).toMatchObject({
      ok: true,
      value: { report: { sheet: "同级对比 2024年报 (2)", how: "added" } },
    });
    expect(await pull(host)).toMatchObject({ ok: true, value: { report: { how: "added" } } });
  });

  test("that has changed refreshes its own sheet in place", async () => {
    const host = await filledWorkbook();
    await pullWith(host, { show: pinghu });
    const document = aDocument("330482", "2024", "31");
    api.submissions.set("y2024 330482", aSubmission("y2024", document, { state: "accepted", seq: 4 }));
    const before = await sheetNames(host);
    expect(await pullWith(host, { show: pinghu })).toMatchObject({
      ok: true,
      value: { kind: "put", report: { sheet: "同级对比 2024年报", how: "refreshed" } },
    });
    expect(await sheetNames(host)).toEqual(before);
  });
});

describe("the city's grid before acceptance", () => {
  test("holds what was submitted and not accepted too, and says so", async () => {
    api = fakeApi({ person: city });
    api.submissions.set("y2024 330481", aSubmission("y2024", aDocument("330481", "2024", "12")));
    const host = await filledWorkbook();
    expect(await pullWith(host, { round: "y2024", counted: "submitted" })).toMatchObject({
      ok: true,
      value: { kind: "put", table: { state: "open", publishedAt: null } },
    });
    const cells = (await peerSheet(host))?.values.flat().map(String);
    expect(cells).toContain("12");
    expect(cells?.some((cell) => cell.includes("各单位最近一次上报（含未验收）"))).toBe(true);
  });
});

describe("a pull that is cancelled", () => {
  const steps: FlowStep[] = ["reading", "asking", "writing"];

  test("tells its steps", async () => {
    const told: FlowStep[] = [];
    await pullWith(await filledWorkbook(), { onStep: (step) => void told.push(step) });
    expect(told).toEqual(steps);
  });

  test.each(["reading", "asking"])("while %s leaves the workbook as it was", async (last) => {
    const host = await filledWorkbook();
    const before = host.bytes();
    const control = new AbortController();
    const onStep = (step: FlowStep) => {
      if (step === last) control.abort();
    };
    expect(await pullWith(host, { signal: control.signal, onStep })).toEqual({
      ok: false,
      error: { kind: "host", refusal: { code: "cancelled", detail: {} } },
    });
    expect(host.bytes()).toEqual(before);
    expect(stores.marks.size).toBe(0);
  });

  test("between the answer and the writing leaves the workbook as it was", async () => {
    const host = await filledWorkbook();
    const before = host.bytes();
    const control = new AbortController();
    api.interfere = (seen) => {
      if (seen.path.startsWith("forms/")) control.abort();
      return undefined;
    };
    expect(await pullWith(host, { signal: control.signal })).toMatchObject({
      ok: false,
      error: { refusal: { code: "cancelled" } },
    });
    expect(host.bytes()).toEqual(before);
  });
});
