import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkLive } from "../../addin/flow/check-live.ts";
import { decide } from "../../addin/flow/decide.ts";
import { moveRound } from "../../addin/flow/move-round.ts";
import { pullIntoWorkbook } from "../../addin/flow/pull.ts";
import { reviewSubmission } from "../../addin/flow/review.ts";
import { submitWorkbook } from "../../addin/flow/submit.ts";
import { makeTemplate } from "../../addin/flow/template.ts";
import { authorWorkbook } from "../../addin/host/file/author-workbook.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import type { Result } from "../../shared/result.ts";
import { rehearsalTables } from "../../worker/demo/rehearsal-figures.ts";
import { templateEdits } from "../../worker/local/fill-template.ts";
import { loadOffice } from "../excel-sim/node/load-office.ts";
import type { FrameConversation } from "../excel-sim/protocol/frame-conversation.ts";
import { explainsAll } from "../explains-all.ts";
import { type RealWorker, startWorker } from "../real-worker.ts";
import { foundEmptyCity } from "./city.ts";
import { openInExcel, signedIn } from "./excel-person.ts";

/** What the main flows ask of Excel, call by call: stored as text, and counted. */

const round = "2025-rehearsal";
const org = "330483";
let worker: RealWorker;
let excel: FrameConversation;
let county: Awaited<ReturnType<typeof signedIn>>;
let city: Awaited<ReturnType<typeof signedIn>>;
let open: Awaited<ReturnType<typeof openInExcel>>;

beforeAll(async () => {
  [worker, excel] = await Promise.all([startWorker(), loadOffice()]);
  await foundEmptyCity(worker);
  [city, county] = [await signedIn(worker, "jiaxing"), await signedIn(worker, "tongxiang")];
  granted(await moveRound(city, round, "open"));
  const { plan } = granted(await makeTemplate(county.client, { form: yearlyForm, org, period: null, round }));
  open = await openInExcel(excel, await authorWorkbook(plan));
  const table = rehearsalTables.find((candidate) => candidate.org === org);
  if (table === undefined) throw new Error(`no table of ${org}`);
  granted(await open.host.writeCells(templateEdits(granted(await open.host.snapshot()), table)));
  granted(await open.host.mark([]));
}, 120_000);
afterAll(() => worker.stop());
beforeEach(() => excel.trace.clear());

function granted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** What is another one each time: receipts and their hashes, etags, times, marks of the person's day. */
const stable = (trace: string): string =>
  trace
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, "<time>")
    .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/g, "<time>")
    .replace(/\b[0-9a-f]{64}\b/g, "<hash>")
    .replace(/(2025-330483-\d+)-[0-9a-f]{8}/g, "$1-<hash>");

/** Lines of one call that are stored; its bytes, which stand above them, speak for the rest. */
const longest = 40;

function shortened(trace: string): string {
  const calls = trace.trimEnd().split("\n\n");
  const short = calls.map((call) => {
    const lines = call.split("\n");
    const left = lines.length - 1 - longest;
    return left <= 0 ? call : [...lines.slice(0, longest + 1), `  … ${left} more`].join("\n");
  });
  return `${short.join("\n\n")}\n`;
}

/** The flow's calls as stored, how many they are, and their bytes together: within these, or the flow asks for more. */
async function expectTrace(name: string, most: { syncs: number; kilobytes: number }): Promise<void> {
  const { syncs, requestBytes, responseBytes } = excel.trace.counts();
  expect({ name, syncs }).toEqual({ name, syncs: most.syncs });
  expect((requestBytes + responseBytes) / 1000).toBeLessThan(most.kilobytes);
  await expect(stable(shortened(excel.trace.text()))).toMatchFileSnapshot(`golden/${name}.txt`);
  expect(excel.refusals.entries).toEqual([]);
}

const submit = (previewed: string | null) =>
  submitWorkbook(
    { host: open.host, ...county, sayings: explainsAll },
    { form: yearlyForm, dryRun: previewed === null, ...(previewed === null ? {} : { previewed }) },
  );

const pull = (now: string) =>
  pullIntoWorkbook(
    { host: open.host, ...county, now: () => new Date(now) },
    { round, workbook: open.host.workbookId },
  );

describe("what Excel is asked", () => {
  it("to check a table and mark it: four calls", async () => {
    const place = { sheet: "年报表", address: { row: 23, column: 8 } };
    granted(await open.host.writeCells([{ ...place, value: "约97" }]));
    excel.trace.clear();
    const ports = { workbook: open.host, client: county.client };
    expect(granted(await checkLive(ports, { form: yearlyForm }))).toMatchObject({
      report: { blocked: true },
    });
    await expectTrace("check-and-mark", { syncs: 4, kilobytes: 250 });
    granted(await open.host.writeCells([{ ...place, value: 96.8 }]));
    granted(await open.host.mark([]));
  });

  it("to submit: three calls to read, three to note the receipt", async () => {
    const preview = granted(await submit(null));
    excel.trace.clear();
    expect(granted(await submit(preview.hash))).toMatchObject({ kind: "submitted", noted: "noted" });
    await expectTrace("submit", { syncs: 6, kilobytes: 250 });
  });

  it("to pull the comparison into a new sheet: three calls before, two to write, three behind", async () => {
    granted(await reviewSubmission(city, round, org));
    granted(await decide(city, round, org, { kind: "accept" }));
    granted(await moveRound(city, round, "close"));
    granted(await moveRound(city, round, "publish", { withoutMissing: true }));
    excel.trace.clear();
    expect(granted(await pull("2026-03-01T01:00:00Z"))).toMatchObject({ report: { how: "added" } });
    await expectTrace("pull-added", { syncs: 8, kilobytes: 900 });
  });

  it("to pull it again where the person has written beside it: three before, three to write, three behind", async () => {
    const sheets = granted(await open.host.snapshot()).sheets;
    const peers = sheets.find(({ name }) => name.includes("同级"));
    if (peers === undefined) throw new Error("no comparison sheet");
    const column = peers.origin.column + (peers.values[0]?.length ?? 0) + 1;
    granted(
      await open.host.writeCells([{ sheet: peers.name, address: { row: 8, column }, value: "请科长核对" }]),
    );
    excel.trace.clear();
    expect(granted(await pull("2026-03-02T01:00:00Z"))).toMatchObject({ report: { how: "refreshed" } });
    await expectTrace("pull-refreshed", { syncs: 9, kilobytes: 900 });
  });

  it("to put the template's sheet into an open workbook: two calls", async () => {
    const { plan } = granted(
      await makeTemplate(city.client, { form: yearlyForm, org: null, period: "2025" }),
    );
    open = await openInExcel(excel, await authorWorkbook({ title: "空表", sheets: plan.sheets.slice(1, 2) }));
    granted(await open.host.mark([]));
    excel.trace.clear();
    const [sheet] = plan.sheets;
    if (sheet === undefined) throw new Error("the template has no sheet");
    granted(await open.host.putSheet(sheet));
    await expectTrace("template-sheet-put", { syncs: 2, kilobytes: 900 });
  });
});
