import { afterEach, describe, expect, test, vi } from "vitest";
import { PATIENCE } from "../../../../addin/host/excel/run-excel.ts";
import type { HostRefusal, HostRefusalCode } from "../../../../addin/host/port.ts";
import type { WorkbookSnapshot } from "../../../../addin/host/snapshot.ts";
import type { Result } from "../../../../shared/result.ts";
import { loadOffice } from "../../../excel-sim/node/load-office.ts";
import { type HostError, hostError } from "../../../excel-sim/protocol/failure-injection.ts";
import { Area } from "../../../excel-sim/workbook/area.ts";
import { COAUTHOR } from "../../../excel-sim/workbook/book.ts";
import type { OpenedWorkbook } from "../../../excel-sim/workbook/open-workbook.ts";
import { shiftLines } from "../../../excel-sim/workbook/shift-lines.ts";
import { granted, snapshotOf } from "../opened.ts";
import { sampleWorkbook } from "../sample-workbook.ts";
import { deleteSheet, openInExcel, openSample } from "./open-sample.ts";

const excel = await loadOffice();

afterEach(() => {
  vi.useRealTimers();
  expect(excel.refusals.entries).toEqual([]);
});

const refusal = (code: HostRefusalCode, detail: Record<string, string> = {}) => ({
  ok: false,
  error: { code, detail },
});

const sheetNames = (result: Result<WorkbookSnapshot, HostRefusal>) =>
  granted(result).sheets.map(({ name }) => name);

/** A colleague puts in a row. */
function putInRow({ book }: OpenedWorkbook, name: string, row: number): void {
  const sheet = book.sheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const range = { top: row, bottom: row, left: 1, right: 16_384 };
  book.actAs(COAUTHOR, () => shiftLines(book, new Area(sheet, range), "rows", "insert"));
}

/** 3,000 rows of 20 figures: 60,000 cells, two calls. */
const longTable = () =>
  sampleWorkbook((workbook) => {
    const sheet = workbook.addWorksheet("长表");
    for (let row = 1; row <= 3000; row++) {
      sheet.addRow(Array.from({ length: 20 }, (_, column) => (column === 0 ? `指标 ${row}` : row * column)));
    }
    sheet.mergeCells("C1500:D1501");
    sheet.getRow(2500).hidden = true;
    sheet.getColumn(7).hidden = true;
  });

describe("what the Excel host reads", () => {
  test("is what the file host reads of the same workbook", async () => {
    const bytes = await sampleWorkbook((workbook) => {
      const sheet = workbook.addWorksheet("another's sheet");
      sheet.getCell("A1").value = { formula: 'IF(TRUE,"","")', result: "" };
      sheet.getCell("B1").value = "=1+1";
      sheet.getCell("C1").value = { error: "#DIV/0!" };
      sheet.getCell("A3").value = { formula: "1/0", result: { error: "#DIV/0!" } };
      sheet.getCell("D9").numFmt = "0.00";
      sheet.mergeCells("A1:A2");
      sheet.mergeCells("B3:C5");
      workbook.definedNames.add("'another''s sheet'!$A$1:$C$3", "AREA");
      workbook.definedNames.add("年报表!$A$1,年报表!$C$3", "TWO_AREAS");
      workbook.addWorksheet("受保护").getCell("A1").value = 1;
    });
    const { host } = await openInExcel(excel, bytes);
    const read = granted(await host.snapshot());
    const { names, ...file } = await snapshotOf(bytes);
    expect({ ...read, names: [] }).toEqual({ ...file, names: [] });
    expect(new Set(read.names)).toEqual(new Set(names));
  });

  test("serial dates from 1904 are told", async () => {
    const { host } = await openSample(excel, (workbook) => {
      workbook.properties.date1904 = true;
    });
    expect(granted(await host.snapshot()).epoch).toBe(1904);
  });

  test("a chart sheet in front is no active worksheet", async () => {
    const { host } = await openSample(excel);
    excel.failures.failMember("WorksheetCollection.getActiveWorksheet", 1, "InvalidOperation");
    const { activeSheet, sheets } = granted(await host.snapshot());
    expect([activeSheet, sheets.length]).toEqual([null, 3]);
  });
});

