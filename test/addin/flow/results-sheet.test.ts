import { beforeEach, describe, expect, test } from "vitest";
import { submissionLines } from "../../../addin/command/review.ts";
import { checkWorkbook } from "../../../addin/flow/check.ts";
import { explained, type Sayings } from "../../../addin/flow/explaining.ts";
import { type ExplanationDraft, settleSayings } from "../../../addin/flow/explanation-drafts.ts";
import { putResultsSheet } from "../../../addin/flow/put-results-sheet.ts";
import { reviewSubmission } from "../../../addin/flow/review.ts";
import { submitWorkbook } from "../../../addin/flow/submit.ts";
import type { FileWorkbook } from "../../../addin/host/file/open-workbook-file.ts";
import { explanationDrawer } from "../../../addin/store/explanation-drawer.ts";
import { memoryDrawers } from "../../../addin/store/memory-drawers.ts";
import { sayingsInWorkbook } from "../../../addin/table/results-in-workbook.ts";
import { ownTexts } from "../../../addin/text/own-texts.ts";
import { resultsSheet } from "../../../addin/text/results-lines.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { SubmissionDocument } from "../../../shared/schema/submission.ts";
import { aSubmission } from "./a-submission.ts";
import { city, type FakeApi, fakeApi } from "./fake-api.ts";
import { filledWorkbook } from "./filled-workbook.ts";
import { clientOf, countedUuids, memoryStores } from "./memory-stores.ts";
import { snapshotIn } from "./own-table.ts";

/** A ratio without its base items: asked about, whatever else stands in the table. */
const ratio = "KJ-04";
const withRatio = (actual: number) => filledWorkbook({ cells: { [ratio]: { actual, status: "年报数" } } });
const because = { category: "officialFigure" as const, text: "=市统计局核定，见嘉统〔2025〕3号" };

let api: FakeApi;
beforeEach(() => {
  api = fakeApi();
});

async function checked(host: FileWorkbook) {
  const report = await checkWorkbook(host, { form: yearlyForm });
  if (!report.ok) throw new Error(report.error.kind);
  return report.value;
}

async function asked(host: FileWorkbook): Promise<string[]> {
  const report = await checked(host);
  return explained(report, new Map(), ownTexts).missing.map(({ fingerprint }) => fingerprint);
}

async function put(host: FileWorkbook, sayings: Sayings) {
  const report = await checked(host);
  const explanations = explained(report, sayings, ownTexts);
  const done = await putResultsSheet(
    host,
    resultsSheet({ ...report, unit: "海宁市", explanations, sayings }),
  );
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return { report, explanations };
}

const submit = (host: FileWorkbook, dryRun = false) =>
  submitWorkbook(
    { host, client: clientOf(api), ...memoryStores(), ownTexts, randomUuid: countedUuids() },
    { form: yearlyForm, dryRun },
  );

async function cellsOf(host: FileWorkbook) {
  const sheet = (await snapshotIn(host)).sheets.find(({ name }) => name === "审核结果");
  if (sheet === undefined) throw new Error("there is no sheet 审核结果");
  return sheet;
}

describe("the sheet 审核结果", () => {
  test("holds every finding with its explanation as text and is read back from it, also after sorting", async () => {
    const host = await withRatio(66.5);
    const all = await asked(host);
    expect(all.length).toBeGreaterThan(0);
    const sayings = new Map(all.map((fingerprint) => [fingerprint, because]));
    const { report } = await put(host, sayings);
    const { values, formulas } = await cellsOf(host);
    const lines = values.filter((row) => /^[0-9a-f]{32}$/.test(String(row.at(-1))));
    expect(lines.map((row) => row.at(-1))).toEqual(report.findings.map(({ fingerprint }) => fingerprint));
    expect(values.flat()).toContain(because.text);
    expect(formulas.flat().every((formula) => formula === null)).toBe(true);
    const snapshot = await snapshotIn(host);
    expect(sayingsInWorkbook(snapshot)).toEqual(sayings);
    const turned = snapshot.sheets.map((sheet) =>
      sheet.name === "审核结果"
        ? { ...sheet, values: [...sheet.values.slice(0, 4), ...sheet.values.slice(4).toReversed()] }
        : sheet,
    );
    expect(sayingsInWorkbook({ ...snapshot, sheets: turned })).toEqual(sayings);
  });

  test("changes nothing in what is read of the table, and shrinks with its findings", async () => {
    const host = await withRatio(66.5);
    const before = await checked(host);
    await put(host, new Map());
    const after = await checked(host);
    expect(after.document).toEqual(before.document);
    expect(after.findings).toEqual(before.findings);
    const { report, explanations } = await put(host, new Map());
    const fewer = resultsSheet({ ...report, unit: "", explanations, sayings: new Map() });
    const shrunk = await putResultsSheet(host, { ...fewer, lines: fewer.lines.slice(0, 1) });
    expect(shrunk).toEqual({ ok: true, value: { sheet: "审核结果", how: "refreshed" } });
    const { values } = await cellsOf(host);
    expect(values.flat().filter((value) => /^[0-9a-f]{32}$/.test(String(value)))).toHaveLength(1);
  });

  test("is all another machine needs to submit with the explanations; without them it is refused", async () => {
    const host = await withRatio(66.5);
    expect(await submit(host)).toMatchObject({ ok: true, value: { kind: "to-explain", by: "client" } });
    expect(api.requests.filter(({ method }) => method === "PUT")).toEqual([]);
    const all = await asked(host);
    await put(host, new Map(all.map((fingerprint) => [fingerprint, because])));
    expect(await submit(host, true)).toMatchObject({ ok: true, value: { kind: "passed" } });
    expect(await submit(host)).toMatchObject({ ok: true, value: { kind: "submitted" } });
    const sent = api.submissions.get("y2024 330481")?.document.explanations;
    expect(sent).toEqual(all.toSorted().map((fingerprint) => ({ fingerprint, ...because })));
  });
});

