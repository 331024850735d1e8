import { afterEach, describe, expect, test } from "vitest";
import type { LiveWorkbookHost } from "../../../../addin/host/port.ts";
import type { SheetSnapshot, WorkbookSnapshot } from "../../../../addin/host/snapshot.ts";
import type { SheetPlan } from "../../../../addin/table/layout-plan.ts";
import { loadOffice } from "../../../excel-sim/node/load-office.ts";
import { hostError } from "../../../excel-sim/protocol/failure-injection.ts";
import { Person } from "../../../excel-sim/protocol/person.ts";
import { Area } from "../../../excel-sim/workbook/area.ts";
import type { OpenedWorkbook } from "../../../excel-sim/workbook/open-workbook.ts";
import type { Sheet } from "../../../excel-sim/workbook/sheet.ts";
import { shifted } from "../../../excel-sim/workbook/shift.ts";
import { lockStructure } from "../lock-structure.ts";
import { granted } from "../opened.ts";
import { peerPlan } from "../peer-plan.ts";
import { sampleWorkbook } from "../sample-workbook.ts";
import { openInExcel, openSample } from "./open-sample.ts";

const excel = await loadOffice();

afterEach(() => {
  expect(excel.refusals.entries).toEqual([]);
});

const at = (row: number, column: number) => ({ row, column });
const rows = (...units: string[]) => peerPlan(units.map((unit, index) => [unit, index + 1]));

const read = async (host: LiveWorkbookHost): Promise<WorkbookSnapshot> => granted(await host.snapshot());