describe("how much is asked of Excel", () => {
  test("reading and marking a table takes four syncs", async () => {
    const { host } = await openSample(excel);
    granted(await host.snapshot());
    granted(await host.mark([{ sheet: "年报表", address: { row: 3, column: 3 }, severity: "error" }]));
    expect(excel.trace.counts().syncs).toBe(4);
  });

  test("one sheet is read in two syncs, as the whole workbook has it", async () => {
    const { host } = await openSample(excel);
    const { sheets } = granted(await host.snapshot());
    for (const sheet of sheets) {
      excel.trace.clear();
      expect(granted(await host.readSheet(sheet.name))).toEqual(sheet);
      expect(excel.trace.counts().syncs).toBeLessThanOrEqual(2);
    }
    const sheet = "没有";
    expect(await host.readSheet(sheet)).toEqual(refusal("sheet-not-found", { sheet }));
  });

  test("one sheet of more cells than one call holds is refused before it is read", async () => {
    const { host } = await openInExcel(excel, await longTable());
    const size = "3000 × 20 > 40000";
    expect(await host.readSheet("长表")).toEqual(refusal("too-large", { sheet: "长表", size }));
    expect(excel.trace.counts().syncs).toBe(1);
  });

  test("60,000 cells come in chunks, put together as they stand", async () => {
    const bytes = await longTable();
    const { host } = await openInExcel(excel, bytes);
    expect(granted(await host.snapshot())).toEqual(await snapshotOf(bytes));
    expect(excel.trace.counts().syncs).toBe(2 + 2);
  });

  test("a chunk that is too large for an answer is read in halves", async () => {
    const bytes = await longTable();
    const { host } = await openInExcel(excel, bytes);
    excel.failures.failSync(3, hostError.responseTooLarge);
    expect(granted(await host.snapshot())).toEqual(await snapshotOf(bytes));
  });

  test("a used rectangle beyond the limit is refused with its sheet and size, before it is read", async () => {
    const { host } = await openSample(excel, (workbook) => {
      workbook.getWorksheet("备用")?.getCell("Z100000").font;
      const sheet = workbook.getWorksheet("备用");
      if (sheet) sheet.getCell("A1").value = 1;
      if (sheet) sheet.getCell("Z100000").value = 1;
    });
    const size = "100000 × 26 > 499986";
    expect(await host.snapshot()).toEqual(refusal("too-large", { sheet: "备用", size }));
    expect(excel.trace.counts().syncs).toBe(2);
  });
});

