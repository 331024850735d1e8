import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkLive } from "../../addin/flow/check-live.ts";
import { decide } from "../../addin/flow/decide.ts";
import { insertTemplate } from "../../addin/flow/insert-template.ts";
import { moveRound } from "../../addin/flow/move-round.ts";
import { pullIntoWorkbook } from "../../addin/flow/pull.ts";
import { reviewSubmission } from "../../addin/flow/review.ts";
import { submitWorkbook } from "../../addin/flow/submit.ts";
import { makeTemplate } from "../../addin/flow/template.ts";
import { authorWorkbook } from "../../addin/host/file/author-workbook.ts";
import type { LiveWorkbookHost } from "../../addin/host/port.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import type { Result } from "../../shared/result.ts";
import { rehearsalTables } from "../../worker/demo/rehearsal-figures.ts";
import { templateEdits } from "../../worker/local/fill-template.ts";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import { loadOffice } from "../excel-sim/node/load-office.ts";
import type { FrameConversation } from "../excel-sim/protocol/frame-conversation.ts";
import { explainsAll } from "../explains-all.ts";
import { type RealWorker, startWorker } from "../real-worker.ts";
import { foundEmptyCity, loginOf } from "./city.ts";
import { openInExcel, signedIn } from "./excel-person.ts";

/**
 * The way of the data once more, through the flows behind the pane and the Excel host on the unmodified office.js: two
 * counties fill in their templates in Excel, check, submit; the city accepts and publishes; a county pulls.
 */

const round = "2025-rehearsal";
const counties = ["330483", "330421"];
let worker: RealWorker;
let excel: FrameConversation;

beforeAll(async () => {
  [worker, excel] = await Promise.all([startWorker(), loadOffice()]);
  await foundEmptyCity(worker);
  const city = await signedIn(worker, "jiaxing");
  granted(await moveRound(city, round, "open"));
}, 120_000);
afterAll(() => worker.stop());

function granted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The table a unit types, into its template, in Excel. */
async function filledTemplate(org: string) {
  const person = await signedIn(worker, loginOf(org));
  const { plan } = granted(await makeTemplate(person.client, { form: yearlyForm, org, period: null, round }));
  const open = await openInExcel(excel, await authorWorkbook(plan));
  const table = rehearsalTables.find((candidate) => candidate.org === org);
  if (table === undefined) throw new Error(`no table of ${org}`);
  granted(await open.host.writeCells(templateEdits(granted(await open.host.snapshot()), table)));
  return { person, ...open, table };
}

async function cellsOf(host: LiveWorkbookHost, sheet: string) {
  const found = granted(await host.snapshot()).sheets.find(({ name }) => name === sheet);
  if (found === undefined) throw new Error(`no sheet ${sheet}`);
  return found;
}