async function readSheet(host: LiveWorkbookHost, name: string): Promise<SheetSnapshot> {
  const sheet = (await read(host)).sheets.find((other) => other.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

async function put(host: LiveWorkbookHost, plan: SheetPlan) {
  const result = await host.putSheet(plan);
  return result.ok ? result.value.how : result.error;
}

/** What a call costs, and nothing before or after it. */
async function syncsOf(act: () => Promise<unknown>): Promise<number> {
  excel.trace.clear();
  await act();
  return excel.trace.counts().syncs;
}

/** The names of the workbook with what they lead to and their comments. */
const bookNames = () =>
  Excel.run(async (context) => {
    const items = context.workbook.names.load("items/name,items/formula,items/comment");
    await context.sync();
    return Object.fromEntries(items.items.map(({ name, formula, comment }) => [name, { formula, comment }]));
  });

/** One property of a range as Excel tells it. */
async function ask<T>(sheet: string, address: string, load: (range: Excel.Range) => () => T): Promise<T> {
  return Excel.run(async (context) => {
    const take = load(context.workbook.worksheets.getItem(sheet).getRange(address));
    await context.sync();
    return take();
  });
}

const isProtected = (sheet: string) =>
  ask(sheet, "A1", (range) => {
    const { protection } = range.worksheet.load("protection/protected");
    return () => protection.protected;
  });

describe("adding", () => {
  test("costs two syncs whatever the plan holds, refreshing three", async () => {
    const { host } = await openSample(excel);
    const long = rows(...Array.from({ length: 300 }, (_, index) => `单位${index}`));
    expect(await syncsOf(() => put(host, rows("桐乡")))).toBe(2);
    expect(await syncsOf(() => put(host, { ...long, id: "long", names: [] }))).toBe(2);
    expect(await syncsOf(() => put(host, rows("桐乡")))).toBe(3);
    expect(await syncsOf(() => put(host, rows("桐乡", "嘉善")))).toBe(3);
  });

  test("more than one call takes is sent in parts, none of them over the limit", async () => {
    const { host } = await openSample(excel);
    const note = "很长的说明".repeat(400);
    const long = peerPlan(Array.from({ length: 800 }, (_, index) => [`${index}${note}`, index]));
    expect(await syncsOf(async () => expect(await put(host, long)).toBe("added"))).toBeGreaterThan(2);
    expect(Math.max(...excel.trace.syncs.map(({ requestBytes }) => requestBytes))).toBeLessThan(5_000_000);
    expect((await readSheet(host, "同级对比")).values.at(-1)?.[0]).toBe(`799${note}`);
  });

  test("the sheet in front stays in front with its selection, and the new one opens at its cell", async () => {
    const { host } = await openSample(excel);
    granted(await host.select({ sheet: "年报表", address: at(3, 3) }));
    const heard: string[] = [];
    const stop = await host.onSelect(({ sheet }) => void heard.push(sheet));
    await put(host, { ...rows("桐乡"), activeCell: at(3, 2) });
    const shown = () =>
      Excel.run(async (context) => {
        const selected = context.workbook.getSelectedRange().load("address");
        await context.sync();
        return selected.address;
      });
    expect(await shown()).toBe("年报表!C3");
    expect(heard).not.toContain("同级对比");
    await stop();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("同级对比").activate();
      await context.sync();
    });
    expect(await shown()).toBe("同级对比!B3");
  });

  test("the name of the sheet keeps its area as it was drawn", async () => {
    const { host } = await openSample(excel);
    await put(host, rows("桐乡", "嘉善"));
    expect(await bookNames()).toMatchObject({
      ZB_SHEET_peers: { formula: "=同级对比!$A$1:$C$4", comment: "A1:C4" },
      ZB_PEER_VALUES: { formula: "=同级对比!$B$3:$B$4" },
    });
  });

  test("text of others stays text, formulas of the plan are formulas, also in cells for text", async () => {
    const { host } = await openSample(excel);
    const plan = rows('=HYPERLINK("http://x")', "'引号", "0012");
    const free = { font: {} };
    const cells = [
      { at: at(6, 1), value: "3-4", style: "free" },
      { at: at(6, 2), value: 3, formula: "=SUM(B3:B4)", style: "text" },
      { at: at(6, 3), value: 12, style: "text" },
    ];
    await put(host, { ...plan, styles: { ...plan.styles, free }, cells: [...plan.cells, ...cells] });
    const { values, formulas, formats } = await readSheet(host, "同级对比");
    expect(values.slice(2, 5).map(([unit]) => unit)).toEqual(['=HYPERLINK("http://x")', "'引号", "0012"]);
    expect([values[5]?.[0], values[5]?.[2]]).toEqual(["3-4", 12]);
    expect(formulas.flat().filter((formula) => formula !== null)).toEqual(["=SUM(B3:B4)"]);
    expect(formats[5]).toEqual(["General", "@", "@"]);
  });

  test("a locked structure takes no new sheet but a refreshed one", async () => {
    const { host, workbook } = await openInExcel(excel, lockStructure(await sampleWorkbook()));
    expect(await put(host, rows("桐乡"))).toEqual({ code: "sheet-protected", detail: {} });
    workbook.book.structureLocked = false;
    await put(host, rows("桐乡"));
    workbook.book.structureLocked = true;
    expect(await put(host, rows("嘉善"))).toBe("refreshed");
  });

  test("a workbook opened to be read only is left alone", async () => {
    const { host } = await openInExcel(excel, await sampleWorkbook(), { readOnly: true });
    expect(await put(host, rows("桐乡"))).toEqual({ code: "read-only", detail: {} });
  });
});

