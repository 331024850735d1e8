import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ExcelPage } from "../excel-sim/chromium/excel-page.ts";
import { launchBrowser } from "../excel-sim/chromium/find-browser.ts";
import type { Fetch } from "../excel-sim/chromium/https-server.ts";
import { hostError } from "../excel-sim/protocol/failure-injection.ts";
import {
  asked,
  button,
  type CityInExcel,
  clean,
  goTo,
  main,
  type OpenedAs,
  press,
  said,
  signIn,
  startCity,
} from "./excel-person.ts";
import { picture } from "./picture.ts";

/**
 * What bad input gets, in the built pane beside the simulated Excel: the cells as they were, the draft kept, one
 * sentence that says what to do, and the same step goes through once the reason is gone.
 */

const browser = await launchBrowser();
const sheet = "年报表";
let city: CityInExcel;

/** The way to the server and back, as the test has it. */
const line: { way: ((request: Request, server: Fetch) => Response | Promise<Response>) | null } = { way: null };
const cut = () => {
  throw new Error("the connection is cut");
};

beforeAll(async () => {
  city = await startCity(browser, (request, server) =>
    line.way ? line.way(request, server) : server(request),
  );
}, 120_000);
afterAll(() => city?.close());
beforeEach(() => {
  line.way = null;
});
afterEach(async ({ task }) => {
  for (const context of browser?.contexts() ?? []) {
    if (task.result?.state === "fail" && shown) await picture(shown, `失败-${task.name}`);
    await context.close();
  }
});

let shown: ExcelPage | null = null;
async function open(opened: OpenedAs = {}, org = "330483"): Promise<ExcelPage> {
  shown = await city.excelOf(org, opened);
  shown.page.setDefaultTimeout(10_000);
  return shown;
}

/** What stands in all sheets, formulas as such. */
async function cellsOf({ sim }: ExcelPage): Promise<unknown> {
  const cells: Record<string, unknown> = {};
  for (const { name } of await sim("sheets")) cells[name] = await sim("cells", name);
  return cells;
}

const oneLine = (text: string): string => text.replace(/\s+/g, "");

/** The sentences the pane gives a warning with just now, without their buttons. */
async function alerts({ pane }: ExcelPage): Promise<string[]> {
  const texts = await main(pane).getByRole("alert").locator("visible=true").allInnerTexts();
  return texts.map(oneLine);
}

const alerted = (excel: ExcelPage, sentence: string): Promise<void> =>
  expect.poll(() => alerts(excel), { timeout: 10_000 }).toEqual([sentence]);

const heading = ({ pane }: ExcelPage, name: RegExp | string): Promise<void> =>
  main(pane).getByRole("heading", { name }).locator("visible=true").first().waitFor();

const text = async ({ pane }: ExcelPage): Promise<string> => oneLine(await main(pane).innerText());

/** Lets the time pass that the pane waits for a cell, until it says something. */
async function outOfPatience(excel: ExcelPage, sentence: string): Promise<void> {
  await expect
    .poll(async () => {
      await excel.page.clock.fastForward(10_000);
      return alerts(excel);
    })
    .toEqual([sentence]);
}

async function previewed(excel: ExcelPage): Promise<void> {
  await signIn(excel.pane, "tongxiang");
  await press(excel.pane, "预览上报内容");
  await heading(excel, /第 1 步/);
}

const editing = "有单元格正在输入。请按回车键（Enter）确认或按Esc键取消输入，再试一次。";

