import { afterEach, describe, expect, test } from "vitest";
import { reportLines } from "../../../addin/command/print-report.ts";
import { checkWorkbook } from "../../../addin/flow/check.ts";
import { keepAnswers } from "../../../addin/flow/keep-answers.ts";
import { recallAnswers } from "../../../addin/flow/recall-answers.ts";
import { submitWorkbook } from "../../../addin/flow/submit.ts";
import type { WorkbookHost } from "../../../addin/host/port.ts";
import { bindingIn } from "../../../addin/table/binding/binding-in-workbook.ts";
import { ownBindingSheetName } from "../../../addin/table/binding/binding-names.ts";
import { noAnswers } from "../../../addin/table/binding/table-answers.ts";
import { findingSentence } from "../../../addin/text/finding-sentence.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { loadOffice } from "../../excel-sim/node/load-office.ts";
import { explainsAll } from "../../explains-all.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { editInLibreOffice, libreOffice } from "../host/edit-in-libreoffice.ts";
import { openInExcel } from "../host/excel/open-sample.ts";
import { lockStructure } from "../host/lock-structure.ts";
import { open } from "../host/opened.ts";
import { type FakeApi, fakeApi } from "./fake-api.ts";
import { clientOf, memoryStores } from "./memory-stores.ts";
import {
  bind,
  oddRow,
  ownAnswers,
  ownFile,
  ownRows,
  ownSheet,
  snapshotIn,
  tableMemory,
} from "./own-table.ts";

const excel = await loadOffice();
afterEach(() => {
  expect(excel.refusals.entries).toEqual([]);
});

/** On a machine that remembers nothing. */
async function checkedAnew(host: Pick<WorkbookHost, "snapshot">) {
  const checked = await checkWorkbook(host, { form: yearlyForm });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}

const submitAnew = (host: WorkbookHost, api: FakeApi, stores = memoryStores(), tables = tableMemory()) =>
  submitWorkbook(
    {
      host,
      client: clientOf(api),
      ...stores,
      tables,
      sayings: explainsAll,
      randomUuid: () => crypto.randomUUID(),
    },
    { form: yearlyForm, dryRun: false },
  );

const firms = (report: Awaited<ReturnType<typeof checkedAnew>>) =>
  report.document.figures.flatMap((figure) =>
    figure.indicator === "KJ-13" && figure.kind === "actual" ? [[figure.value, figure.cell]] : [],
  );

const ofBinding = (findings: readonly Finding[]) =>
  findings
    .filter(({ rule }) => ["STR-RENAMED", "STR-FORMULA", "STR-GONE", "UNIT-CHANGED"].includes(rule.id))
    .map(({ rule, severity, cells, expected, actual }) => [rule.id, severity, cells, expected, actual]);

/** The same table in words everybody knows: nothing is asked. */
function plainFile() {
  const named = yearlyForm.indicators.find(({ code }) => code === "KJ-13")?.name ?? "";
  const rows = ownRows();
  const changed = rows.map((row, at) =>
    at === oddRow - 2 ? row.with(3, "2024年实绩") : at === oddRow - 1 ? row.with(0, named) : row,
  );
  return plainWorkbookFile({ [ownSheet]: changed });
}

const untouched = { moved: 0, added: 0, renamed: 0, changed: 0, gone: 0 };