describe("refreshing", () => {
  test.each([
    ["a filter", (sheet: Sheet) => sheet.filter],
    ["a table's filter", (sheet: Sheet) => sheet.tables.set("{T1}", { rows: [] }).get("{T1}")],
  ])("shows rows that %s hides before it writes, for Excel may mistake them", async (_what, filterOf) => {
    const { host, workbook } = await openSample(excel);
    await put(host, rows("桐乡", "嘉善"));
    const sheet = workbook.book.sheets.at(-1);
    if (!sheet) throw new Error("no sheet was added");
    sheet.hiddenRows.add(2);
    sheet.tables.set("{T0}", { rows: [] });
    const filter = filterOf(sheet);
    if (filter) filter.rows = [2];
    excel.trace.clear();
    expect(await put(host, rows("嘉善", "海盐"))).toBe("refreshed");
    expect((await readSheet(host, sheet.name)).hiddenRows).toEqual([]);
    const text = excel.trace.text();
    expect(text.split("clearCriteria")).toHaveLength(2);
    expect(text.indexOf("clearCriteria")).toBeLessThan(text.search(/set .*formulas/));
  });

  const shielded = (...units: string[]): SheetPlan => ({ ...rows(...units), protected: true });

  test.each([
    ["rows put in above", { axis: "row", at: 1, count: 2 }, "A3"],
    ["columns put in before", { axis: "column", at: 1, count: 1 }, "B1"],
    ["a row put in between", { axis: "row", at: 3, count: 1 }, "A1"],
  ] as const)("after %s planned places hold other cells: refused", async (_what, shift, cell) => {
    const { host, workbook } = await openSample(excel);
    await put(host, rows("桐乡", "嘉善"));
    workbook.book.sheet("同级对比")?.shift(shift, (range) => shifted(range, shift));
    expect(await put(host, rows("桐乡", "嘉善", "海盐"))).toEqual({
      code: "would-overwrite",
      detail: { sheet: "同级对比", cell },
    });
  });

  test("a sheet the person renamed is found", async () => {
    const { host } = await openSample(excel);
    await put(host, rows("桐乡"));
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("同级对比").name = "我的对比";
      await context.sync();
    });
    expect(await host.putSheet(rows("嘉善"))).toEqual({
      ok: true,
      value: { sheet: "我的对比", how: "refreshed" },
    });
    expect((await readSheet(host, "我的对比")).values[2]?.[0]).toBe("嘉善");
  });

  test("our own protection is lifted and put back, in the same sync", async () => {
    const { host } = await openSample(excel);
    await put(host, shielded("桐乡"));
    expect(await isProtected("同级对比")).toBe(true);
    expect(await syncsOf(() => put(host, shielded("嘉善")))).toBe(3);
    expect((await readSheet(host, "同级对比")).values[2]?.[0]).toBe("嘉善");
    expect(await isProtected("同级对比")).toBe(true);
  });

  test("a protection with password keeps the sheet as it is: sheet-locked", async () => {
    const { host } = await openSample(excel);
    await put(host, rows("桐乡"));
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("同级对比").protection.protect({}, "secret");
      await context.sync();
    });
    const before = await read(host);
    expect(await put(host, rows("嘉善"))).toEqual({ code: "sheet-locked", detail: { sheet: "同级对比" } });
    expect(await read(host)).toEqual(before);
  });

  test("looks the person gave stay, unless the table grows", async () => {
    const { host } = await openSample(excel);
    await put(host, rows("桐乡"));
    const fill = () =>
      ask("同级对比", "B3", (range) => {
        const loaded = range.format.fill.load("color");
        return () => loaded.color;
      });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("同级对比").getRange("B3").format.fill.color = "#FF0000";
      await context.sync();
    });
    await put(host, rows("桐乡"));
    expect(await fill()).toBe("#FF0000");
    await put(host, rows("桐乡", "嘉善"));
    expect(await fill()).toBe("#FFFFFF");
  });

  test("merges follow the table and those of the person stay; a cell a merge would hide refuses it", async () => {
    const foot = (row: number): SheetPlan => {
      const plan = rows(..."甲乙丙".slice(0, row - 3));
      const merge = { top: row, left: 1, bottom: row, right: 3 };
      const note = { at: at(row, 1), value: "注", style: "text" };
      return { ...plan, cells: [...plan.cells, note], merges: [...plan.merges, merge] };
    };
    const { host } = await openSample(excel);
    await put(host, foot(4));
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("同级对比").getRange("E1:F1").merge();
      await context.sync();
    });
    expect(await put(host, foot(5))).toBe("refreshed");
    const { merges, values } = await readSheet(host, "同级对比");
    expect(merges).toEqual(
      expect.arrayContaining([
        { top: 1, left: 1, bottom: 1, right: 3 },
        { top: 5, left: 1, bottom: 5, right: 3 },
      ]),
    );
    expect(merges.filter(({ top }) => top === 4)).toEqual([]);
    expect(values.slice(2, 5).map(([unit]) => unit)).toEqual(["甲", "乙", "注"]);
    granted(await host.writeCells([{ sheet: "同级对比", address: at(6, 2), value: "我的" }]));
    expect(await put(host, foot(6))).toEqual({
      code: "would-overwrite",
      detail: { sheet: "同级对比", cell: "B6" },
    });
  });

  test("a new row over an input that was text before is emptied; inputs keep what was typed", async () => {
    const { host } = await openSample(excel);
    const plan = rows("甲");
    await put(host, { ...plan, cells: [...plan.cells, { at: at(4, 3), value: "旧注", style: "text" }] });
    granted(await host.writeCells([{ sheet: "同级对比", address: at(3, 3), value: "我的" }]));
    expect(await put(host, rows("甲", "乙", "丙"))).toBe("refreshed");
    expect((await readSheet(host, "同级对比")).values.slice(2).map((line) => line[2])).toEqual([
      "我的",
      null,
      null,
    ]);
  });
});

