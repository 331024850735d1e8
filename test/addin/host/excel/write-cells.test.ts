import { afterEach, describe, expect, test } from "vitest";
import type { CellEdit, HostRefusalCode } from "../../../../addin/host/port.ts";
import type { CellAddress, CellValue } from "../../../../addin/host/snapshot.ts";
import { loadOffice } from "../../../excel-sim/node/load-office.ts";
import { hostError } from "../../../excel-sim/protocol/failure-injection.ts";
import { formatOf } from "../../../excel-sim/workbook/look.ts";
import type { OpenedWorkbook } from "../../../excel-sim/workbook/open-workbook.ts";
import { granted } from "../opened.ts";
import { sampleWithProtectedSheet, sampleWorkbook } from "../sample-workbook.ts";
import { deleteSheet, openInExcel, openSample } from "./open-sample.ts";

const excel = await loadOffice();

afterEach(() => {
  expect(excel.refusals.entries).toEqual([]);
});

const refusal = (code: HostRefusalCode, detail: Record<string, string> = {}) => ({
  ok: false,
  error: { code, detail },
});

const at = (row: number, column: number): CellAddress => ({ row, column });
const edit = (row: number, column: number, value: CellValue, sheet = "年报表"): CellEdit => ({
  sheet,
  address: at(row, column),
  value,
});

function cellAt({ book }: OpenedWorkbook, row: number, column: number, sheet = "年报表") {
  const cell = book.sheet(sheet)?.cell(at(row, column));
  if (!cell) throw new Error(`no sheet ${sheet}`);
  return { value: cell.value, formula: cell.formula, format: formatOf(cell.look) };
}

describe("text that Excel would take for something else", () => {
  test.each([
    "=1+1",
    "0123",
    "1/2",
    "TRUE",
    "50%",
    "2024年1月",
    "'",
    "1e5",
    "#N/A",
    "５００",
    "12:30",
    "(5)",
    "-",
  ])("%s stays text, and the cell keeps its format", async (text) => {
    const { host, workbook } = await openSample(excel);
    granted(await host.writeCells([edit(3, 3, text), edit(5, 4, text)]));
    expect(cellAt(workbook, 3, 3)).toEqual({ value: text, formula: null, format: "#,##0.00" });
    expect(cellAt(workbook, 5, 4)).toEqual({ value: text, formula: null, format: "@" });
  });

  test("a number in a text cell stays a number, and the cell stays a text cell", async () => {
    const { host, workbook } = await openSample(excel);
    granted(await host.writeCells([edit(5, 4, 46.7), edit(5, 5, "旁边")]));
    expect(cellAt(workbook, 5, 4)).toEqual({ value: 46.7, formula: null, format: "@" });
    expect(cellAt(workbook, 5, 5)).toEqual({ value: "旁边", formula: null, format: "General" });
  });
});

describe("what is written", () => {
  test("takes three syncs for any number of cells, and the later edit of a cell holds", async () => {
    const { host, workbook } = await openSample(excel);
    const block = Array.from({ length: 2000 }, (_, index) =>
      edit(10 + Math.floor(index / 20), 1 + (index % 20), index),
    );
    const scattered = Array.from({ length: 400 }, (_, index) =>
      edit(200 + index * 2, 1 + (index % 7), index),
    );
    granted(await host.writeCells([...block, ...scattered, edit(10, 1, "后写的")]));
    expect([cellAt(workbook, 10, 1).value, cellAt(workbook, 109, 20).value]).toEqual(["后写的", 1999]);
    expect(cellAt(workbook, 998, 1).value).toBe(399);
    expect(excel.trace.counts().syncs).toBe(3);
  });

  test("nothing to write asks nothing of Excel", async () => {
    const { host } = await openSample(excel);
    expect(await host.writeCells([])).toEqual({ ok: true, value: { written: 0 } });
    expect(excel.trace.counts().syncs).toBe(0);
  });

  test("text longer than a cell holds is refused with its place", async () => {
    const { host } = await openSample(excel);
    expect(await host.writeCells([edit(1, 1, "长".repeat(32_768))])).toEqual(
      refusal("too-large", { sheet: "年报表", cell: "A1", size: "32768 > 32767" }),
    );
  });
});

