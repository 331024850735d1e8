import { beforeEach, describe, expect, test } from "vitest";
import { submitWorkbook } from "../../../addin/flow/submit.ts";
import type { FileWorkbook } from "../../../addin/host/file/open-workbook-file.ts";
import { ownBindingText } from "../../../addin/table/binding/binding-in-workbook.ts";
import { bindingNames, figureCellName } from "../../../addin/table/binding/binding-names.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { submissionDocument } from "../../../shared/schema/submission.ts";
import { html, json, noNetwork, timesOut } from "../api/fake-server.ts";
import { aSubmission } from "./a-submission.ts";
import { type FakeApi, fakeApi, refused } from "./fake-api.ts";
import { boundText, filledWorkbook } from "./filled-workbook.ts";
import { clientOf, countedUuids, memoryStores } from "./memory-stores.ts";
import { snapshotIn } from "./own-table.ts";

/** KJ-13 新增高新技术企业数: typed, counted in 家. */
const indicator = "KJ-13";
const withFirms = (actual: number | string) => filledWorkbook({ cells: { [indicator]: { actual } } });

let api: FakeApi;
let stores: ReturnType<typeof memoryStores>;
let uuid: () => string;
beforeEach(() => {
  api = fakeApi();
  stores = memoryStores();
  uuid = countedUuids();
});

const submit = (host: FileWorkbook, options: { round?: string; period?: string; dryRun?: boolean } = {}) =>
  submitWorkbook(
    { host, client: clientOf(api), ...stores, randomUuid: uuid },
    { form: yearlyForm, dryRun: false, ...options },
  );

const puts = () => api.requests.filter(({ method }) => method === "PUT");
const stored = () => api.submissions.get("y2024 330481");
const lostOnWrite = (failure: typeof noNetwork) => {
  api.interfere = (seen) => (seen.method === "PUT" ? failure(seen) : undefined);
};