describe("others write in the workbook between the look at it and the drawing", () => {
  /** Puts the plan; `deed` happens before the drawing, which is the sync of this number, arrives in Excel. */
  async function putAmid(host: LiveWorkbookHost, plan: SheetPlan, sync: number, deed: () => void) {
    const held = excel.failures.holdSync(sync);
    const putting = put(host, plan);
    await held.arrived;
    deed();
    held.release();
    return putting;
  }
  const coauthor = (workbook: OpenedWorkbook) =>
    new Person(workbook, () => excel.deliverEvents(), "coauthor");

  test("a cell where the table grows is kept, and refuses the refresh", async () => {
    const { host, workbook } = await openSample(excel);
    await put(host, rows("桐乡"));
    const typed = () => coauthor(workbook).type("同级对比", "B4", [["我的"]]);
    expect(await putAmid(host, rows("桐乡", "嘉善"), 3, typed)).toEqual({
      code: "would-overwrite",
      detail: { sheet: "同级对比", cell: "B4" },
    });
    const { values } = await readSheet(host, "同级对比");
    expect(values.slice(2)).toEqual([
      ["桐乡", 1, null],
      [null, "我的", null],
    ]);
  });

  test("an input they have filled in meanwhile is kept, and the refresh goes through", async () => {
    const { host, workbook } = await openSample(excel);
    const note = { at: at(4, 1), value: "旧", style: "text" };
    await put(host, { ...rows("桐乡"), cells: [...rows("桐乡").cells, note] });
    const typed = () => coauthor(workbook).type("同级对比", "C3", [["已核对"]]);
    const renewed = { ...rows("桐乡"), cells: [...rows("桐乡").cells, { ...note, value: "新" }] };
    expect(await putAmid(host, renewed, 3, typed)).toBe("refreshed");
    const { values } = await readSheet(host, "同级对比");
    expect(values.slice(2)).toEqual([
      ["桐乡", 1, "已核对"],
      ["新", null, null],
    ]);
  });

  test("rows put in above move the table: nothing is written over what stands there now", async () => {
    const { host, workbook } = await openSample(excel);
    await put(host, rows("桐乡", "嘉善"));
    const sheet = workbook.book.sheet("同级对比");
    const shift = { axis: "row", at: 1, count: 2 } as const;
    const inserted = () => sheet?.shift(shift, (range) => shifted(range, shift));
    expect(await putAmid(host, rows("海宁", "海盐"), 3, inserted)).toEqual({
      code: "would-overwrite",
      detail: { sheet: "同级对比", cell: "A3" },
    });
    const { values, merges } = await readSheet(host, "同级对比");
    expect([values.map(([unit]) => unit), merges.map(({ top }) => top)]).toEqual([
      ["同级对比", "单位", "桐乡", "嘉善"],
      [3],
    ]);
    expect(await bookNames()).toMatchObject({
      ZB_SHEET_peers: { formula: "=同级对比!$A$3:$C$6", comment: "A1:C4" },
    });
  });

  test("a sheet of the same name is theirs and stays; ours gets another name", async () => {
    const { host, workbook } = await openSample(excel);
    const theirs = () => {
      workbook.book.addSheet("同级对比");
      coauthor(workbook).type("同级对比", "A1", [["他们的"]]);
    };
    expect(await putAmid(host, rows("桐乡"), 2, theirs)).toBe("added");
    const { sheets } = await read(host);
    expect(sheets.slice(3).map(({ name, values }) => [name, values[2]?.[0] ?? values[0]?.[0]])).toEqual([
      ["同级对比", "他们的"],
      ["同级对比 (2)", "桐乡"],
    ]);
  });

  test("a name they have added to theirs stays; the sheet that needs it is not added", async () => {
    const { host, workbook } = await openSample(excel);
    const theirs = () => {
      const sheet = workbook.book.sheet("年报表");
      if (!sheet) throw new Error("no sheet");
      const area = new Area(sheet, { top: 9, left: 2, bottom: 9, right: 2 });
      workbook.book.names.push({ name: "ZB_PEER_VALUES", comment: "", visible: true, target: { area } });
    };
    const before = await read(host);
    expect(await putAmid(host, rows("桐乡"), 2, theirs)).toEqual({
      code: "would-overwrite",
      detail: { name: "ZB_PEER_VALUES" },
    });
    expect((await read(host)).sheets).toEqual(before.sheets);
    expect(await bookNames()).toMatchObject({ ZB_PEER_VALUES: { formula: "=年报表!$B$9" } });
  });

  test.each([
    ["after the first look", 2],
    ["before the drawing", 3],
  ])("the sheet is deleted %s: it is added anew", async (_when, sync) => {
    const { host, workbook } = await openSample(excel);
    await put(host, rows("桐乡"));
    const deleted = () => coauthor(workbook).deleteSheet("同级对比");
    expect(await putAmid(host, rows("嘉善"), sync, deleted)).toBe("added");
    expect((await readSheet(host, "同级对比")).values[2]).toEqual(["嘉善", 1, null]);
  });

  test("again and again: refused as busy, with what they have written", async () => {
    const { host, workbook } = await openSample(excel);
    await put(host, rows("桐乡"));
    let number = 10;
    // Each third sync from now on is a drawing; two more take it back.
    const held = [3, 8, 13].map((sync) => excel.failures.holdSync(sync));
    const putting = put(host, rows("桐乡"));
    for (const each of held) {
      await each.arrived;
      coauthor(workbook).type("同级对比", "B3", [[++number]]);
      each.release();
    }
    expect(await putting).toEqual({ code: "busy", detail: {} });
    expect((await readSheet(host, "同级对比")).values[2]).toEqual(["桐乡", number, null]);
  });
});

