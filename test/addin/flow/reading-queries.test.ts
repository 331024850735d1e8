import { beforeEach, describe, expect, test } from "vitest";
import { submissionLines } from "../../../addin/command/review.ts";
import { changedSince } from "../../../addin/flow/changed-since.ts";
import { type CheckReport, checkWorkbook } from "../../../addin/flow/check.ts";
import { putResultsSheet } from "../../../addin/flow/put-results-sheet.ts";
import { reviewSubmission } from "../../../addin/flow/review.ts";
import { status } from "../../../addin/flow/status.ts";
import { submitWorkbook } from "../../../addin/flow/submit.ts";
import type { FileWorkbook } from "../../../addin/host/file/open-workbook-file.ts";
import { sayingsInWorkbook } from "../../../addin/table/results-in-workbook.ts";
import { ownTexts } from "../../../addin/text/own-texts.ts";
import { resultsSheet } from "../../../addin/text/results-lines.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { countFindings } from "../../../shared/validate/check.ts";
import { explainsAll } from "../../explains-all.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { open } from "../host/opened.ts";
import { type FakeApi, fakeApi } from "./fake-api.ts";
import { clientOf, memoryStores } from "./memory-stores.ts";
import { oddRow, ownRows, ownSheet, snapshotIn, tableMemory } from "./own-table.ts";

/** What only the reading of a sheet can see, from the county's table to the reviewer. The figures are invented. */

const because = { category: "officialFigure" as const, text: "统计局已经核定，这句话还没有来得及改" };
const named = yearlyForm.indicators.find(({ code }) => code === "KJ-13")?.name ?? "";

/** An own table in the words of the form whose one number has `remark` beside it. */
function tableWith(remark: string | null, { sheet = ownSheet, firms = 12 } = {}): Promise<FileWorkbook> {
  const rows = ownRows().map((row, at) => {
    if (at === oddRow - 2) return row.with(3, "2024年实绩");
    return at === oddRow - 1 ? [named, "家", null, firms, null, remark] : row;
  });
  return plainWorkbookFile({ [sheet]: rows }).then(open);
}

let api: FakeApi;
beforeEach(() => {
  api = fakeApi();
});

async function checked(host: FileWorkbook): Promise<CheckReport> {
  const report = await checkWorkbook(host, { form: yearlyForm });
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  return report.value;
}

const queriesIn = ({ findings }: Pick<CheckReport, "findings">) =>
  findings.filter(({ severity, outcome }) => severity === "query" && outcome === "fail");

const submit = (host: FileWorkbook, { sayings = explainsAll, dryRun = false } = {}) =>
  submitWorkbook(
    {
      host,
      client: clientOf(api),
      ...memoryStores(),
      tables: tableMemory(),
      sayings,
      ownTexts,
      randomUuid: () => crypto.randomUUID(),
    },
    { form: yearlyForm, dryRun },
  );

const unsaid = async () => new Map();
const stored = () => api.submissions.get("y2024 330481");