describe("submitting a workbook", () => {
  test("stores the figures and writes the receipt into the binding sheet", async () => {
    const host = await withFirms(12);
    const outcome = await submit(host);
    expect(outcome).toMatchObject({ ok: true, value: { kind: "submitted", noted: "noted" } });
    const figure = stored()?.document.figures.find(
      (one) => one.indicator === indicator && one.kind === "actual",
    );
    expect(figure).toMatchObject({ value: "12", unit: "家", period: "2024" });
    expect(await boundText(host, "receipt")).toBe(stored()?.receipt.number);
    expect(await boundText(host, "etag")).toBe('"r1-e1"');
    expect(await boundText(host, "receiptHash")).toBe(stored()?.receipt.hash);
  });

  test("a second time changes nothing and gives the first receipt", async () => {
    const host = await withFirms(12);
    await submit(host);
    const again = await submit(host);
    expect(again).toMatchObject({
      ok: true,
      value: { kind: "unchanged", noted: "noted-before", receipt: { revision: 1 } },
    });
    expect(puts()).toHaveLength(1);
  });

  test("with a correction makes the next revision on the base the workbook knows", async () => {
    const host = await withFirms(12);
    await submit(host);
    const place = { sheet: "年报表", address: await cellOf(host, indicator) };
    await host.writeCells([{ ...place, value: 13 }]);
    const outcome = await submit(host);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        kind: "submitted",
        receipt: { revision: 2 },
        difference: [{ indicator, before: "12", after: "13" }],
      },
    });
    expect(puts()[1]?.headers["if-match"]).toBe('"r1-e1"');
  });

  test("that has findings that block is not sent at all", async () => {
    const outcome = await submit(await withFirms("约1200"));
    expect(outcome).toMatchObject({ ok: true, value: { kind: "blocked", by: "client" } });
    expect(puts()).toEqual([]);
  });

  test("that the server refuses for findings shows the server's", async () => {
    const host = await withFirms(12);
    const [finding] = aSubmission("y2024", { ...(await documentOf(host)), signers: unsigned }).findings;
    if (!finding) throw new Error("an unsigned document has findings");
    api.interfere = ({ method }) =>
      method === "PUT" ? refused(422, "findings-block", { findings: [finding] }) : undefined;
    const outcome = await submit(host);
    expect(outcome).toMatchObject({
      ok: true,
      value: { kind: "blocked", by: "server", report: { blocked: true } },
    });
    expect(outcome.ok && outcome.value.report.findings).toEqual([finding]);
    expect(stores.kept.size).toBe(0);
  });

  test("in which a dry run finds what only the city can let pass does not look as if it could be sent", async () => {
    const host = await withFirms(12);
    const [found] = aSubmission("y2024", { ...(await documentOf(host)), signers: unsigned }).findings;
    if (!found) throw new Error("an unsigned document has findings");
    const finding: Finding = { ...found, severity: "releasable", outcome: "fail" };
    const asked = (findings: Finding[]) => {
      const reply = { receipt: null, findings, explanations: [], difference: [] };
      api.interfere = (seen) => (seen.method === "PUT" ? json(reply)(seen) : undefined);
      return submit(host, { dryRun: true });
    };
    expect(await asked([finding])).toMatchObject({ value: { kind: "blocked", by: "server" } });
    const said = { category: "officialFigure" as const, text: "见市政府会议纪要第5号" };
    const release = { asked: said, by: "赵审核", reason: "纪要已核", at: "2025-01-08T02:00:00.000Z" };
    expect(await asked([{ ...finding, release }])).toMatchObject({
      value: { kind: "passed", report: { blocked: false, counts: { releasable: 0, released: 1 } } },
    });
  });

  test("looked at again says whether its receipt is noted, and notes it only in earnest", async () => {
    const host = await withFirms(12);
    const locked: FileWorkbook = {
      ...host,
      writeCells: async () => ({ ok: false, error: { code: "sheet-locked", detail: {} } }),
    };
    expect(await submit(locked)).toMatchObject({
      value: { kind: "submitted", noted: { code: "sheet-locked" } },
    });
    const before = host.bytes();
    expect(await submit(host, { dryRun: true })).toMatchObject({
      value: { kind: "unchanged", noted: "to-note" },
    });
    expect(host.bytes()).toEqual(before);
    expect(await submit(host)).toMatchObject({ value: { kind: "unchanged", noted: "noted" } });
    expect(await submit(host, { dryRun: true })).toMatchObject({
      value: { kind: "unchanged", noted: "noted-before" },
    });
    expect(puts()).toHaveLength(1);
  });

  test("as a dry run asks the server, stores nothing and writes nothing", async () => {
    const host = await withFirms(12);
    const before = host.bytes();
    expect(await submit(host, { dryRun: true })).toMatchObject({ ok: true, value: { kind: "passed" } });
    expect(puts()[0]?.path).toBe("rounds/y2024/submissions/330481?dryRun=true");
    expect(api.submissions.size).toBe(0);
    expect(stores.kept.size).toBe(0);
    expect(host.bytes()).toEqual(before);
  });

  test("that is a plain table, without our hidden sheet, gets one for the receipt", async () => {
    const host = await filledWorkbook({ cells: { [indicator]: { actual: 12 } } });
    const plain: FileWorkbook = {
      ...host,
      snapshot: async () => {
        const read = await host.snapshot();
        if (!read.ok) return read;
        const sheets = read.value.sheets.filter(({ visibility }) => visibility === "visible");
        return { ok: true, value: { ...read.value, sheets, names: [] } };
      },
    };
    expect(await submit(plain)).toMatchObject({
      ok: true,
      value: { kind: "submitted", noted: "noted" },
    });
    expect(ownBindingText(await snapshotIn(host), "receipt")).toBe(stored()?.receipt.number);
    expect(stored()?.document.figures.find((one) => one.indicator === indicator)).toMatchObject({
      value: "12",
    });
  });
});

