import { beforeEach, describe, expect, test } from "vitest";
import { blankTemplate } from "../../../addin/flow/blank-template.ts";
import { checkLive, type LiveCheck } from "../../../addin/flow/check-live.ts";
import type { FlowFailure } from "../../../addin/flow/failure.ts";
import { formsAtHand } from "../../../addin/flow/forms-at-hand.ts";
import { insertTemplate } from "../../../addin/flow/insert-template.ts";
import { nextStep } from "../../../addin/flow/next-step.ts";
import { pullIntoWorkbook } from "../../../addin/flow/pull.ts";
import { status } from "../../../addin/flow/status.ts";
import { submitWorkbook } from "../../../addin/flow/submit.ts";
import { type FileWorkbook, openWorkbookFile } from "../../../addin/host/file/open-workbook-file.ts";
import type { WorkbookHost } from "../../../addin/host/port.ts";
import { bindingNames, definitionsSheetName } from "../../../addin/table/binding/binding-names.ts";
import { planTemplate } from "../../../addin/table/plan/template-plan.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { type Result, refuse, succeed } from "../../../shared/result.ts";
import { type Form, isIndicatorRow } from "../../../shared/schema/form.ts";
import { explainsAll } from "../../explains-all.ts";
import { now } from "../api/a-session.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { city, type FakeApi, fakeApi, haining } from "./fake-api.ts";
import { boundText, filledWorkbook } from "./filled-workbook.ts";
import { clientOf, countedUuids, memoryStores } from "./memory-stores.ts";
import { changes, quarterlyForm, renamedTo, secondVersion } from "./other-forms.ts";
import { bind, ownRows, ownSheet, snapshotIn } from "./own-table.ts";

let api: FakeApi;
beforeEach(() => {
  api = fakeApi({ forms: [yearlyForm, secondVersion, quarterlyForm] });
});