test("what was submitted with explanations elsewhere is known again without writing them anew", async () => {
  const first = await withRatio(66.5);
  await put(first, new Map((await asked(first)).map((fingerprint) => [fingerprint, because])));
  expect(await submit(first)).toMatchObject({ ok: true, value: { kind: "submitted" } });
  expect(await submit(await withRatio(66.5))).toMatchObject({ ok: true, value: { kind: "unchanged" } });
});

describe("the reviewer", () => {
  const explainedDocument = async (period: string, text: string): Promise<SubmissionDocument> => {
    const host = await filledWorkbook({
      period,
      round: null,
      cells: { [ratio]: { actual: 66.5, status: "年报数" } },
    });
    const report = await checked(host);
    const explanations = (await asked(host)).map((fingerprint) => ({ fingerprint, ...because, text }));
    return { ...report.document, explanations };
  };

  test("reads each explanation beside its finding and is told which repeat the period before", async () => {
    api = fakeApi({
      person: city,
      rounds: ["2023", "2024"].map((period) => ({ id: `y${period}`, name: period, period, state: "open" })),
    });
    const text = (year: string) => `${year}年由市统计局核定，基础项未反馈到县`;
    const now = await explainedDocument("2024", text("2024"));
    api.submissions.set("y2024 330481", aSubmission("y2024", now));
    const review = () =>
      reviewSubmission({ client: clientOf(api), seen: memoryStores().seen }, "y2024", "330481");
    const fingerprints = now.explanations.map(({ fingerprint }) => fingerprint);
    expect(fingerprints.length).toBeGreaterThan(0);
    expect(await review()).toMatchObject({ ok: true, value: { copied: [] } });
    const otherWords = await explainedDocument("2023", "2023年口径与上年不同，见省统计局通知");
    api.submissions.set("y2023 330481", aSubmission("y2023", otherWords));
    expect(await review()).toMatchObject({ ok: true, value: { copied: [] } });
    api.submissions.set("y2023 330481", aSubmission("y2023", await explainedDocument("2023", text("2023"))));
    const found = await review();
    if (!found.ok) throw new Error(found.error.kind);
    expect(found.value.copied.toSorted()).toEqual(fingerprints.toSorted());
    const lines = submissionLines(found.value).filter((line) => line.includes(text("2024")));
    expect(lines).toHaveLength(fingerprints.length);
    for (const line of lines) expect(line).toMatch(/［上级核定］.*（与上期的说明相同）$/);
  });
});

describe("what is written on a machine", () => {
  const place = { workbook: "book", org: "330481", period: "2024" };
  const fingerprint = "a".repeat(32);
  const draft = { ...because, written: null, about: "RATIO-ONLY KJ-04/actual/0000/whole" };

  test("is there again after closing, of its workbook, unit and period only", async () => {
    const drawers = memoryDrawers();
    await explanationDrawer(drawers, "server").save(place, fingerprint, draft);
    const again = explanationDrawer(drawers, "server");
    expect(await again.load(place)).toEqual(new Map([[fingerprint, draft]]));
    const others = [{ workbook: "other" }, { org: "330482" }, { period: "2023" }];
    for (const other of others) expect(await again.load({ ...place, ...other })).toEqual(new Map());
  });

  test("before anybody was signed in is there for the unit that signs in", async () => {
    const drawer = explanationDrawer(memoryDrawers(), "server");
    await drawer.save({ ...place, org: null }, fingerprint, draft);
    expect(await drawer.load(place)).toEqual(new Map([[fingerprint, draft]]));
  });

  test("gives way to what somebody edited in the cell since, unless it was changed here as well", () => {
    const edited = { ...because, text: "同事在表格里改过的说明文字" };
    const onSheet = new Map([[fingerprint, edited]]);
    const settle = (kept: ExplanationDraft) =>
      settleSayings(new Map([[fingerprint, kept]]), onSheet).get(fingerprint);
    expect(settle({ ...draft, written: because })).toEqual(edited);
    const newer = { ...draft, text: "后来在窗格里又改写的说明", written: because };
    expect(settle(newer)).toEqual({ category: newer.category, text: newer.text });
    expect(settle({ ...newer, written: edited })).toEqual({ category: newer.category, text: newer.text });
  });
});