describe.skipIf(!browser)("a cell is being typed into", () => {
  test("审核 waits, then says what to do; pressed again it goes on when the cell is left", async () => {
    const excel = await open();
    await excel.page.clock.install();
    const before = await cellsOf(excel);
    await excel.sim("beginCellEdit");
    await press(excel.pane, "审核");
    await outOfPatience(excel, editing);
    await press(excel.pane, "审核");
    await said(excel, "正在读取表格");
    expect(await alerts(excel)).toEqual([]);
    await excel.sim("endCellEdit");
    await heading(excel, /^通过审核/);
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel);
  });

  test("上报 keeps its preview, and goes on when the cell is left", async () => {
    const excel = await open({ view: "submit" });
    await excel.page.clock.install();
    const before = await cellsOf(excel);
    await excel.sim("beginCellEdit");
    await signIn(excel.pane, "tongxiang");
    await press(excel.pane, "预览上报内容");
    await outOfPatience(excel, editing);
    await press(excel.pane, "预览上报内容");
    await excel.sim("endCellEdit");
    await heading(excel, /第 1 步/);
    await excel.sim("beginCellEdit");
    await press(excel.pane, "确认上报");
    await outOfPatience(excel, editing);
    await heading(excel, /第 1 步/);
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel);
  });

  test("写入对比表 says it, keeps what was chosen, and writes once the cell is left", async () => {
    const excel = await open({ view: "peers" });
    await excel.page.clock.install();
    await signIn(excel.pane, "tongxiang");
    await button(excel.pane, "写入对比表").waitFor();
    const before = await cellsOf(excel);
    await excel.sim("beginCellEdit");
    await press(excel.pane, "写入对比表");
    await outOfPatience(excel, editing);
    expect(await cellsOf(excel)).toEqual(before);
    await press(excel.pane, "写入对比表");
    await excel.sim("endCellEdit");
    await said(excel, "已新增工作表");
    await clean(excel);
  });
});