describe.each([
  ["a remark that says its number is expected", "STR-REMARK", () => tableWith("预计数")],
  ["a sheet named after nine months", "STR-HEADING", () => tableWith(null, { sheet: "1-9月" })],
])("%s", (_, rule, table) => {
  test("keeps the table from being submitted until it is explained", async () => {
    const host = await table();
    const report = await checked(host);
    const [query] = queriesIn(report);
    expect([report.blocked, report.counts.query, query?.rule.id]).toEqual([false, 1, rule]);
    for (const dryRun of [true, false])
      expect(await submit(host, { sayings: unsaid, dryRun })).toMatchObject({
        ok: true,
        value: { kind: "to-explain", explanations: { missing: [query] } },
      });
    expect(stored()).toBeUndefined();
  });

  test("is sent with its explanation, and the reviewer reads both", async () => {
    const host = await table();
    const [query] = queriesIn(await checked(host));
    const said = new Map([[query?.fingerprint ?? "", because]]);
    const sent = await submit(host, { sayings: async () => said });
    if (!sent.ok || sent.value.kind !== "submitted") throw new Error(JSON.stringify(sent));
    expect(stored()?.document).toMatchObject({
      readingFindings: [query],
      explanations: [{ fingerprint: query?.fingerprint, ...because }],
    });
    expect(sent.value.report.findings.filter(({ rule: { id } }) => id === rule)).toEqual([query]);
    expect(sent.value.report.counts).toEqual(countFindings(stored()?.findings ?? []));
    const seen = await reviewSubmission(
      { client: clientOf(api), seen: memoryStores().seen },
      "y2024",
      "330481",
    );
    if (!seen.ok) throw new Error(seen.error.kind);
    expect(seen.value.submission.findings).toContainEqual(query);
    const lines = submissionLines(seen.value);
    expect(lines.join("\n")).toContain("核实性（请核对）1 条");
    expect(lines.at(-1)).toMatch(/^ {2}\S.*［上级核定］统计局已经核定，这句话还没有来得及改$/);
  });

  test("is explained in the sheet 审核结果 as well", async () => {
    const host = await table();
    const report = await checked(host);
    const explanations = { missing: queriesIn(report), refused: [], stale: [], good: [] };
    const sayings = new Map(queriesIn(report).map(({ fingerprint }) => [fingerprint, because]));
    const put = await putResultsSheet(
      host,
      resultsSheet({ ...report, unit: "海宁市", explanations, sayings }),
    );
    expect(put.ok).toBe(true);
    expect(sayingsInWorkbook(await snapshotIn(host))).toEqual(sayings);
    expect(queriesIn(await checked(host))).toEqual(queriesIn(report));
  });
});

test("an explanation is stale once the number beside the remark is another one", async () => {
  const [before, after] = await Promise.all([12, 13].map((firms) => tableWith("预计数", { firms })));
  if (before === undefined || after === undefined) throw new Error("two tables");
  const said = new Map(queriesIn(await checked(before)).map(({ fingerprint }) => [fingerprint, because]));
  expect(await submit(before, { sayings: async () => said })).toMatchObject({ value: { kind: "submitted" } });
  expect(await submit(after, { sayings: async () => said })).toMatchObject({
    value: { kind: "to-explain", explanations: { missing: queriesIn(await checked(after)) } },
  });
});

test("what must be corrected in the sheet blocks, and nothing of it is sent", async () => {
  const report = await checked(await tableWith("预计数，单位：万元"));
  const errors = report.reading.findings.filter(({ severity }) => severity === "error");
  expect([errors.length > 0, report.blocked, report.counts.error >= errors.length]).toEqual([
    true,
    true,
    true,
  ]);
  const sent = report.document.readingFindings ?? [];
  expect(sent.filter(({ fingerprint }) => errors.some((one) => one.fingerprint === fingerprint))).toEqual([]);
});

describe("a table with another unit of an amount than when it was bound", () => {
  const changed = async () => {
    const host = await tableWith(null);
    await submit(host);
    await host.writeCells([
      { sheet: ownSheet, address: { row: oddRow + 1, column: 2 }, value: "万元" },
      { sheet: ownSheet, address: { row: oddRow, column: 4 }, value: 13 },
    ]);
    return host;
  };

  test("is asked about once: submitting binds it anew, and sent again it is the same submission", async () => {
    const host = await changed();
    expect(queriesIn(await checked(host)).map(({ rule }) => rule.id)).toEqual(["UNIT-CHANGED"]);
    expect(await submit(host)).toMatchObject({ value: { kind: "submitted", receipt: { revision: 2 } } });
    expect(queriesIn(await checked(host))).toEqual([]);
    expect(await submit(host)).toMatchObject({ value: { kind: "unchanged", receipt: { revision: 2 } } });
  });

  test("has not changed since it was submitted with explanations", async () => {
    const host = await changed();
    await submit(host);
    const client = clientOf(api);
    const found = await status(client);
    if (!found.ok) throw new Error("no status");
    const rounds = found.value.rounds.map(({ summary }) => summary);
    const since = await changedSince(
      { workbook: host, client },
      { person: found.value.person, rounds, period: "" },
    );
    expect(stored()?.document.explanations).toHaveLength(1);
    expect(since).toEqual({ ok: true, value: [] });
  });
});
