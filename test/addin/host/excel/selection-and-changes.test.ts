import { afterEach, describe, expect, test } from "vitest";
import type { Selection, WorkbookChange } from "../../../../addin/host/port.ts";
import { loadOffice } from "../../../excel-sim/node/load-office.ts";
import { EVENT } from "../../../excel-sim/workbook/event-log.ts";
import type { OpenedWorkbook } from "../../../excel-sim/workbook/open-workbook.ts";
import { granted } from "../opened.ts";
import { openSample } from "./open-sample.ts";

const excel = await loadOffice();

afterEach(() => {
  expect(excel.refusals.entries).toEqual([]);
});

const place = (row: number, column: number, sheet = "年报表") => ({ sheet, address: { row, column } });
const area = (row: number, column: number) => ({ top: row, left: column, bottom: row, right: column });

/** Events reach the pane in turns of their own: the next answer of Excel comes after them. */
async function settled(excelHost: { onSelect(listener: () => void): Promise<() => Promise<void>> }) {
  excel.deliverEvents();
  const stop = await excelHost.onSelect(() => {});
  await stop();
}

const idOf = ({ book }: OpenedWorkbook, sheet: string) => book.sheet(sheet)?.id ?? "";

function tellSelection(workbook: OpenedWorkbook, address: string, sheet = "年报表"): void {
  workbook.book.events.tell(EVENT.selectionChanged, idOf(workbook, sheet), { address });
}

const edited = { changeType: "RangeEdited", source: "Local", triggerSource: "Unknown", address: "C3:D4" };

function tellChange(workbook: OpenedWorkbook, payload: Partial<typeof edited>, sheet = "年报表"): void {
  workbook.book.events.tell(EVENT.changed, idOf(workbook, sheet), { ...edited, ...payload });
}

describe("selecting", () => {
  test("brings the sheet to the front and the cell into selection", async () => {
    const { host, workbook } = await openSample(excel, (book) => {
      book.addWorksheet("第二张");
    });
    expect(await host.select(place(7, 5, "第二张"))).toEqual({ ok: true, value: null });
    expect(workbook.book.activeSheet.name).toBe("第二张");
    expect(workbook.book.activeSheet.selection).toEqual([area(7, 5)]);
  });

  test.each([
    ["_zhibao", "veryHidden"],
    ["备用", "hidden"],
  ])("the hidden sheet %s is refused and stays hidden", async (sheet, visibility) => {
    const { host, workbook } = await openSample(excel);
    expect(await host.select(place(1, 1, sheet))).toEqual({
      ok: false,
      error: { code: "sheet-not-found", detail: { sheet, visibility } },
    });
    expect([workbook.book.activeSheet.name, workbook.book.sheet(sheet)?.visibility]).toEqual([
      "年报表",
      visibility,
    ]);
  });

  test("a sheet that is not there is refused with those that are", async () => {
    const { host } = await openSample(excel);
    expect(await host.select(place(1, 1, "没有"))).toEqual({
      ok: false,
      error: { code: "sheet-not-found", detail: { sheet: "没有", sheets: "年报表" } },
    });
  });
});

describe("what the person selects", () => {
  test("is told with its sheet, of several areas the first", async () => {
    const { host, workbook } = await openSample(excel);
    const told: Selection[] = [];
    const stop = await host.onSelect((selection) => told.push(selection));
    tellSelection(workbook, "C4");
    tellSelection(workbook, "B2:D2,F9");
    await settled(host);
    await stop();
    expect(told).toEqual([
      { sheet: "年报表", range: area(4, 3) },
      { sheet: "年报表", range: { top: 2, left: 2, bottom: 2, right: 4 } },
    ]);
  });

  test("is not told of what the pane selects, but again when the person does", async () => {
    const { host, workbook } = await openSample(excel);
    const told: Selection[] = [];
    const stop = await host.onSelect((selection) => told.push(selection));
    granted(await host.select(place(4, 3)));
    tellSelection(workbook, "C4");
    await settled(host);
    expect(told).toEqual([]);
    tellSelection(workbook, "C5");
    tellSelection(workbook, "C4");
    await settled(host);
    await stop();
    expect(told.map(({ range }) => range)).toEqual([area(5, 3), area(4, 3)]);
  });

  test("is told no more after stopping, and stopping twice is stopping once", async () => {
    const { host, workbook } = await openSample(excel);
    const told: Selection[] = [];
    const stop = await host.onSelect((selection) => told.push(selection));
    await stop();
    await stop();
    tellSelection(workbook, "C4");
    await settled(host);
    expect(told).toEqual([]);
  });
});

describe("what changes in the workbook", () => {
  test("is told with who did it; what this pane writes is not", async () => {
    const { host, workbook } = await openSample(excel);
    const told: WorkbookChange[] = [];
    const stop = await host.onChange((change) => told.push(change));
    granted(await host.writeCells([{ ...place(3, 3), value: 1 }]));
    tellChange(workbook, {});
    tellChange(workbook, { source: "Remote", address: "A1" });
    tellChange(workbook, { changeType: "RowInserted", address: "5:5" });
    await settled(host);
    await stop();
    const sheet = "年报表";
    expect(told).toEqual([
      { sheet, range: { top: 3, left: 3, bottom: 4, right: 4 }, by: "here" },
      { sheet, range: area(1, 1), by: "elsewhere" },
      { sheet, range: null, by: "here" },
    ]);
  });

  test("is told of a sheet that came later too", async () => {
    const { host, workbook } = await openSample(excel);
    const told: WorkbookChange[] = [];
    const stop = await host.onChange((change) => told.push(change));
    workbook.book.addSheet("新表");
    tellChange(workbook, { address: "A1" }, "新表");
    await settled(host);
    await settled(host);
    await stop();
    expect(told).toEqual([{ sheet: "新表", range: area(1, 1), by: "here" }]);
  });
});

describe("listening that Excel refuses", () => {
  test("begins behind the next reading, unless it was stopped before", async () => {
    const { host, workbook } = await openSample(excel);
    const told: WorkbookChange[] = [];
    const edit = excel.failures.beginCellEdit();
    const stop = await host.onChange((change) => told.push(change));
    const stopped = await host.onChange(() => told.push({ sheet: "stopped", range: null, by: "here" }));
    await stopped();
    edit.end();
    tellChange(workbook, {});
    granted(await host.snapshot());
    tellChange(workbook, { address: "A1" });
    await settled(host);
    await stop();
    expect(told).toEqual([{ sheet: "年报表", range: area(1, 1), by: "here" }]);
  });
});

describe("listening that begins while the workbook is read", () => {
  test("is told of each change once", async () => {
    const { host, workbook } = await openSample(excel);
    const told: WorkbookChange[] = [];
    const held = excel.failures.holdSync(1);
    const listening = host.onChange((change) => told.push(change));
    await held.arrived;
    granted(await host.snapshot());
    held.release();
    const stop = await listening;
    tellChange(workbook, {});
    await settled(host);
    await stop();
    expect(told).toHaveLength(1);
  });
});

describe("the workbook's id", () => {
  test("is the same at every opening and holds nothing of the file's name", async () => {
    const [first, second] = [await openSample(excel), await openSample(excel)];
    expect(first.host.workbookId).toBe(second.host.workbookId);
    expect(first.host.workbookId).toMatch(/^[0-9a-f]{32}$/);
  });
});
