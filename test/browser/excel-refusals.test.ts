import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExcelPage } from "../excel-sim/chromium/excel-page.ts";
import { hostError } from "../excel-sim/protocol/failure-injection.ts";
import { currentExcel } from "../excel-sim/protocol/host-options.ts";
import {
  alerted,
  alerts,
  badInputTests,
  cellsOf,
  heading,
  patience,
  previewed,
  send,
  sheet,
  stale,
  text,
} from "./excel-bad-input.ts";
import { button, clean, goTo, main, press, said, signIn } from "./excel-person.ts";

/** Sheets, workbooks and Excels that do not do what the pane asks of them. */

const { browser, titled, open, closeAll } = await badInputTests();

describe.skipIf(!browser)(titled("sheets that forbid formatting, that are hidden, that are renamed"), () => {
  let excel: ExcelPage;
  beforeAll(async () => {
    excel = await open({}, "330424");
  });
  afterAll(closeAll);

  test("one that cannot be marked is checked all the same; that is said, and its cells are found", async () => {
    const { sim, pane } = excel;
    await sim("type", sheet, "H23", [["约97"]]);
    await sim("unprotectSheet", sheet);
    await sim("protectSheet", sheet, { allowFormatCells: false });
    const before = await cellsOf(excel);
    await press(pane, "审核");
    await heading(excel, /^审核未通过/);
    expect(await text(excel)).toContain("工作表“年报表”受保护或只读，不能标出；请用单元格按钮定位。");
    await button(pane, /H23/).first().click();
    await expect.poll(async () => (await sim("selection")).address, patience).toMatch(/H23$/);
    expect([await cellsOf(excel), await alerts(excel)]).toEqual([before, []]);
    await clean(excel);
  });

  test("a very hidden sheet does no harm; of the hidden table, the jump and the check say what to do", async () => {
    const { sim, pane } = excel;
    await sim("turnSheet", "指标解释", "VeryHidden");
    await press(pane, "重新审核");
    await heading(excel, /^审核未通过/);
    await sim("turnSheet", "指标解释", "Visible");
    await sim("turnSheet", sheet, "Hidden");
    const before = await cellsOf(excel);
    await button(pane, /H23/).first().click();
    await alerted(excel, "工作表“年报表”被隐藏，转不到那里。请先取消隐藏再试。");
    await press(pane, "重新审核");
    const hidden = "填报表在隐藏的工作表“年报表”里。请取消隐藏这张工作表，再试一次。";
    await expect.poll(() => alerts(excel), patience).toContain(hidden);
    await said(excel, "下面是上一次审核的结果。");
    await sim("turnSheet", sheet, "Visible");
    await press(pane, "重新审核");
    await expect.poll(() => alerts(excel), patience).toEqual([]);
    await button(pane, /H23/).first().click();
    await expect.poll(async () => (await sim("selection")).address, patience).toMatch(/H23$/);
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel);
  });

  test("renamed after 审核 it is submitted; renamed after the preview, it is to be previewed again", async () => {
    const { sim, pane } = excel;
    await sim("type", sheet, "H23", [[96.8]]);
    await sim("renameSheet", sheet, "2025年报");
    await goTo(pane, "上报");
    await signIn(pane, "haiyan");
    await press(pane, "预览上报内容");
    await heading(excel, /第 1 步/);
    await sim("renameSheet", "2025年报", "年报");
    const before = await cellsOf(excel);
    await press(pane, "确认上报");
    await alerted(excel, "预览之后表格又变了（数据、位置或表名），没有上报。请重新预览，核对后再上报。");
    expect(await cellsOf(excel)).toEqual(before);
    await press(pane, "重新预览");
    await expect.poll(() => alerts(excel), patience).toEqual([]);
    await send(excel);
    await said(excel, "回执已记入本工作簿，请保存文件。");
    await clean(excel);
  });
});