describe("when Excel fails", () => {
  const big = { ...rows("桐乡", "嘉善"), protected: true, tabColor: "C00000" };

  test.each([
    ["the cells", "Range.formulas"],
    ["a merge", "Range.merge"],
    ["a look", "RangeFont.name"],
    ["a name", "NamedItemCollection.add"],
    ["the protection at the end", "WorksheetProtection.protect"],
  ])("AccessDenied at %s of a new sheet leaves no half sheet and no name", async (_what, member) => {
    const { host } = await openSample(excel);
    const before = { book: await read(host), names: await bookNames() };
    excel.failures.failMember(member, 1, "AccessDenied", "You cannot perform the requested operation.");
    expect(await put(host, big)).toEqual({ code: "access-denied", detail: {} });
    expect({ book: await read(host), names: await bookNames() }).toEqual(before);
    excel.failures.clear();
    expect(await put(host, big)).toBe("added");
  });

  test("a name that led nowhere leads there again after a failure", async () => {
    const { host } = await openSample(excel, (workbook) => {
      workbook.definedNames.add("年报表!$B$9", "OTHER");
    });
    await Excel.run(async (context) => {
      context.workbook.names.add("ZB_PEER_VALUES", "=#REF!", "旧");
      await context.sync();
    });
    const before = await bookNames();
    excel.failures.failMember("WorksheetProtection.protect", 1, "AccessDenied");
    await put(host, big);
    expect(await bookNames()).toEqual(before);
  });

  test.each([
    ["AccessDenied", hostError.accessDenied, "access-denied"],
    ["a cell that is typed into", hostError.cellEditMode, "editing"],
  ] as const)(
    "%s at the second part of a long sheet: what was sent is taken back",
    async (_what, error, code) => {
      const { host } = await openSample(excel);
      const before = { book: await read(host), names: await bookNames() };
      const long = Array.from({ length: 800 }, (_, index) => `${index}${"很长的说明".repeat(400)}`);
      excel.failures.failSync(3, error);
      expect(await put(host, rows(...long))).toEqual({ code, detail: {} });
      expect({ book: await read(host), names: await bookNames() }).toEqual(before);
    },
  );

  test.each([
    ["a cell that is typed into", hostError.cellEditMode, "editing"],
    ["a call that is too large", hostError.requestTooLarge, "too-large"],
    ["an open dialog", hostError.dialogOpen, "busy"],
  ] as const)("%s: refused, nothing changed, nothing to take back", async (_what, error, code) => {
    const { host } = await openSample(excel);
    const before = { book: await read(host), names: await bookNames() };
    excel.failures.failSync(2, error);
    expect(await syncsOf(async () => expect(await put(host, big)).toEqual({ code, detail: {} }))).toBe(2);
    expect({ book: await read(host), names: await bookNames() }).toEqual(before);
  });

  test("the sheet is put when the person leaves the cell", async () => {
    const { host } = await openSample(excel);
    const edit = excel.failures.beginCellEdit();
    const putting = put(host, big);
    await edit.waiting;
    edit.end();
    expect(await putting).toBe("added");
  });

  test.each([
    ["the lifting of merges", "Range.unmerge"],
    ["the names", "NamedItem.formula"],
    ["the cells", "Range.formulas"],
    ["the protection", "WorksheetProtection.protect"],
  ])("AccessDenied at %s of a refresh leaves the sheet as it was", async (_what, member) => {
    const { host } = await openSample(excel);
    const foot = (row: number, plan: SheetPlan): SheetPlan => ({
      ...plan,
      protected: true,
      cells: [...plan.cells, { at: at(row, 1), value: `注${row}`, style: "text" }],
      merges: [...plan.merges, { top: row, left: 1, bottom: row, right: 3 }],
    });
    await put(host, foot(5, rows("桐乡", "嘉善")));
    const before = { book: await read(host), names: await bookNames() };
    excel.failures.failMember(member, 1, "AccessDenied");
    expect(await put(host, foot(6, rows("海宁", "海盐", "平湖")))).toEqual({
      code: "access-denied",
      detail: {},
    });
    expect({ book: await read(host), names: await bookNames() }).toEqual(before);
  });

  test.each([
    ["a machine without a printer", "PageLayout.orientation", "GeneralException"],
    ["an Excel that forbids page setup", "PageLayout.setPrintArea", "AccessDenied"],
    ["a chart sheet in front", "WorksheetCollection.getActiveWorksheet", "ItemNotFound"],
  ])("%s still gets the sheet, new and grown", async (_what, member, code) => {
    const { host } = await openSample(excel);
    excel.failures.failMember(member, 1, code);
    expect(await put(host, { ...big, activeCell: at(3, 2) })).toBe("added");
    excel.failures.failMember(member, 1, code);
    expect(await put(host, { ...rows("桐乡", "嘉善", "海盐"), protected: true })).toBe("refreshed");
    const { sheets } = await read(host);
    expect(sheets.map(({ name }) => name)).toEqual(["年报表", "_zhibao", "备用", "同级对比"]);
    expect(sheets[3]?.values.slice(2).map(([unit]) => unit)).toEqual(["桐乡", "嘉善", "海盐"]);
    expect(await isProtected("同级对比")).toBe(true);
  });
});