describe("what cannot be written leaves every cell as it was", () => {
  test("locked cells of a protected sheet are refused, unlocked ones are written", async () => {
    const { host, workbook } = await openInExcel(excel, await sampleWithProtectedSheet());
    granted(await host.writeCells([edit(2, 1, 20, "受保护")]));
    expect(await host.writeCells([edit(3, 3, 9), edit(1, 1, 10, "受保护")])).toEqual(
      refusal("sheet-locked", { sheet: "受保护", cell: "A1" }),
    );
    expect(await host.writeCells([1, 2, 3].map((row) => edit(row, 1, 0, "受保护")))).toEqual(
      refusal("sheet-locked", { sheet: "受保护", cell: "A1:A3" }),
    );
    expect([1, 2, 3].map((row) => cellAt(workbook, row, 1, "受保护").value)).toEqual([1, 20, 3]);
    expect(cellAt(workbook, 3, 3).value).toBe(12345.678);
  });

  test("of a locked sheet that nobody sees it is told that it is hidden", async () => {
    const { host, workbook } = await openInExcel(excel, await sampleWithProtectedSheet());
    const sheet = workbook.book.sheet("受保护");
    if (sheet) sheet.visibility = "veryHidden";
    expect(await host.writeCells([edit(1, 1, 10, "受保护")])).toEqual(
      refusal("sheet-locked", { sheet: "受保护", cell: "A1", visibility: "veryHidden" }),
    );
  });

  test("a workbook opened read-only is refused and can still be read", async () => {
    const { host, workbook } = await openInExcel(excel, await sampleWorkbook(), { readOnly: true });
    expect(granted(await host.snapshot()).sheets).toHaveLength(3);
    expect(await host.writeCells([edit(3, 3, 1)])).toEqual(refusal("read-only"));
    expect(cellAt(workbook, 3, 3).value).toBe(12345.678);
  });

  test("a covered cell of a merge is refused wherever the merge begins", async () => {
    const { host } = await openSample(excel, (workbook) => {
      workbook.getWorksheet("年报表")?.mergeCells("F8:G12");
    });
    expect(await host.writeCells([edit(12, 7, 1)])).toEqual(
      refusal("would-overwrite", { sheet: "年报表", cell: "G12" }),
    );
    expect(await host.writeCells([edit(8, 6, 1), edit(12, 7, null)])).toEqual({
      ok: true,
      value: { written: 2 },
    });
  });

  test("when Excel fails midway, what was written is put back", async () => {
    const { host, workbook } = await openSample(excel);
    const before = granted(await host.snapshot());
    excel.failures.failMember("Range.formulas", 7, "AccessDenied");
    const edits = [
      edit(3, 3, "a"),
      edit(4, 2, "b"),
      { ...edit(5, 3, 7), replaceFormula: true },
      edit(9, 9, 1),
    ];
    expect(await host.writeCells(edits)).toEqual(refusal("access-denied"));
    expect(granted(await host.snapshot())).toEqual(before);
    expect(cellAt(workbook, 5, 3)).toEqual({ value: 24691.356, formula: "=C3*2", format: "0.0" });
  });

  test("what cannot be put back surfaces, with the first failure as its cause", async () => {
    const { host } = await openSample(excel);
    excel.failures.failSync(4, hostError.sessionGone);
    excel.failures.failMember("Range.formulas", 3, "AccessDenied");
    await expect(host.writeCells([edit(3, 3, "a"), edit(9, 9, 1)])).rejects.toThrow(
      "cells of 年报表 could not be put back as they were",
    );
  });

  test.each<[number, HostRefusalCode]>([
    [1, "editing"],
    [3, "editing"],
  ])("a cell typed into at call %i: nothing is written, now or later", async (nth, code) => {
    const { host, workbook } = await openSample(excel);
    excel.failures.failSync(nth, hostError.cellEditMode);
    excel.failures.failSync(nth, hostError.cellEditMode);
    const held = excel.failures.holdSync(nth + 1);
    const writing = host.writeCells([edit(3, 3, 1)]);
    await held.arrived;
    excel.failures.failSync(1, hostError.cellEditMode);
    held.release();
    expect(await writing).toEqual(refusal(code));
    expect(cellAt(workbook, 3, 3).value).toBe(12345.678);
  });

  test.each([2, 3])("a sheet deleted before call %i is told by its name", async (nth) => {
    const { host, workbook } = await openSample(excel);
    const held = excel.failures.holdSync(nth);
    const writing = host.writeCells([edit(3, 3, 1, "备用")]);
    await held.arrived;
    deleteSheet(workbook, "备用");
    held.release();
    expect(await writing).toEqual(refusal("sheet-not-found", { sheet: "备用" }));
  });
});