describe("two counties and the city, in Excel", () => {
  const opened: Awaited<ReturnType<typeof filledTemplate>>[] = [];

  it.each(counties)("%s checks, looks through what goes, and submits it", async (org) => {
    const county = await filledTemplate(org);
    opened.push(county);
    const { person, host } = county;

    const checked = granted(await checkLive({ workbook: host, client: person.client }, { form: yearlyForm }));
    expect(checked.report.blocked).toBe(false);
    expect(checked.marks).toEqual({ marked: expect.any(Number), unmarked: [] });

    const ports = { host, ...person, sayings: explainsAll };
    const preview = granted(await submitWorkbook(ports, { form: yearlyForm, dryRun: true }));
    if (preview.kind !== "passed") throw new Error(preview.kind);
    const figures = preview.report.document.figures.length;
    expect(preview.difference.map(({ change }) => change)).toEqual(Array(figures).fill("added"));

    const sent = granted(
      await submitWorkbook(ports, { form: yearlyForm, dryRun: false, previewed: preview.hash }),
    );
    if (sent.kind !== "submitted") throw new Error(sent.kind);
    expect(sent).toMatchObject({ noted: "noted", receipt: { org, round, revision: 1, hash: preview.hash } });

    // The workbook remembers: the same figures are not sent twice.
    const again = granted(await submitWorkbook(ports, { form: yearlyForm, dryRun: false }));
    expect(again).toMatchObject({ kind: "unchanged", noted: "noted-before" });
    expect(excel.refusals.entries).toEqual([]);
  });

  it("a county without a table has the task's template put into its open workbook", async () => {
    const org = "330424";
    const { client } = await signedIn(worker, loginOf(org));
    const person = await client.person();
    if (person === null) throw new Error("nobody is signed in");
    const open = await openInExcel(excel, await plainWorkbookFile({ 底稿: [["随手记", 1]] }));
    const ports = { workbook: open.host, client };
    const make = () => makeTemplate(client, { form: yearlyForm, org: person.org, period: null, round });
    expect(granted(await insertTemplate({ ...ports, make }))).toEqual({ sheet: "年报表" });
    const checked = granted(await checkLive(ports, { form: yearlyForm }));
    expect(checked.report).toMatchObject({ org, period: "2025", reading: { sheet: "年报表" } });
    expect(checked.report.findings.filter(({ rule }) => rule.id === "REQ-ROW")).toEqual([]);
    expect(await insertTemplate({ ...ports, make })).toMatchObject({
      ok: false,
      error: { stop: { code: "template-there" } },
    });
    expect(excel.refusals.entries).toEqual([]);
  });

  it("the city looks at both, accepts them and publishes", async () => {
    const city = await signedIn(worker, "jiaxing");
    for (const org of counties) {
      granted(await reviewSubmission(city, round, org));
      expect(granted(await decide(city, round, org, { kind: "accept" }))).toMatchObject({
        kind: "done",
        reply: { org, state: "accepted" },
      });
    }
    granted(await moveRound(city, round, "close"));
    expect(granted(await moveRound(city, round, "publish"))).toMatchObject({ kind: "incomplete" });
    expect(granted(await moveRound(city, round, "publish", { withoutMissing: true }))).toMatchObject({
      kind: "done",
      round: { state: "published" },
    });
  });

  it("a county pulls the comparison into its workbook, and once more in place with its own notes kept", async () => {
    const [first] = opened;
    if (first === undefined) throw new Error("nobody has submitted");
    const { person, host, workbook } = first;
    excel.open(workbook);
    const pull = () =>
      pullIntoWorkbook({ host, ...person, now: () => new Date() }, { round, workbook: host.workbookId });
    const put = granted(await pull());
    if (put.kind !== "put") throw new Error(put.kind);
    expect(put.report.how).toBe("added");
    const { sheet } = put.report;
    expect(granted(await pull())).toEqual({ kind: "unchanged", sheet });

    const before = await cellsOf(host, sheet);
    const beside = {
      row: before.origin.row + 3,
      column: before.origin.column + (before.values[0]?.length ?? 0) + 1,
    };
    granted(await host.writeCells([{ sheet, address: beside, value: "请科长核对" }]));
    const refreshed = granted(await pull());
    expect(refreshed).toMatchObject({ kind: "put", report: { sheet, how: "refreshed" } });
    const after = await cellsOf(host, sheet);
    expect(after.values[beside.row - after.origin.row]?.[beside.column - after.origin.column]).toBe(
      "请科长核对",
    );
    expect(excel.refusals.entries).toEqual([]);
  });

  it("every figure in the pulled sheet is the one its unit typed", async () => {
    const [first] = opened;
    if (first === undefined) throw new Error("nobody has submitted");
    const { host } = first;
    const sheets = granted(await host.snapshot()).sheets;
    const peers = sheets.find(({ name }) => name.includes("同级"));
    if (peers === undefined) throw new Error(sheets.map(({ name }) => name).join());
    const rows = peers.values;
    const header = rows.findIndex((row) => row.includes("代码"));
    const headings = (rows[header] ?? []).map((text) => String(text ?? "").replace(/\s+|（.*）/g, ""));
    const compared = rehearsalTables
      .filter(({ org }) => counties.includes(org))
      .flatMap(({ org, entries }) => {
        const column = headings.indexOf(unitNames[org] ?? "");
        return entries.flatMap(({ indicator, actual }) => {
          if (actual?.text == null) return [];
          const row = rows.find((cells) => cells[headings.indexOf("代码")] === indicator);
          return [[org, indicator, row?.[column] ?? null, Number(actual.text)]];
        });
      });
    expect(compared.length).toBeGreaterThan(90);
    expect(compared.filter(([, , shown, typed]) => shown !== typed)).toEqual([]);
  });
});

const unitNames: Record<string, string> = { "330483": "桐乡市", "330421": "嘉善县" };
