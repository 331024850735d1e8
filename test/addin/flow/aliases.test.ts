import { describe, expect, test } from "vitest";
import { acceptedNames } from "../../../addin/flow/accepted-aliases.ts";
import { checkSnapshot } from "../../../addin/flow/check.ts";
import { keepAnswers } from "../../../addin/flow/keep-answers.ts";
import { offerAliases } from "../../../addin/flow/offer-aliases.ts";
import { submitWorkbook } from "../../../addin/flow/submit.ts";
import { noAnswers, type TableAnswers } from "../../../addin/table/binding/table-answers.ts";
import { findingSentence } from "../../../addin/text/finding-sentence.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { AcceptedAlias } from "../../../shared/schema/alias.ts";
import { noNetwork } from "../api/fake-server.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { open } from "../host/opened.ts";
import { city, fakeApi } from "./fake-api.ts";
import { clientOf, memoryStores, replyMemory } from "./memory-stores.ts";
import { ownAnswers, ownRows, ownSheet, snapshotIn, tableMemory } from "./own-table.ts";

const oddName: AcceptedAlias = { indicator: "KJ-13", name: "本局高企口径" };

/** Names as one machine comes to know them. */
const namesAt = (client: ReturnType<typeof clientOf>) => {
  const memory = replyMemory();
  return acceptedNames({ client, memoryOf: () => memory, lateReplies: "kept" });
};

async function checked(
  rows: ReturnType<typeof ownRows>,
  aliases: readonly AcceptedAlias[] | undefined,
  answers: TableAnswers = { ...noAnswers, columns: ownAnswers.columns },
) {
  const host = await open(await plainWorkbookFile({ [ownSheet]: rows }));
  const report = checkSnapshot(await snapshotIn(host), { form: yearlyForm, answers, aliases });
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  return report.value;
}

const told = ({ reading }: Awaited<ReturnType<typeof checked>>) =>
  reading.rows.flatMap(({ name, how, indicator }) => (how === "accepted" ? [[name, indicator]] : []));
const firms = ({ document }: Awaited<ReturnType<typeof checked>>) =>
  document.figures.flatMap(({ indicator, kind, cell, ...figure }) =>
    indicator === "KJ-13" && kind === "actual" && "value" in figure ? [[figure.value, cell]] : [],
  );

/** The own table with another first row: its name, unit and figure. */
const withFirst = (name: string, unit: string | null = "家", value: number | string = 12) => {
  const [title = [], org = [], heads = [], , ...others] = ownRows();
  return [title, org, heads, [name, unit, null, value, null], ...others];
};

describe("a name the city has accepted", () => {
  test("tells a row that nobody has answered, in whatever spelling", async () => {
    const before = await checked(ownRows(), []);
    expect([firms(before), before.blocked]).toEqual([[], true]);
    for (const name of ["本局高企口径", "（一） 本局高企 口径（家）"]) {
      const after = await checked(withFirst(name), [oddName]);
      expect([told(after), firms(after), after.blocked]).toEqual([
        [[name, "KJ-13"]],
        [["12", "台账!D4"]],
        false,
      ]);
    }
  });

  test("is not believed beside another unit, under a part's heading, for two indicators, or against the person", async () => {
    expect(told(await checked(withFirst("本局高企口径", "家次"), [oddName]))).toEqual([]);
    const two = [oddName, { ...oddName, indicator: "KJ-14" }];
    expect(told(await checked(ownRows(), two))).toEqual([]);
    const said = { ...ownAnswers, rows: { 本局高企口径: "ignored" as const } };
    expect(told(await checked(ownRows(), [oddName], said))).toEqual([]);
    const [title = [], org = [], heads = [], odd = [], ...others] = ownRows();
    const ofPark = [title, org, heads, ...others.slice(0, -4), ["海宁经济开发区"], odd, ...others.slice(-4)];
    const park = await checked(ofPark, [oddName]);
    expect([told(park), firms(park)]).toEqual([[], []]);
    const whole = await checked(
      ofPark.filter(([first]) => first !== "海宁经济开发区"),
      [oddName],
    );
    expect(firms(whole).map(([value]) => value)).toEqual(["12"]);
  });

  test("leaves the row alone where another one is the indicator already", async () => {
    const named = yearlyForm.indicators.find(({ code }) => code === "KJ-13")?.name ?? "";
    const rows = withFirst("本局高企口径", "家", 99);
    rows.splice(4, 0, [named, "家", null, 7, null]);
    const report = await checked(rows, [oddName]);
    expect([told(report), firms(report)]).toEqual([[], [["7", "台账!D5"]]]);
  });
});