const granted = <T>(result: Result<T, FlowFailure>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const stop = (code: string, detail: object) => ({
  ok: false,
  error: { kind: "stop", stop: { code, detail } },
});
const v2 = { id: "sti-yearly", version: 2 };
const unit = { id: haining.org, name: haining.orgName };

async function workbookOf(sheets: Parameters<typeof plainWorkbookFile>[0]): Promise<FileWorkbook> {
  const opened = await openWorkbookFile(await plainWorkbookFile(sheets));
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

const blank = (form: { id: string; version: number }, period = "2024", client = clientOf(api)) =>
  blankTemplate(client, { form, period, unit }, yearlyForm);

const insert = (host: WorkbookHost, form: { id: string; version: number }, period = "2024") =>
  insertTemplate({
    workbook: { ...host, select: async () => succeed(null) },
    make: () => blank(form, period),
  });

const check = async (host: WorkbookHost, given: { sheet?: string } = {}, client = clientOf(api)) =>
  checkLive(
    { workbook: { ...host, mark: async () => succeed({ marked: 0, unmarked: [] }) }, client },
    { form: yearlyForm, ...given },
  );

/** Codes of rows whose actual is missing. */
const missing = ({ report }: LiveCheck): string[] =>
  report.findings.flatMap(({ rule, figures }) =>
    rule.id === "REQ-ACTUAL" || rule.id === "REQ-ROW" ? figures.map(({ indicator }) => indicator) : [],
  );

describe("templates of two versions of a form", () => {
  test("are each checked by the rules of their own version", async () => {
    const [first, second] = [await workbookOf({ 底稿: [["甲"]] }), await workbookOf({ 底稿: [["乙"]] })];
    expect(await insert(first, yearlyForm)).toEqual({ ok: true, value: { sheet: "年报表" } });
    expect(await insert(second, v2)).toEqual({ ok: true, value: { sheet: "年报表" } });
    const [one, two] = [granted(await check(first)), granted(await check(second))];
    expect([one.report.madeFrom, two.report.madeFrom]).toEqual([{ id: "sti-yearly", version: 1 }, v2]);
    expect([one.report.org, two.report.org]).toEqual([haining.org, haining.org]);
    const [inFirst, inSecond] = [rowsOf(one), rowsOf(two)];
    expect(inFirst.has(changes.dropped)).toBe(true);
    expect(inFirst.has(changes.added)).toBe(false);
    expect(inSecond.has(changes.dropped)).toBe(false);
    expect(inSecond.has(changes.added)).toBe(true);
    expect(inSecond.get(changes.renamed)).toBe(renamedTo);
    expect(missing(one)).toContain(changes.dropped);
    expect(new Set(missing(two))).toEqual(
      new Set([...missing(one).filter((code) => code !== changes.dropped), changes.added]),
    );
  });

  test("are taken only by rounds of their version", async () => {
    const host = await filledWorkbook({ form: secondVersion, round: null });
    const report = granted(await check(host)).report;
    const rounds = granted(await status(clientOf(api))).rounds.map(({ summary }) => summary);
    const differs = { sheet: "sti-yearly@2", round: "sti-yearly@1", name: "2024年报" };
    expect(await submit(host)).toEqual(stop("form-differs", differs));
    expect(nextStep(report, haining, rounds)).toEqual({
      kind: "cannot",
      failure: stop("form-differs", differs).error,
    });
    api.rounds = [{ id: "y2024", name: "2024年报", period: "2024", state: "open", form: secondVersion }];
    expect(granted(await submit(host))).toMatchObject({ kind: "submitted", noted: "noted" });
  });

  test("stand side by side as peers' figures: each round is written with its own rows", async () => {
    api.rounds = [
      { id: "y2023", name: "2023年报", period: "2023", state: "open", form: yearlyForm },
      { id: "y2024", name: "2024年报", period: "2024", state: "open", form: secondVersion },
    ];
    for (const [form, period, round] of [
      [yearlyForm, "2023", "y2023"],
      [secondVersion, "2024", "y2024"],
    ] as const) {
      const host = await filledWorkbook({
        form,
        period,
        round,
        cells: { [changes.renamed]: { actual: 12 } },
      });
      expect(granted(await submit(host))).toMatchObject({ kind: "submitted" });
    }
    for (const [key, submission] of api.submissions)
      api.submissions.set(key, { ...submission, state: "accepted" });
    api.rounds = api.rounds.map((round) => ({ ...round, state: "published" }));
    const host = await workbookOf({ 底稿: [["甲"]] });
    const { pulls } = memoryStores();
    for (const round of ["y2023", "y2024"]) {
      const ports = { host, client: clientOf(api), pulls, now: () => now };
      expect(granted(await pullIntoWorkbook(ports, { round, workbook: "w" }))).toMatchObject({ kind: "put" });
    }
    const [dropped, added] = [nameOf(yearlyForm, changes.dropped), nameOf(secondVersion, changes.added)];
    expect(await namesOn(host, "同级汇总 2023年报", [dropped, added, renamedTo])).toEqual([dropped]);
    expect(await namesOn(host, "同级汇总 2024年报", [dropped, added, renamedTo])).toEqual([added, renamedTo]);
  });
});

describe("a template of a version that does not come with the program", () => {
  test("says that signing in is needed to check it, and without a network that this is", async () => {
    const host = await filledWorkbook({ form: secondVersion });
    const needs = (why: string) => stop("form-not-at-hand", { form: "sti-yearly@2", why });
    expect(await check(host, {}, clientOf(api, null))).toEqual(needs("signed-out"));
    api.interfere = () => {
      throw new TypeError("fetch failed");
    };
    expect(await check(host)).toEqual(needs("offline"));
    expect(await blank(v2)).toEqual(needs("offline"));
  });

  test("is not there where the city has not published it", async () => {
    api.forms = [yearlyForm];
    const unknown = stop("form-unknown", { form: "sti-yearly@2", known: "sti-yearly" });
    expect(await blank(v2)).toEqual(unknown);
    expect(await check(await filledWorkbook({ form: secondVersion }))).toEqual(unknown);
  });
});

describe("the forms to choose from", () => {
  test("are all published versions, or without sign-in or network the one of the program", async () => {
    const titled = ({ id, version, title, publishedOn }: Form) => ({ id, version, title, publishedOn });
    const own = [titled(yearlyForm)];
    expect(await formsAtHand(clientOf(api), yearlyForm)).toEqual({
      forms: [yearlyForm, secondVersion, quarterlyForm].map(titled),
      without: null,
    });
    const unauthenticated = { kind: "api", failure: { kind: "unauthenticated", why: "no-session" } };
    expect(await formsAtHand(clientOf(api, null), yearlyForm)).toEqual({
      forms: own,
      without: unauthenticated,
    });
    api.interfere = () => {
      throw new TypeError("fetch failed");
    };
    expect(await formsAtHand(clientOf(api), yearlyForm)).toEqual({
      forms: own,
      without: { kind: "api", failure: { kind: "offline", why: "unreachable" } },
    });
  });
});

describe("the period of a template", () => {
  test("is one the form is filled for", async () => {
    const example = { form: yearlyForm.title, frequency: "annual", example: "2024" };
    expect(await blank(yearlyForm, "2024年一季度")).toEqual(
      stop("period-not-of-form", { ...example, given: "2024年一季度" }),
    );
    expect(await blank(quarterlyForm, "2024")).toEqual(
      stop("period-not-of-form", {
        form: quarterlyForm.title,
        frequency: "quarterly",
        example: "2024Q1",
        given: "2024",
      }),
    );
    expect(await blank(yearlyForm, "去年")).toEqual(stop("period-unreadable", { given: "去年" }));
    expect(granted(await blank(quarterlyForm, "2024年一季度")).context.period).toBe("2024Q1");
  });

  test("is known to the sheet of another form as well: it is found, checked and asked for its own round", async () => {
    const host = await workbookOf({ 底稿: [["甲"]] });
    expect(await insert(host, quarterlyForm, "2024Q1")).toEqual({ ok: true, value: { sheet: "季报表" } });
    expect(granted(await check(host)).report).toMatchObject({
      period: "2024Q1",
      madeFrom: { id: "sti-quarterly" },
    });
    expect(await submit(host)).toEqual(stop("no-round", { period: "2024Q1", org: haining.org }));
  });
});

describe("a workbook with a template", () => {
  test("takes no second one: it says which it holds, and nothing changes", async () => {
    const host = await workbookOf({ 底稿: [["甲"]] });
    granted(await insert(host, v2));
    const before = host.bytes();
    for (const [form, period] of [
      [yearlyForm, "2024"],
      [v2, "2023"],
      [quarterlyForm, "2024Q1"],
    ] as const)
      expect(await insert(host, form, period)).toEqual(
        stop("template-there", { sheet: "年报表", made: "sti-yearly@2 2024" }),
      );
    expect(host.bytes()).toEqual(before);
  });

  test("that was given up half-way becomes wholly the template of another version", async () => {
    const host = await workbookOf({ 底稿: [["甲"]] });
    const busy = { code: "busy", detail: {} } as const;
    const refusing: WorkbookHost = {
      ...host,
      putSheet: async (plan) => (plan.id === "report" ? refuse(busy) : host.putSheet(plan)),
    };
    expect(await insert(refusing, v2, "2023")).toEqual({ ok: false, error: { kind: "host", refusal: busy } });
    granted(await insert(host, yearlyForm));
    const { report } = granted(await check(host));
    expect(report).toMatchObject({ madeFrom: { id: "sti-yearly", version: 1 }, period: "2024" });
    const fresh = await workbookOf({ 底稿: [["甲"]] });
    granted(await insert(fresh, yearlyForm));
    expect(await valuesOn(host, definitionsSheetName)).toEqual(await valuesOn(fresh, definitionsSheetName));
  });

  test("keeps an own table beside it: checked and submitted for itself, its receipt beside its own binding", async () => {
    const host = await workbookOf({ [ownSheet]: ownRows() });
    granted(await bind(host));
    granted(await insert(host, v2));
    expect(await check(host)).toMatchObject({
      ok: false,
      error: { kind: "reading", refusal: { code: "several-tables" } },
    });
    const { report } = granted(await check(host, { sheet: ownSheet }));
    expect(report).toMatchObject({ madeFrom: null, form: { version: 1 } });
    expect(report.document.figures).toContainEqual(
      expect.objectContaining({ indicator: "KJ-13", kind: "actual", value: "12" }),
    );
    expect(granted(await submit(host, ownSheet))).toMatchObject({ kind: "submitted", noted: "noted" });
    expect(await boundText(host, "receipt")).toBeNull();
    const snapshot = await snapshotIn(host);
    expect(snapshot.names.map(({ name }) => name)).toContain(bindingNames.receipt);
    expect(granted(await submit(host, ownSheet))).toMatchObject({ kind: "unchanged", noted: "noted-before" });
  });
});

test("a template for any unit names none, for the city as well", async () => {
  api = fakeApi({ person: city });
  const made = granted(
    await blankTemplate(clientOf(api), { form: yearlyForm, period: "2024", unit: null }, yearlyForm),
  );
  expect(made.plan).toEqual(
    planTemplate(yearlyForm, {
      org: null,
      period: "2024",
      roundId: null,
      roundName: null,
      rehearsal: false,
      prefill: [],
    }),
  );
  expect(api.requests).toEqual([]);
});

const rowsOf = ({ report }: LiveCheck): Map<string | null, string> =>
  new Map(report.reading.rows.map(({ indicator, name }) => [indicator, name]));

const stores = () => ({ ...memoryStores(), randomUuid: countedUuids() });

const submit = (host: WorkbookHost, sheet?: string) =>
  submitWorkbook(
    { ...stores(), host, client: clientOf(api), sayings: explainsAll },
    { form: yearlyForm, dryRun: false, ...(sheet === undefined ? {} : { sheet }) },
  );

/** As the form prints it. */
function nameOf({ rows, indicators }: Form, code: string): string {
  const row = rows.filter(isIndicatorRow).find(({ indicator }) => indicator === code);
  const name = row?.label ?? indicators.find((indicator) => indicator.code === code)?.name;
  if (name === undefined) throw new Error(`The form has no ${code}`);
  return name;
}

async function valuesOn(host: WorkbookHost, sheet: string) {
  const found = (await snapshotIn(host)).sheets.find(({ name }) => name === sheet);
  if (!found) throw new Error(`There is no sheet ${sheet}`);
  return found.values.filter((row) => row.some((value) => value !== null && value !== ""));
}

async function namesOn(host: WorkbookHost, sheet: string, names: readonly string[]): Promise<string[]> {
  const values = new Set((await valuesOn(host, sheet)).flat());
  return names.filter((name) => values.has(name));
}
