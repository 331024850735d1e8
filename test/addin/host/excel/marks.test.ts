import { afterEach, describe, expect, test } from "vitest";
import { openExcelWorkbook } from "../../../../addin/host/excel/open-excel-workbook.ts";
import type { CellMark } from "../../../../addin/host/port.ts";
import type { Severity } from "../../../../shared/schema/finding.ts";
import { loadOffice } from "../../../excel-sim/node/load-office.ts";
import { hostError } from "../../../excel-sim/protocol/failure-injection.ts";
import type { Look } from "../../../excel-sim/workbook/look.ts";
import type { OpenedWorkbook } from "../../../excel-sim/workbook/open-workbook.ts";
import { granted } from "../opened.ts";
import { sampleWorkbook } from "../sample-workbook.ts";
import { deleteSheet, openInExcel, openSample } from "./open-sample.ts";

const excel = await loadOffice();

afterEach(() => {
  expect(excel.refusals.entries).toEqual([]);
});

const mark = (row: number, column: number, severity: Severity = "error", sheet = "年报表"): CellMark => ({
  sheet,
  address: { row, column },
  severity,
});

const formatsOn = ({ book }: OpenedWorkbook, sheet = "年报表") => book.sheet(sheet)?.conditionalFormats ?? [];

/** Where the formats of a sheet apply, as their areas stand. */
const markedAreas = (workbook: OpenedWorkbook, sheet?: string) =>
  formatsOn(workbook, sheet).map(({ areas }) => areas.map(({ range }) => range));

const cell = (row: number, column: number) => ({ top: row, left: column, bottom: row, right: column });

const fontOf = ({ font }: Look) => ({ bold: font?.bold, italic: font?.italic, underline: font?.underline });

/** A protected sheet that lets nobody format, beside the sample. */
const withLockedSheet = () =>
  sampleWorkbook((workbook) => {
    const sheet = workbook.addWorksheet("受保护");
    sheet.getCell("A1").value = 1;
    void sheet.protect("", {});
    const open = workbook.addWorksheet("可设格式");
    open.getCell("A1").value = 1;
    void open.protect("", { formatCells: true });
  });