describe.skipIf(!browser)(titled("workbooks that do not take what is written"), () => {
  afterAll(closeAll);

  test("the sheet of the receipt is locked: the submission arrives, that it was not noted is said; unlocked, it is noted", async () => {
    const excel = await open({ view: "submit" });
    const { sim, pane } = excel;
    await signIn(pane, "tongxiang");
    await sim("protectSheet", "_zhibao");
    await previewed(excel);
    const before = await cellsOf(excel);
    await send(excel);
    expect(await text(excel)).toContain(
      "上报已经成功，只是回执没有记入表格（请先记下回执号）：存放回执的隐藏工作表加了保护，写不进去。请让给文件加保护的人取消保护，或换用新的模板填报。",
    );
    await sim("unprotectSheet", "_zhibao");
    await press(pane, "修改后再上报");
    await heading(excel, /^这份内容已经上报过/);
    await said(excel, "回执还没有记入本工作簿。");
    expect(await cellsOf(excel)).toEqual(before);
    await press(pane, "把回执记入表格");
    await said(excel, "回执已记入本工作簿，请保存文件。");
    await clean(excel, [stale]);
  });

  test("one that can only be read is checked and submitted; what cannot be put into it is said", async () => {
    const excel = await open({ options: { readOnly: true } }, "330424");
    const { pane } = excel;
    const before = await cellsOf(excel);
    await press(pane, "审核");
    await heading(excel, /^通过审核/);
    expect(await alerts(excel)).toEqual([]);
    await goTo(pane, "上报");
    await signIn(pane, "haiyan");
    await press(pane, "预览上报内容");
    const readOnly = "这个文件是只读打开的，不能写入。请改为可编辑（关闭别处打开的它），或另存一份后再试。";
    await main(pane)
      .getByRole("heading", { name: /第 1 步|已经上报过/ })
      .waitFor();
    if (await button(pane, "确认上报").isVisible()) await send(excel);
    else await press(pane, "把回执记入表格");
    await said(excel, "上报已经成功，只是回执没有记入表格（请先记下回执号）：");
    expect(await text(excel)).toContain(readOnly);
    await goTo(pane, "同级对比");
    await press(pane, "写入对比表");
    await alerted(excel, readOnly);
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel, [stale]);
  });

  test("a locked structure, and an Excel that refuses in the middle, leave no part of a comparison sheet; then it is written", async () => {
    const excel = await open({ view: "peers" });
    const { sim, pane } = excel;
    await signIn(pane, "tongxiang");
    await button(pane, "写入对比表").waitFor();
    const before = [await cellsOf(excel), await sim("sheets")];
    await sim("protectStructure");
    await press(pane, "写入对比表");
    await alerted(excel, "工作簿的结构被锁定，不能加新表。请在“审阅”里取消“保护工作簿”，或换一个文件。");
    await sim("unprotectStructure");
    for (const [error, sentence] of refusals.filter(([name]) => name !== "sessionGone")) {
      await sim("failSync", "Add", hostError[error]);
      await press(pane, "写入对比表");
      await alerted(excel, sentence);
      expect([await cellsOf(excel), await sim("sheets")]).toEqual(before);
      await sim("clearFailures");
    }
    await press(pane, "写入对比表");
    await said(excel, "已新增工作表");
    await clean(excel);
  });
});

const tooLarge = "这个文件太大。请删去无关的工作表和表外的内容后再试。";
const busy = "表格程序正忙：可能开着对话框，也可能还在计算。请关闭对话框，等计算完了再试。";
const refusals = [
  ["requestTooLarge", tooLarge],
  ["responseTooLarge", tooLarge],
  ["accessDenied", "表格程序不允许加载项读写这个文件。如上方有“启用编辑”，请先点它，再试一次。"],
  ["activityLimit", busy],
  ["dialogOpen", busy],
  ["sessionGone", "与表格的连接断了。请关闭窗格后重新打开；表里的内容不受影响。"],
] as const;

describe.skipIf(!browser)(titled("Excel itself refuses"), () => {
  afterAll(closeAll);

  test("each with its sentence; the last results stay, and the next 审核 goes through", async () => {
    const excel = await open();
    const { pane, sim } = excel;
    await press(pane, "审核");
    await heading(excel, /^通过审核/);
    const before = await cellsOf(excel);
    for (const [error, sentence] of refusals) {
      await sim("failSync", "GetUsedRangeOrNullObject", hostError[error]);
      await press(pane, "重新审核");
      await alerted(excel, sentence);
      await said(excel, "下面是上一次审核的结果。");
      await heading(excel, /^通过审核/);
      await sim("clearFailures");
      await press(pane, "重新审核");
      await expect.poll(() => alerts(excel), patience).toEqual([]);
    }
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel);
  });
});

describe.skipIf(!browser)(titled("other Excels"), () => {
  afterAll(closeAll);

  test.each([
    ["zh-CN", "这个 Excel 的版本太旧（缺少 ExcelApi 1.14），用不了指报。"],
    ["en-US", "This Excel is too old for Zhibao (it lacks ExcelApi 1.14)."],
  ] as const)("one without ExcelApi 1.14 (%s) is told so in a sentence", async (locale, sentence) => {
    const requirementSets = { ...currentExcel.requirementSets, ExcelApi: "1.8" };
    const { pane } = await open({ options: { locale, requirementSets } });
    await pane.getByText(sentence).waitFor();
  });

  test("an English one has an English pane", async () => {
    const excel = await open({ options: { locale: "en-US" } });
    await press(excel.pane, "Check");
    await heading(excel, /^Passed/);
    expect(await excel.pane.locator("html").getAttribute("lang")).toBe("en");
    await clean(excel);
  });
});