describe("a name the city has withdrawn again", () => {
  test.each([
    ["本局高企口径", []],
    ["新增高企数量口径", ["KJ-13", "KJ-14"]],
  ])("is said once of the row %s it told, which stands where it was", async (name, suggestions) => {
    const host = await open(await plainWorkbookFile({ [ownSheet]: withFirst(name) }));
    const answers = { ...noAnswers, columns: ownAnswers.columns };
    const options = { form: yearlyForm, answers, aliases: [{ ...oddName, name }] };
    const before = checkSnapshot(await snapshotIn(host), options);
    if (!before.ok) throw new Error(JSON.stringify(before.error));
    await keepAnswers(host, tableMemory(), { ...before.value, answers });
    const after = checkSnapshot(await snapshotIn(host), { form: yearlyForm, aliases: [] });
    if (!after.ok) throw new Error(JSON.stringify(after.error));
    const { findings, reading } = after.value;
    expect(reading.rows.find((row) => row.name === name)?.suggestions).toEqual(suggestions);
    const ofRow = findings.filter(({ cells }) => cells.includes("台账!A4"));
    expect(ofRow.map((finding) => findingSentence(finding, yearlyForm, "zh"))).toEqual([
      `“${name}”这一行还在，但现在认不出它就是 KJ-13 新增高新技术企业数（例如市里撤销了这个叫法），没有取数。请在“核对列和行”里说明它是什么。`,
    ]);
    expect(after.value.blocked).toBe(true);
  });
});

describe("names the city has accepted", () => {
  test("are asked for once and then only whether they have changed; without a network the last ones hold", async () => {
    const api = fakeApi({ accepted: [oddName] });
    const names = namesAt(clientOf(api));
    expect(await names("kj-year")).toEqual([oddName]);
    expect(await names("kj-year")).toEqual([oddName]);
    expect(api.requests.map(({ headers }) => headers["if-none-match"] !== undefined)).toEqual([false, true]);
    const count = api.requests.length;
    api.interfere = noNetwork;
    expect(await names("kj-year")).toEqual([oddName]);
    expect(api.requests.length).toBe(count + 1);
    api.interfere = undefined;
    api.accepted = [];
    expect(await names("kj-year")).toEqual([]);
  });

  test("are not known to whoever is not signed in", async () => {
    const api = fakeApi({ accepted: [oddName] });
    expect(await namesAt(clientOf(api, null))("kj-year")).toBeUndefined();
    expect(api.requests).toEqual([]);
  });

  test("let another county submit its table without being asked", async () => {
    const api = fakeApi({ accepted: [oddName] });
    const rows = ownRows().map((row) => row.map((cell) => (cell === "某数" ? "2024年实绩" : cell)));
    const host = await open(await plainWorkbookFile({ [ownSheet]: rows }));
    const client = clientOf(api);
    const ports = {
      host,
      client,
      ...memoryStores(),
      tables: tableMemory(),
      randomUuid: () => crypto.randomUUID(),
    };
    const without = await submitWorkbook(ports, { form: yearlyForm, dryRun: false });
    expect(without.ok && without.value.kind).toBe("blocked");
    const names = namesAt(client);
    const sent = await submitWorkbook({ ...ports, names }, { form: yearlyForm, dryRun: false });
    expect(sent.ok && sent.value.kind).toBe("submitted");
    const [submitted] = [...api.submissions.values()];
    const found = submitted?.document.figures.find(({ indicator }) => indicator === "KJ-13");
    expect(found).toMatchObject({ value: "12", cell: "台账!D4" });
  });
});

describe("what a county has answered of its rows", () => {
  const answered = async (rows: TableAnswers["rows"], table = ownRows()) =>
    checked(table, [], { columns: ownAnswers.columns, rows });

  test("is offered to the city: the name and its unit, no figure", async () => {
    const api = fakeApi();
    const client = clientOf(api);
    const report = await answered({ 本局高企口径: "KJ-13" });
    const sent = await offerAliases({ client, names: namesAt(client) }, report);
    expect([sent, api.offered]).toEqual([
      1,
      [
        {
          form: { id: yearlyForm.id, version: yearlyForm.version },
          offers: [{ indicator: "KJ-13", name: "本局高企口径", unit: "家", rows: 1 }],
        },
      ],
    ]);
    expect(JSON.stringify(api.offered)).not.toContain("12");
  });

  test("is not offered where it is left out, holds digits, or is accepted by now", async () => {
    const api = fakeApi({ accepted: [oddName] });
    const client = clientOf(api);
    const names = namesAt(client);
    const ignored = await answered({ 本局高企口径: "ignored" });
    const digits = await answered({ 张三13800000000: "KJ-13" }, withFirst("张三13800000000"));
    const accepted = await answered({ 本局高企口径: "KJ-13" });
    for (const report of [ignored, digits, accepted])
      expect(await offerAliases({ client, names }, report)).toBe(0);
    expect(api.offered).toEqual([]);
  });

  test("is not offered by the city's people, and one that fails disturbs nobody", async () => {
    const report = await answered({ 本局高企口径: "KJ-13" });
    const reviewed = fakeApi({ person: city });
    const asCity = clientOf(reviewed);
    expect(await offerAliases({ client: asCity, names: namesAt(asCity) }, report)).toBe(0);
    const away = fakeApi();
    away.interfere = noNetwork;
    const client = clientOf(away);
    expect(await offerAliases({ client, names: namesAt(client) }, report)).toBe(0);
  });
});