describe("marks", () => {
  test("leave values and formats as they are, and go without a trace", async () => {
    const { host, workbook } = await openSample(excel);
    const before = granted(await host.snapshot());
    expect(await host.mark([mark(3, 3), mark(4, 4, "hint"), mark(4, 3, "hint")])).toEqual({
      ok: true,
      value: { marked: 3, unmarked: [] },
    });
    expect(granted(await host.snapshot())).toEqual(before);
    expect(markedAreas(workbook)).toHaveLength(2);
    expect(await host.mark([])).toEqual({ ok: true, value: { marked: 0, unmarked: [] } });
    expect(formatsOn(workbook)).toEqual([]);
  });

  test("of severities differ in more than colour", async () => {
    const { host, workbook } = await openSample(excel);
    granted(await host.mark([mark(1, 1), mark(1, 2, "releasable"), mark(1, 3, "query"), mark(1, 4, "hint")]));
    const fonts = formatsOn(workbook).map(({ look }) => fontOf(look));
    expect(new Set(fonts.map((font) => JSON.stringify(font))).size).toBe(4);
  });

  test("take the place of the last ones in one sync; of two marks on a cell the graver shows", async () => {
    const { host, workbook } = await openSample(excel);
    granted(await host.mark([mark(3, 3), mark(3, 4)]));
    excel.trace.clear();
    expect(granted(await host.mark([mark(4, 3, "hint"), mark(4, 3, "query"), mark(4, 3, "hint")]))).toEqual({
      marked: 1,
      unmarked: [],
    });
    expect(excel.trace.counts().syncs).toBe(1);
    expect(markedAreas(workbook)).toEqual([[cell(4, 3)]]);
    expect(formatsOn(workbook)[0]?.look.font?.underline).toBe(true);
  });

  test("that the person has taken away are no obstacle", async () => {
    const { host, workbook } = await openSample(excel);
    granted(await host.mark([mark(3, 3)]));
    const sheet = workbook.book.sheet("年报表");
    if (sheet) sheet.conditionalFormats = [];
    expect(granted(await host.mark([mark(4, 3)]))).toEqual({ marked: 1, unmarked: [] });
    expect(markedAreas(workbook)).toEqual([[cell(4, 3)]]);
  });

  test("on a sheet that is gone are no obstacle either", async () => {
    const { host, workbook } = await openSample(excel);
    granted(await host.mark([mark(1, 1, "error", "备用")]));
    deleteSheet(workbook, "备用");
    expect(granted(await host.mark([mark(4, 3)]))).toEqual({ marked: 1, unmarked: [] });
  });

  test("for a sheet that is not there are refused, and the last ones stay", async () => {
    const { host, workbook } = await openSample(excel);
    granted(await host.mark([mark(3, 3)]));
    expect(await host.mark([mark(1, 1, "error", "没有这张表")])).toEqual({
      ok: false,
      error: { code: "sheet-not-found", detail: { sheet: "没有这张表", sheets: "年报表" } },
    });
    expect(markedAreas(workbook)).toEqual([[cell(3, 3)]]);
  });

  test("are told as not shown where protection forbids formatting", async () => {
    const { host, workbook } = await openInExcel(excel, await withLockedSheet());
    const marks = [mark(1, 1, "error", "受保护"), mark(1, 1, "error", "可设格式"), mark(3, 3)];
    expect(granted(await host.mark(marks))).toEqual({ marked: 2, unmarked: ["受保护"] });
    expect(markedAreas(workbook, "受保护")).toEqual([]);
    expect(markedAreas(workbook, "可设格式")).toHaveLength(1);
  });

  test("are set once more without a sheet that was protected meanwhile", async () => {
    const { host, workbook } = await openSample(excel);
    granted(await host.snapshot());
    excel.failures.failMember("RangeAreas.conditionalFormats", 1, "AccessDenied");
    expect(granted(await host.mark([mark(3, 3)]))).toEqual({ marked: 1, unmarked: [] });
    expect(markedAreas(workbook)).toEqual([[cell(3, 3)]]);
  });

  test("asked for at the same time leave the last ones only", async () => {
    const { host, workbook } = await openSample(excel);
    await Promise.all([host.mark([mark(3, 3)]), host.mark([mark(4, 3)])]);
    expect(markedAreas(workbook)).toEqual([[cell(4, 3)]]);
  });

  test("of very many cells go in addresses Excel takes", async () => {
    const { host, workbook } = await openSample(excel);
    const marks = Array.from({ length: 3000 }, (_, index) => mark(1 + index * 2, 1 + (index % 5) * 2));
    expect(granted(await host.mark(marks)).marked).toBe(3000);
    expect(markedAreas(workbook).flat()).toHaveLength(3000);
  });
});

describe("marks an earlier pane left behind", () => {
  test("are taken away when the workbook is opened; the person's own formats stay", async () => {
    const { host, workbook } = await openSample(excel, (book) => {
      book.getWorksheet("年报表")?.addConditionalFormatting({
        ref: "C3:C5",
        rules: [
          { type: "expression", priority: 1, formulae: ["C3>1"], style: { font: { bold: true } } },
          { type: "cellIs", priority: 2, operator: "greaterThan", formulae: [5], style: {} },
        ],
      });
    });
    const own = formatsOn(workbook);
    granted(await host.mark([mark(3, 3), mark(4, 4, "hint")]));
    expect(formatsOn(workbook)).toHaveLength(4);
    granted(await openExcelWorkbook().mark([]));
    expect(formatsOn(workbook)).toEqual(own);
  });

  test("are taken away before the first mark where opening was refused", async () => {
    const { host, workbook } = await openSample(excel);
    granted(await host.mark([mark(3, 3)]));
    excel.failures.failSync(1, hostError.activityLimit);
    const next = openExcelWorkbook();
    granted(await next.mark([mark(4, 3)]));
    expect(markedAreas(workbook)).toEqual([[cell(4, 3)]]);
  });

  test("are found among formats Excel cannot tell about", async () => {
    const { host, workbook } = await openSample(excel);
    granted(await host.mark([mark(3, 3), mark(4, 3, "hint")]));
    excel.failures.failMember("CustomConditionalFormat.rule", 1);
    granted(await openExcelWorkbook().mark([]));
    expect(formatsOn(workbook)).toEqual([]);
  });
});