describe.skipIf(!browser)("sheets and workbooks that are protected, hidden, renamed or gone", () => {
  test("a sheet that forbids formatting is checked; that it cannot be marked is said, and its cells are still found", async () => {
    const excel = await open();
    const { sim, pane } = excel;
    await sim("type", sheet, "H23", [["约97"]]);
    await sim("unprotectSheet", sheet);
    await sim("protectSheet", sheet, { allowFormatCells: false });
    const before = await cellsOf(excel);
    await press(pane, "审核");
    await heading(excel, /^审核未通过/);
    expect(await text(excel)).toContain("工作表“年报表”受保护，不能标出；请用单元格按钮定位。");
    await button(pane, /H23/).first().click();
    await expect.poll(async () => (await sim("selection")).address).toMatch(/H23$/);
    expect(await cellsOf(excel)).toEqual(before);
    expect(await alerts(excel)).toEqual([]);
    await clean(excel);
  });

  test("the sheet of the receipt is locked: the submission arrives, that it was not noted is said, and it can be noted later", async () => {
    const excel = await open({ view: "submit" });
    const { sim, pane } = excel;
    await sim("protectSheet", "_zhibao");
    const before = await cellsOf(excel);
    await previewed(excel);
    await press(pane, "确认上报");
    await heading(excel, /^已上报：第 1 版/);
    expect(await text(excel)).toContain(
      "上报已经成功，只是回执没有记入表格：工作表“_zhibao”受保护，要写入的单元格被锁定。请在“审阅”里取消“保护工作表”后再试。",
    );
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel);
  });

  test("a locked structure takes no comparison sheet; unlocked, the same button writes it", async () => {
    const excel = await open({ view: "peers" });
    const { sim, pane } = excel;
    await sim("protectStructure");
    await signIn(pane, "tongxiang");
    await button(pane, "写入对比表").waitFor();
    const before = [await cellsOf(excel), await sim("sheets")];
    await press(pane, "写入对比表");
    await alerted(excel, "工作簿的结构被锁定，不能加新表。请在“审阅”里取消“保护工作簿”，或换一个文件。");
    expect([await cellsOf(excel), await sim("sheets")]).toEqual(before);
    await sim("unprotectStructure");
    await press(pane, "写入对比表");
    await said(excel, "已新增工作表");
    await clean(excel);
  });

  test("a very hidden sheet and a hidden table are read; jumping to a hidden cell says what to do", async () => {
    const excel = await open();
    const { sim, pane } = excel;
    await sim("type", sheet, "H23", [["约97"]]);
    await sim("turnSheet", "指标解释", "VeryHidden");
    await press(pane, "审核");
    await heading(excel, /^审核未通过/);
    await sim("turnSheet", "指标解释", "Visible");
    await sim("turnSheet", sheet, "Hidden");
    const before = await cellsOf(excel);
    await button(pane, /H23/).first().click();
    await alerted(excel, "工作表“年报表”被隐藏，转不到那里。请先取消隐藏再试。");
    await press(pane, "重新审核");
    await said(excel, "正在读取表格").catch(() => undefined);
    await heading(excel, /^审核未通过/);
    await sim("turnSheet", sheet, "Visible");
    await button(pane, /H23/).first().click();
    await expect.poll(async () => (await sim("selection")).address).toMatch(/H23$/);
    expect(await alerts(excel)).toEqual([]);
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel);
  });

  test("a sheet renamed between 审核 and 上报 is submitted under its new name", async () => {
    const excel = await open({}, "330424");
    const { sim, pane } = excel;
    await press(pane, "审核");
    await heading(excel, /^通过审核/);
    await sim("renameSheet", sheet, "2025年报");
    await signIn(pane, "haiyan");
    await goTo(pane, "上报");
    await press(pane, "预览上报内容");
    await heading(excel, /第 1 步/);
    await sim("renameSheet", "2025年报", "年报");
    await press(pane, "确认上报");
    await heading(excel, /^已上报：第 \d 版/);
    expect(await text(excel)).toContain("回执已记入本工作簿，请保存文件。");
    await clean(excel);
  });

  test("a sheet deleted between preview and 确认上报 is not sent; the rest of the workbook stays", async () => {
    const excel = await open({ view: "submit" });
    const { sim, pane } = excel;
    await sim("type", sheet, "H23", [[96.9]]);
    await previewed(excel);
    await sim("deleteSheet", sheet);
    const before = await cellsOf(excel);
    await press(pane, "确认上报");
    await alerted(
      excel,
      "没有找到填报表：需要一行列名（代码或指标名称、计量单位、本年实绩等），下面是各项指标。请核对文件，或下载模板填报。",
    );
    await heading(excel, /第 1 步/);
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel);
  });

  test.each([
    ["the person", "type", "表格在预览之后又改过。请重新预览。"],
    ["a co-author", "typeElsewhere", "同事刚改了这张表。请重新预览。"],
  ] as const)("a cell that %s changes after the preview is not sent before it is seen", async (_, how, sentence) => {
    const excel = await open({ view: "submit" });
    const { sim, pane } = excel;
    await sim("type", sheet, "H23", [[how === "type" ? 96.5 : 96.4]]);
    await previewed(excel);
    await sim(how, sheet, "H23", [[how === "type" ? 95.5 : 95.4]]);
    await said(excel, sentence);
    expect(await button(pane, "确认上报").getAttribute("aria-disabled")).toBe("true");
    const before = await cellsOf(excel);
    await press(pane, "重新预览");
    await main(pane).getByText(sentence).waitFor({ state: "detached" });
    await heading(excel, /第 1 步/);
    expect(await cellsOf(excel)).toEqual(before);
    await press(pane, "确认上报");
    await heading(excel, /^已上报/);
    await clean(excel);
  });
});

describe.skipIf(!browser)("a workbook that can only be read", () => {
  test("is checked and submitted; that neither marks nor receipt can be put into it is said, and no sheet is added", async () => {
    const excel = await open({ options: { readOnly: true } }, "330424");
    const { pane } = excel;
    const before = await cellsOf(excel);
    await press(pane, "审核");
    await heading(excel, /^通过审核/);
    console.log(await text(excel));
    await signIn(pane, "haiyan");
    await goTo(pane, "上报");
    await press(pane, "预览上报内容");
    await heading(excel, /第 1 步|已经上报过/);
    if (await button(pane, "确认上报").isVisible()) await press(pane, "确认上报");
    await heading(excel, /上报/);
    await goTo(pane, "同级对比");
    await press(pane, "写入对比表");
    await alerted(excel, "x");
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel);
  });
});