describe("while people work on", () => {
  test("a sheet deleted between two calls is not in the snapshot", async () => {
    const { host, workbook } = await openSample(excel, (book) => {
      book.getWorksheet("备用")?.addRow(["备注"]);
    });
    const held = excel.failures.holdSync(3);
    const reading = host.snapshot();
    await held.arrived;
    deleteSheet(workbook, "备用");
    held.release();
    expect(sheetNames(await reading)).toEqual(["年报表", "_zhibao"]);
  });

  test("sheets that vanish again and again are told as a busy program", async () => {
    const { host } = await openSample(excel);
    for (const nth of [1, 2, 3]) excel.failures.failMember("Worksheet.getUsedRangeOrNullObject", nth);
    expect(await host.snapshot()).toEqual(refusal("busy"));
  });

  test("a row put in between two calls makes Excel be asked again: none is read twice and none left out", async () => {
    const { host, workbook } = await openInExcel(excel, await longTable());
    const held = excel.failures.holdSync(4);
    const reading = host.snapshot();
    await held.arrived;
    putInRow(workbook, "长表", 10);
    held.release();
    const sheet = granted(await reading).sheets.find(({ name }) => name === "长表");
    const names = sheet?.values.map(([name]) => name);
    const all = Array.from({ length: 3000 }, (_, index) => `指标 ${index + 1}`);
    expect(names).toEqual([...all.slice(0, 9), null, ...all.slice(9)]);
    expect(excel.trace.counts().syncs).toBe(4 + 4);
  });

  test("rows that come again and again are told as a busy program", async () => {
    const { host, workbook } = await openSample(excel);
    const held = [3, 6, 9].map((nth) => excel.failures.holdSync(nth));
    const reading = host.snapshot();
    for (const sync of held) {
      await sync.arrived;
      putInRow(workbook, "年报表", 1);
      sync.release();
    }
    expect(await reading).toEqual(refusal("busy"));
  });

  test.each([
    ["Manual", 1],
    ["Automatic", 0],
  ])(
    "with calculation %s, formulas are calculated %i times, before their cells are read",
    async (mode, times) => {
      const { host, workbook } = await openSample(excel);
      workbook.book.calculationMode = mode;
      granted(await host.snapshot());
      const text = excel.trace.text();
      const calculations = [...text.matchAll(/calculate\("Recalculate"\)/g)].map(({ index }) => index);
      expect(calculations).toHaveLength(times);
      expect(calculations.every((index) => index < text.indexOf("valueTypes"))).toBe(true);
    },
  );

  test("a long reading ends when it is cancelled", async () => {
    const { host } = await openInExcel(excel, await longTable());
    const held = excel.failures.holdSync(3);
    const controller = new AbortController();
    const reading = host.snapshot(controller.signal);
    await held.arrived;
    controller.abort();
    held.release();
    expect(await reading).toEqual(refusal("cancelled"));
    expect(excel.trace.counts().syncs).toBe(3);
  });

  test("a cell that is typed into is waited for", async () => {
    const { host } = await openSample(excel);
    const edit = excel.failures.beginCellEdit();
    const held = excel.failures.holdSync(2);
    const reading = host.snapshot();
    await held.arrived;
    edit.end();
    held.release();
    expect(sheetNames(await reading)).toEqual(["年报表", "_zhibao", "备用"]);
  });

  test("a cell that is typed into for long is told, and nothing is read afterwards", async () => {
    const { host } = await openSample(excel);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const edit = excel.failures.beginCellEdit();
    const reading = host.snapshot();
    await vi.waitUntil(() => vi.getTimerCount() > 0);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(await reading).toEqual(refusal("editing"));
    edit.end();
    granted(await host.select({ sheet: "年报表", address: { row: 1, column: 1 } }));
    const errors = excel.trace.syncs.map(({ error }) => error);
    expect(errors).toEqual(["5004", null, null, null]);
  });

  test("waiting for the cell ends when it is cancelled", async () => {
    const { host } = await openSample(excel);
    const edit = excel.failures.beginCellEdit();
    const controller = new AbortController();
    const held = excel.failures.holdSync(2);
    const reading = host.snapshot(controller.signal);
    await held.arrived;
    controller.abort();
    expect(await reading).toEqual(refusal("cancelled"));
    edit.end();
    held.release();
  });
});

describe("what Excel refuses", () => {
  test.each<[HostError, HostRefusalCode]>([
    [hostError.accessDenied, "access-denied"],
    [hostError.activityLimit, "busy"],
    [hostError.dialogOpen, "busy"],
    [hostError.requestTooLarge, "too-large"],
    [hostError.sessionGone, "workbook-gone"],
  ])("error %i is told as %s", async (error, code) => {
    const { host } = await openSample(excel);
    excel.failures.failSync(1, error);
    expect(await host.snapshot()).toEqual(refusal(code));
  });

  test("what nobody expects surfaces", async () => {
    const { host } = await openSample(excel);
    excel.failures.failMember("Range.getRowProperties", 1, "GeneralException", "internal error");
    await expect(host.snapshot()).rejects.toThrow("internal error");
  });

  test("a reading cancelled before it begins asks nothing", async () => {
    const { host } = await openSample(excel);
    expect(await host.snapshot(AbortSignal.abort())).toEqual(refusal("cancelled"));
    expect(excel.trace.counts().syncs).toBe(0);
  });
});