describe("a submission without an answer", () => {
  test.each([
    ["no network", noNetwork, { kind: "offline", why: "unreachable" }],
    ["no answer in time", timesOut, { kind: "offline", why: "timeout" }],
    ["a server that fails", html(500), { kind: "server", status: 500 }],
    ["a portal's page instead of ours", html(200), { kind: "unreadable", status: 200, what: "not-json" }],
  ])("(%s) is kept, and goes under the same key when sent again", async (_name, failure, expected) => {
    const host = await withFirms(12);
    lostOnWrite(failure);
    expect(await submit(host)).toMatchObject({ ok: true, value: { kind: "kept", failure: expected } });
    api.interfere = undefined;
    expect(await submit(host)).toMatchObject({ ok: true, value: { kind: "submitted" } });
    expect(new Set(puts().map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(stores.kept.size).toBe(0);
  });

  test("that had arrived after all is recognised, not sent again", async () => {
    const host = await withFirms(12);
    const quiet = fakeApi();
    api.interfere = async (seen) => {
      if (seen.method !== "PUT") return undefined;
      const arrived = aSubmission("y2024", await documentOf(host));
      api.submissions.set("y2024 330481", arrived);
      return timesOut(seen);
    };
    expect(await submit(host)).toMatchObject({ ok: true, value: { kind: "kept" } });
    api.interfere = quiet.interfere;
    expect(await submit(host)).toMatchObject({ ok: true, value: { kind: "unchanged", noted: "noted" } });
    expect(puts()).toHaveLength(1);
    expect(stores.kept.size).toBe(0);
  });

  test("keeps its key through a dry run", async () => {
    const host = await withFirms(12);
    lostOnWrite(timesOut);
    await submit(host);
    const [waiting] = [...stores.kept.values()];
    await submit(host, { dryRun: true });
    api.interfere = undefined;
    await submit(host, { dryRun: true });
    expect([...stores.kept.values()]).toEqual([waiting]);
  });

  test("whose workbook was changed meanwhile is a new submission under a new key", async () => {
    lostOnWrite(timesOut);
    await submit(await withFirms(12));
    api.interfere = undefined;
    await submit(await withFirms(13));
    expect(new Set(puts().map(({ headers }) => headers["idempotency-key"])).size).toBe(2);
  });

  test("is not kept when the server refuses it on its merits", async () => {
    api.interfere = ({ method }) => (method === "PUT" ? refused(413, "body-too-large") : undefined);
    expect(await submit(await withFirms(12))).toMatchObject({
      ok: false,
      error: { kind: "api", failure: { problem: { code: "body-too-large" } } },
    });
    expect(stores.kept.size).toBe(0);
  });
});

describe("a revision that was not seen here", () => {
  beforeEach(async () => {
    const colleague = await withFirms(20);
    api.submissions.set("y2024 330481", aSubmission("y2024", await documentOf(colleague)));
  });

  test("is not overwritten: 412 with the difference", async () => {
    const outcome = await submit(await withFirms(12));
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        kind: "stale",
        problem: { code: "stale", difference: [{ indicator, before: "20", after: "12" }] },
      },
    });
    expect(stored()?.receipt.revision).toBe(1);
  });

  test("is replaced once its difference was shown and the person submits again", async () => {
    const host = await withFirms(12);
    await submit(host);
    expect(await submit(host)).toMatchObject({
      ok: true,
      value: { kind: "submitted", receipt: { revision: 2 } },
    });
  });

  test("that is accepted stays", async () => {
    const colleague = await withFirms(20);
    api.submissions.set(
      "y2024 330481",
      aSubmission("y2024", await documentOf(colleague), { state: "accepted", seq: 2 }),
    );
    expect(await submit(await withFirms(12))).toEqual({
      ok: false,
      error: { kind: "stop", stop: { code: "already-accepted", detail: { revision: "1" } } },
    });
    expect(puts()).toEqual([]);
  });
});

describe("a returned submission", () => {
  test("may be sent again as it is, though the return made a new ETag", async () => {
    const host = await withFirms(12);
    await submit(host);
    const first = stored();
    if (!first) throw new Error("nothing was stored");
    api.submissions.set("y2024 330481", { ...first, state: "returned", seq: 2, reason: "请核对研发费用" });
    expect(await submit(host)).toMatchObject({
      ok: true,
      value: { kind: "submitted", receipt: { revision: 2 } },
    });
    expect(puts()[1]?.headers["if-match"]).toBe('"r1-e2"');
  });
});

describe("the round a workbook is for", () => {
  test("is the one it was made for, where several are open", async () => {
    api.rounds.push({ id: "drill", name: "演练", period: "2024", state: "open" });
    expect(await submit(await withFirms(12))).toMatchObject({
      ok: true,
      value: { round: { round: { id: "y2024" } } },
    });
  });

  test("has to be named where several fit and the workbook does not say", async () => {
    api.rounds.push({ id: "drill", name: "演练", period: "2024", state: "open" });
    const host = await filledWorkbook({ round: null });
    expect(await submit(host)).toEqual({
      ok: false,
      error: {
        kind: "stop",
        stop: {
          code: "several-rounds",
          detail: { names: "“2024年报”、“演练”", rounds: "y2024 2024年报、drill 演练" },
        },
      },
    });
    expect(await submit(host, { round: "drill" })).toMatchObject({ ok: true, value: { kind: "submitted" } });
  });

  test("takes nothing once it is closed", async () => {
    api.rounds = [{ id: "y2024", name: "2024年报", period: "2024", state: "closed" }];
    expect(await submit(await withFirms(12))).toMatchObject({
      ok: false,
      error: { kind: "stop", stop: { code: "round-not-open", detail: { state: "closed" } } },
    });
  });

  test("takes only workbooks made from its own form version", async () => {
    const host = await filledWorkbook({ cells: { [indicator]: { actual: 12 } } });
    await host.writeCells([await boundEdit(host, "formVersion", "2")]);
    expect(await submit(host)).toMatchObject({
      ok: false,
      error: { stop: { code: "form-differs", detail: { sheet: "sti-yearly@2", round: "sti-yearly@1" } } },
    });
    expect(puts()).toEqual([]);
  });

  test("must be of the sheet's period", async () => {
    api.rounds.push({ id: "y2023", name: "2023年报", period: "2023", state: "open" });
    expect(await submit(await withFirms(12), { round: "y2023" })).toMatchObject({
      ok: false,
      error: { stop: { code: "period-differs", detail: { sheet: "2024", round: "2023" } } },
    });
    expect(await submit(await filledWorkbook({ period: "2022", round: null }))).toMatchObject({
      ok: false,
      error: { stop: { code: "no-round" } },
    });
  });
});