describe("a bureau's own table", () => {
  test("is asked about once: bound, it is read on a machine that knows nothing of it", async () => {
    const host = await open(await ownFile());
    const before = await checkedAnew(host);
    expect([firms(before), before.binding, before.blocked]).toEqual([[], null, true]);

    expect(await bind(host)).toEqual({ ok: true, value: { where: "workbook" } });

    const again = await open(host.bytes());
    const after = await checkedAnew(again);
    expect([firms(after), after.blocked, ofBinding(after.findings)]).toEqual([
      [["12", "台账!D4"]],
      false,
      [],
    ]);
    expect(after.binding).toEqual({ ...untouched, rows: after.reading.rows.filter(sure).length });
    const snapshot = await snapshotIn(again);
    expect(bindingIn(snapshot)?.answers).toEqual(ownAnswers);
    expect(snapshot.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      [ownSheet, "visible"],
      [ownBindingSheetName, "veryHidden"],
    ]);
  });

  test("bound a second time with fewer answers leaves none of the old ones behind", async () => {
    const host = await open(await ownFile());
    await bind(host);
    const rows = { ...ownAnswers.rows };
    const first = await checkedAnew(host);
    const less = { ...first.reading, rows: first.reading.rows.slice(0, 3), columns: [] };
    const settled = { ...first, reading: less, org: null, answers: { columns: {}, rows } };
    expect(await keepAnswers(host, tableMemory(), settled)).toEqual({
      ok: true,
      value: { where: "workbook" },
    });
    expect(bindingIn(await snapshotIn(await open(host.bytes())))?.answers).toEqual({ columns: {}, rows });
  });

  test("edited in Excel without the add-in is repaired and said so, submitted, and known by its receipt", async () => {
    const { host, workbook } = await openInExcel(excel, await ownFile());
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem(ownSheet).getRange("D4").formulas = [["=6*2"]];
      await context.sync();
    });
    expect(await bind(host)).toEqual({ ok: true, value: { where: "workbook" } });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(ownSheet);
      sheet.getRange("3:4").insert("Down");
      sheet.getRange("B:B").insert("Right");
      sheet.getRange("B5:B6").values = [["经办"], ["张"]];
      sheet.getRange("A6").values = [["高企本局新叫法"]];
      sheet.getRange("E5").values = [["另一个数"]];
      sheet.getRange("E6").values = [[11]];
      await context.sync();
    });

    const report = await checkedAnew((await openInExcel(excel, await workbook.toFile())).host);
    expect(firms(report)).toEqual([["11", "台账!E6"]]);
    expect(ofBinding(report.findings)).toEqual([
      ["STR-RENAMED", "query", ["台账!A6"], "本局高企口径", "高企本局新叫法"],
      ["STR-RENAMED", "query", ["台账!E5"], "某数", "另一个数"],
      ["STR-FORMULA", "query", ["台账!E6"], null, "11"],
    ]);
    const { rows } = report.binding ?? { rows: 0 };
    expect(report.binding).toEqual({ ...untouched, rows, moved: rows, renamed: 2, changed: 1 });
    expect(report.repairs.map(({ kind }) => kind).slice(0, 4)).toEqual([
      "renamed",
      "renamed",
      "changed",
      "moved",
    ]);
    expect(report.repairs[3]).toEqual({
      kind: "moved",
      cell: "台账!A6",
      text: "本局高企口径",
      from: "A4",
    });
    expect(reportLines("台账.xlsx", report)).toContain(
      `这张表以前确认过：${rows} 行照旧取数，其中 ${rows} 行换了位置，改名 2 处，单位或公式改动 1 处。`,
    );

    const api = fakeApi();
    const edited = await openInExcel(excel, await workbook.toFile());
    expect(await submitAnew(edited.host, api)).toMatchObject({
      ok: true,
      value: { kind: "submitted", noted: "noted", receipt: { revision: 1 } },
    });
    const settled = await checkedAnew(edited.host);
    expect([ofBinding(settled.findings), settled.binding]).toEqual([[], { ...untouched, rows }]);

    // another machine: the base is the receipt in the workbook
    await edited.host.writeCells([{ sheet: ownSheet, address: { row: 6, column: 5 }, value: 13 }]);
    const elsewhere = await open(await edited.workbook.toFile());
    expect(await submitAnew(elsewhere, api)).toMatchObject({
      ok: true,
      value: { kind: "submitted", noted: "noted", receipt: { revision: 2 } },
    });
    expect(await submitAnew(elsewhere, api)).toMatchObject({
      ok: true,
      value: { kind: "unchanged", noted: "noted-before" },
    });
  });

  test.skipIf(libreOffice === undefined)(
    "saved by LibreOffice after rows came in, a column moved and a row was renamed is asked nothing again",
    async () => {
      const host = await open(await ownFile());
      await bind(host);
      const edited = await open(
        editInLibreOffice(host.bytes(), [
          "sheet.Rows.insertByIndex(2, 2)",
          // the column of the numbers goes behind all others, the gap is closed
          'sheet.moveRange(sheet.getCellByPosition(8, 4).CellAddress, sheet.getCellRangeByName("D5:D200").RangeAddress)',
          "sheet.Columns.removeByIndex(3, 1)",
          'sheet.getCellByPosition(5, 4).String = "甲栏"',
          'sheet.getCellByPosition(6, 4).String = "乙栏"',
          'sheet.getCellByPosition(0, 5).String = "高企本局新叫法"',
        ]),
      );
      const report = await checkedAnew(edited);
      expect(ofBinding(report.findings)).toEqual([
        ["STR-RENAMED", "query", ["台账!A6"], "本局高企口径", "高企本局新叫法"],
      ]);
      expect([firms(report).map(([value]) => value), report.blocked]).toEqual([["12"], false]);
      expect(await submitAnew(edited, fakeApi())).toMatchObject({
        ok: true,
        value: { kind: "submitted", noted: "noted" },
      });
      expect(ofBinding((await checkedAnew(edited)).findings)).toEqual([]);
    },
    120_000,
  );

  test("in a workbook with locked structure is known again on this machine by its heads, also next year", async () => {
    const memory = tableMemory();
    const locked = await open(lockStructure(await ownFile()));
    expect(await bind(locked, memory)).toEqual({ ok: true, value: { where: "machine" } });
    expect([...memory.kept.values()]).toEqual([{ answers: ownAnswers, over: null }]);

    const checked = await checkWorkbook(locked, { form: yearlyForm, memory });
    expect(checked.ok && firms(checked.value)).toEqual([["12", "台账!D4"]]);
    const next = await snapshotIn(await open(lockStructure(await ownFile(2025))));
    expect(await recallAnswers(next, memory, { form: yearlyForm })).toEqual(ownAnswers);
    expect(await recallAnswers(next, tableMemory(), { form: yearlyForm })).toEqual(noAnswers);
  });

  test("that needed no answer is bound by submitting it, in one step: another machine goes on from its receipt", async () => {
    const api = fakeApi();
    const { host, workbook } = await openInExcel(excel, await plainFile());
    let puts = 0;
    const counting: WorkbookHost = {
      snapshot: (signal) => host.snapshot(signal),
      lockedCells: (cells) => host.lockedCells(cells),
      writeCells: (edits) => host.writeCells(edits),
      putSheet: (plan) => {
        puts += 1;
        return host.putSheet(plan);
      },
    };
    expect(await submitAnew(counting, api)).toMatchObject({
      ok: true,
      value: { kind: "submitted", noted: "noted", receipt: { revision: 1 } },
    });
    expect(puts).toBe(1);

    const elsewhere = await open(await workbook.toFile());
    const checked = await checkedAnew(elsewhere);
    expect([checked.binding, checked.repairs]).toEqual([
      { ...untouched, rows: checked.reading.rows.filter(sure).length },
      [],
    ]);
    await elsewhere.writeCells([{ sheet: ownSheet, address: { row: oddRow, column: 4 }, value: 14 }]);
    expect(await submitAnew(elsewhere, api)).toMatchObject({
      ok: true,
      value: { kind: "submitted", noted: "noted", receipt: { revision: 2 } },
    });
    const third = await open(elsewhere.bytes());
    expect(await submitAnew(third, api)).toMatchObject({
      ok: true,
      value: { kind: "unchanged", noted: "noted-before" },
    });
  });

  test("looked through again says that its receipt is not noted yet, and writes nothing", async () => {
    const api = fakeApi();
    const first = await open(await plainFile());
    await submitAnew(first, api);
    const copy = await open(await plainFile());
    const before = copy.bytes();
    const looked = await submitWorkbook(
      {
        host: copy,
        client: clientOf(api),
        ...memoryStores(),
        sayings: explainsAll,
        randomUuid: () => crypto.randomUUID(),
      },
      { form: yearlyForm, dryRun: true },
    );
    expect(looked).toMatchObject({ ok: true, value: { kind: "unchanged", noted: "to-note" } });
    expect(copy.bytes()).toEqual(before);
  });

  test.each([
    ["with locked structure", async () => open(lockStructure(await plainFile()))],
    ["that is read-only", async () => (await openInExcel(excel, await plainFile(), { readOnly: true })).host],
  ])("in a workbook %s is submitted, the revision is kept here, and that is said", async (_, workbook) => {
    const api = fakeApi();
    const stores = memoryStores();
    const host = await workbook();
    expect(await submitAnew(host, api, stores)).toMatchObject({
      ok: true,
      value: { kind: "submitted", noted: "on-machine" },
    });
    expect([...stores.seenEtags]).toEqual([["y2024 330481", '"r1-e1"']]);
    const changed: WorkbookHost = {
      ...host,
      putSheet: (plan) => host.putSheet(plan),
      writeCells: (edits) => host.writeCells(edits),
      snapshot: async () => {
        const read = await snapshotIn(host);
        const [sheet] = read.sheets;
        const values = sheet?.values.map((row, at) => (at === oddRow - 1 ? row.with(3, 15) : row)) ?? [];
        return { ok: true, value: { ...read, sheets: sheet ? [{ ...sheet, values }] : [] } };
      },
    };
    expect(await submitAnew(changed, api, stores)).toMatchObject({
      ok: true,
      value: { kind: "submitted", noted: "on-machine", receipt: { revision: 2 } },
    });
  });

  test("bound, then answered anew where it cannot be written, is read by the newer answers of this machine", async () => {
    const memory = tableMemory();
    const writable = await open(await ownFile());
    await bind(writable);
    const { host } = await openInExcel(excel, writable.bytes(), { readOnly: true });
    const newer = { columns: ownAnswers.columns, rows: { 本局高企口径: "KJ-14" as const } };
    expect(await bind(host, memory, newer)).toEqual({ ok: true, value: { where: "machine" } });
    const recalled = await recallAnswers(await snapshotIn(host), memory, { form: yearlyForm });
    expect(recalled).toEqual(newer);

    // what the workbook has been told since is newer still
    const third = { columns: ownAnswers.columns, rows: { 本局高企口径: "ignored" as const } };
    await bind(writable, tableMemory(), third);
    expect(await recallAnswers(await snapshotIn(writable), memory, { form: yearlyForm })).toEqual(third);
  });

  test("told in the workbook, what the machine kept of it is forgotten", async () => {
    const memory = tableMemory();
    await bind(await open(lockStructure(await ownFile())), memory);
    const host = await open(await ownFile());
    await bind(host, memory);
    expect([...memory.kept]).toEqual([]);
  });

  test("has its numbers from the source named for it, but for rows that name their own", async () => {
    const answers = { ...ownAnswers, source: "浙里加计扣除" };
    const host = await open(await ownFile());
    await bind(host, tableMemory(), answers);
    const again = await open(host.bytes());
    const report = await checkedAnew(again);
    const sources = (of: typeof report) =>
      of.document.figures.flatMap((figure) =>
        figure.kind === "actual" && figure.source !== null
          ? [[figure.indicator, figure.value, figure.source]]
          : [],
      );
    expect([bindingIn(await snapshotIn(again))?.answers, sources(report), report.reading.source]).toEqual([
      answers,
      [["KJ-13", "12", "浙里加计扣除"]],
      "浙里加计扣除",
    ]);
    await again.writeCells([
      { sheet: ownSheet, address: { row: oddRow - 1, column: 7 }, value: "数据来源" },
      { sheet: ownSheet, address: { row: oddRow, column: 7 }, value: "统计局" },
    ]);
    expect(sources(await checkedAnew(again))).toEqual([["KJ-13", "12", "统计局"]]);
    const api = fakeApi();
    await submitAnew(again, api);
    expect(bindingIn(await snapshotIn(await open(again.bytes())))?.answers).toEqual(answers);
  });

  test("in a workbook that cannot be written is remembered on this machine", async () => {
    const memory = tableMemory();
    const { host } = await openInExcel(excel, await ownFile(), { readOnly: true });
    expect(await bind(host, memory)).toEqual({ ok: true, value: { where: "machine" } });
    expect(await recallAnswers(await snapshotIn(host), memory, { form: yearlyForm })).toEqual(ownAnswers);
  });
});