describe("the period of a sheet that does not say it", () => {
  /** The same table without head and binding: nothing names a year any more. */
  const silent = async (): Promise<FileWorkbook> => {
    const host = await withFirms(12);
    const asked = await host.snapshot();
    if (!asked.ok) throw new Error(asked.error.code);
    const report = asked.value.sheets.find(({ name }) => name === "年报表");
    if (!report) throw new Error("no table");
    const values = report.values.map((row) =>
      row.map((value) => (typeof value === "string" && /20\d\d|报告期/.test(value) ? null : value)),
    );
    const formulas = report.formulas.map((row) => row.map(() => null));
    const sheets = [{ ...report, values, formulas }];
    return { ...host, snapshot: async () => ({ ok: true, value: { ...asked.value, sheets, names: [] } }) };
  };

  test("is asked for, is taken as it was typed, and what is no period is told", async () => {
    const stopped = (code: string) => ({ ok: false, error: { kind: "stop", stop: { code } } });
    expect(await submit(await silent())).toMatchObject(stopped("period-unknown"));
    expect(await submit(await silent(), { period: " " })).toMatchObject(stopped("period-unknown"));
    expect(await submit(await silent(), { period: "去年" })).toEqual({
      ok: false,
      error: { kind: "stop", stop: { code: "period-unreadable", detail: { given: "去年" } } },
    });
    expect(await submit(await silent(), { period: "2023" })).toMatchObject(stopped("no-round"));
    expect(await submit(await silent(), { period: "2024年", dryRun: true })).toMatchObject({
      ok: true,
      value: { report: { period: "2024", document: { org: "330481", period: "2024" } } },
    });
  });

  test("never stands against what the sheet says", async () => {
    expect(await submit(await withFirms(12), { period: "2019", dryRun: true })).toMatchObject({
      ok: true,
      value: { kind: "passed", report: { period: "2024" } },
    });
  });
});

describe("whose figures they are", () => {
  test("a sheet of another unit is not submitted", async () => {
    const host = await filledWorkbook({ org: { id: "330482", name: "平湖市" } });
    expect(await submit(host)).toMatchObject({
      ok: false,
      error: { kind: "stop", stop: { code: "other-org", detail: { own: "海宁市" } } },
    });
    expect(puts()).toEqual([]);
  });

  test("nobody's session means signing in, with nothing sent", async () => {
    const outcome = await submitWorkbook(
      { host: await withFirms(12), client: clientOf(api, null), ...stores, randomUuid: uuid },
      { form: yearlyForm, dryRun: false },
    );
    expect(outcome).toEqual({
      ok: false,
      error: { kind: "api", failure: { kind: "unauthenticated", why: "no-session" } },
    });
    expect(api.requests).toEqual([]);
  });
});

const unsigned = { unitHead: null, statisticsHead: null, preparer: null, phone: null, reportDate: null };

/** The document a workbook holds, as the flow sends it. */
async function documentOf(host: FileWorkbook) {
  const quiet = fakeApi();
  await submitWorkbook(
    { host, client: clientOf(quiet), ...memoryStores(), randomUuid: countedUuids() },
    { form: yearlyForm, dryRun: true },
  );
  const sent = quiet.requests.find(({ method }) => method === "PUT");
  return submissionDocument.parse(sent?.body);
}

async function boundEdit(host: FileWorkbook, key: keyof typeof bindingNames, value: string) {
  const snapshot = await host.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  const place = snapshot.value.names.find(({ name }) => name === bindingNames[key]);
  if (!place) throw new Error(`no ${key} in the binding sheet`);
  return { sheet: place.sheet, address: { row: place.range.top, column: place.range.left }, value };
}

async function cellOf(host: FileWorkbook, code: string) {
  const snapshot = await host.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  const place = snapshot.value.names.find(({ name }) => name === figureCellName(code, "actual"));
  if (!place) throw new Error(`no cell for ${code}`);
  return { row: place.range.top, column: place.range.left };
}