describe("what has become of a bound table", () => {
  const rowOf = (code: string): number => {
    const name = yearlyForm.indicators.find((indicator) => indicator.code === code)?.name;
    return ownRows().findIndex(([first]) => first === name) + 1;
  };

  /** The bound file with these cells typed into it. */
  async function typed(cells: readonly [row: number, column: number, value: string][]) {
    const host = await open(await ownFile());
    await bind(host);
    await host.writeCells(
      cells.map(([row, column, value]) => ({ sheet: ownSheet, address: { row, column }, value })),
    );
    return checkedAnew(host);
  }

  test("a unit of the same kind is to be looked at, one of another kind stops", async () => {
    const gdp = rowOf("KJ-52");
    const report = await typed([
      [oddRow, 2, "万元"],
      [gdp, 2, "万元"],
    ]);
    expect(ofBinding(report.findings)).toEqual([
      ["UNIT-CHANGED", "error", [`台账!A${oddRow}`], "家", "万元"],
      ["UNIT-CHANGED", "query", [`台账!A${gdp}`], "亿元", "万元"],
    ]);
    expect(report.blocked).toBe(true);
  });

  test("a row renamed to another quantity is not kept: nothing is taken from it", async () => {
    const report = await typed([[oddRow, 1, "累计本局高企口径"]]);
    expect(firms(report)).toEqual([]);
    expect(ofBinding(report.findings)).toEqual([
      ["STR-GONE", "error", [`台账!A${oddRow}`], null, "本局高企口径"],
    ]);
  });

  test("a column whose head names another year by now is not kept", async () => {
    const report = await typed([[3, 4, "2022年某数"]]);
    expect([firms(report), report.blocked]).toEqual([[[null, null]], true]);
    expect(report.binding?.renamed).toBe(0);
  });

  test("a row that bears the name of another indicator by now is that indicator", async () => {
    const report = await typed([[oddRow, 1, "新增科技型中小企业数"]]);
    expect(firms(report)).toEqual([]);
    expect(ofBinding(report.findings)).toContainEqual([
      "STR-GONE",
      "error",
      [`台账!A${oddRow}`],
      null,
      "本局高企口径",
    ]);
  });

  test("rows deleted in Excel are missed by their names", async () => {
    const { host } = await openInExcel(excel, await ownFile());
    await bind(host);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem(ownSheet).getRange("4:4").delete("Up");
      await context.sync();
    });
    const report = await checkedAnew(host);
    expect(ofBinding(report.findings)).toEqual([["STR-GONE", "error", [], null, "本局高企口径"]]);
    expect(report.binding).toMatchObject({ renamed: 0, gone: 1 });
  });

  test("a row its person has left out since is not missed", async () => {
    const host = await open(await ownFile());
    await bind(host);
    const answers = { ...ownAnswers, rows: { 本局高企口径: "ignored" as const } };
    const checked = await checkWorkbook(host, { form: yearlyForm, answers });
    expect(checked.ok && ofBinding(checked.value.findings)).toEqual([]);
  });

  test("sentences name the old words and the new, and what to do", async () => {
    const report = await typed([[oddRow, 1, "本局高企新口径"]]);
    const [finding] = report.findings;
    expect(finding && findingSentence(finding, yearlyForm, "zh")).toBe(
      "上次确认的“本局高企口径”现在写成了“本局高企新口径”，仍按原来的对应取了数。请核对是不是同一项；不是的，请在“核对列和行”里说明它是什么。",
    );
  });
});

const sure = ({ sureness }: { sureness: string }) => sureness === "sure";
