import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ExcelPage } from "../excel-sim/chromium/excel-page.ts";
import { launchBrowser } from "../excel-sim/chromium/find-browser.ts";
import {
  asked,
  type CityInExcel,
  clean,
  goTo,
  main,
  press,
  round,
  said,
  signIn,
  startCity,
} from "./excel-person.ts";
import { picture } from "./picture.ts";

/**
 * The pane as it is built, in Excel's frame with the unmodified office.js, clicked as people would: 桐乡 and 海盐 report,
 * the city returns one of them, accepts both and publishes, 桐乡 compares. The other units' reports came with the demo.
 */

const browser = await launchBrowser();
let city: CityInExcel;

beforeAll(async () => {
  city = await startCity(browser);
}, 300_000);
afterAll(() => city?.close());

async function submitFrom(excel: ExcelPage, shot: string): Promise<void> {
  const { pane } = excel;
  await press(pane, "预览上报内容");
  await pane.getByRole("heading", { name: /第 1 步/ }).waitFor();
  await picture(excel, `${shot}-预览`);
  await press(pane, "确认上报");
  await pane.getByRole("heading", { name: /^已上报/ }).waitFor();
  await picture(excel, `${shot}-回执`);
}

describe.skipIf(!browser)("in Excel, as people click", () => {
  const open: Record<string, ExcelPage> = {};
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    for (const [name, page] of Object.entries(open)) await picture(page, `失败-${name}`);
  });
  const pageOf = (name: string): ExcelPage => {
    const page = open[name];
    if (!page) throw new Error(`${name} has no pane open`);
    return page;
  };

  test("海盐 checks before signing in, is led to a cell, corrects it, and passes", async () => {
    const excel = await city.excelOf("330424");
    open.海盐 = excel;
    const { pane, sim } = excel;
    await sim("type", "年报表", "H23", [["约97"]]);
    await press(pane, "审核");
    await pane.getByRole("heading", { name: /^审核未通过/ }).waitFor();
    await picture(excel, "审核-未通过");
    await main(pane).getByRole("button", { name: /H23/ }).first().click();
    await expect.poll(async () => (await sim("selection")).address).toMatch(/H23$/);
    await sim("type", "年报表", "H10", [[44.9]]);
    await pane.getByText(/^第 10 行改过，已重新审核，结果没有变化。/).waitFor();
    await pane.getByText("已在表中标出 1 格。").waitFor();
    await sim("type", "年报表", "H23", [[96.8]]);
    await pane.getByText(/^第 23 行改过，已重新审核：改好 \d+ 条/).waitFor();
    await pane.getByRole("heading", { name: /^通过审核/ }).waitFor();
    await pane.getByText("表中标出的 1 格是改以前的").waitFor();
    await press(pane, "重新审核");
    await pane.getByRole("heading", { name: /^通过审核/ }).waitFor();
    await picture(excel, "审核-通过");
    await clean(excel);
  });

  test("海盐 signs in and submits", async () => {
    const excel = pageOf("海盐");
    await signIn(excel.pane, "haiyan");
    await goTo(excel.pane, "任务");
    await excel.pane.getByRole("heading", { name: round }).waitFor();
    await picture(excel, "任务");
    await goTo(excel.pane, "上报");
    await submitFrom(excel, "上报");
    await clean(excel);
  });

  test("桐乡 comes by the ribbon's 上报 and submits", async () => {
    const excel = await city.excelOf("330483", { view: "submit" });
    open.桐乡 = excel;
    await signIn(excel.pane, "tongxiang");
    await submitFrom(excel, "上报-桐乡");
    await clean(excel);
  });

  test("the city looks at 海盐's report and returns it with a reason", async () => {
    const excel = await city.excelOf("330483", { view: "board" });
    open.市局 = excel;
    const { pane } = excel;
    await signIn(pane, "jiaxing");
    await said(excel, "已报 8/8，已验收 6");
    await picture(excel, "市级-进度");
    await press(pane, "查看 海盐县 的上报");
    await said(excel, "逐条查看");
    await picture(excel, "市级-一份上报");
    await press(pane, "退回");
    await asked(excel, /退回 海盐县/)
      .getByRole("textbox")
      .fill("KJ-07 与统计局的数不一致，请核对。");
    await picture(excel, "市级-退回");
    await asked(excel, /退回 海盐县/)
      .getByRole("button", { name: "退回" })
      .click();
    await said(excel, "已退回 海盐县 的第 1 版");
    await press(pane, "返回进度");
    await clean(excel);
  });

  test("海盐 reads the reason, corrects the cell, and submits a second revision from the same workbook", async () => {
    const excel = pageOf("海盐");
    const { pane, sim } = excel;
    await goTo(pane, "任务");
    await said(excel, "KJ-07 与统计局的数不一致，请核对。");
    await picture(excel, "任务-已退回");
    await sim("type", "年报表", "H23", [[97.1]]);
    await press(pane, "修改后再上报");
    await press(pane, "预览上报内容");
    await said(excel, "与上一版不同的有");
    await picture(excel, "上报-第2版预览");
    await press(pane, "确认上报");
    await pane.getByRole("heading", { name: "已上报：第 2 版" }).waitFor();
    await clean(excel);
  });

  test("the city accepts both, closes and publishes", async () => {
    const excel = pageOf("市局");
    const { pane } = excel;
    for (const unit of ["海盐县", "桐乡市"]) {
      await press(pane, `查看 ${unit} 的上报`);
      await said(excel, "逐条查看");
      await press(pane, "验收");
      await asked(excel, new RegExp(`验收 ${unit}`))
        .getByRole("button", { name: "验收" })
        .click();
      await said(excel, `已验收 ${unit}`);
      await press(pane, "返回进度");
    }
    await said(excel, "已报 8/8，已验收 8");
    await goTo(pane, "数据");
    await said(excel, "8 个单位中 8 个已报");
    await picture(excel, "市级-数据");
    await goTo(pane, "进度");
    await press(pane, "截止");
    await asked(excel, /截止任务/)
      .getByRole("button", { name: "截止" })
      .click();
    await said(excel, `任务“${round}”已截止。`);
    await press(pane, "公布");
    await picture(excel, "市级-公布");
    await asked(excel, /公布任务/)
      .getByRole("button", { name: "公布" })
      .click();
    await said(excel, `任务“${round}”已公布`);
    await clean(excel);
  });

  test("桐乡 compares: the published figures stand in a sheet of its workbook, each as its unit typed it", async () => {
    const excel = pageOf("桐乡");
    const { pane, sim } = excel;
    await goTo(pane, "同级对比");
    await main(pane).getByLabel("任务").locator("visible=true").selectOption("2025-rehearsal");
    await press(pane, "写入对比表");
    await said(excel, "已新增工作表");
    await press(pane, "到这张表");
    await expect.poll(async () => (await sim("selection")).address).toMatch(/^'?同级/);
    await picture(excel, "同级对比");
    const shown = await sim("cells", "同级汇总 2025年演练");
    const values = shown?.formulas ?? [];
    const header = values.find((row) => row.includes("代码")) ?? [];
    const column = (name: string) => header.findIndex((text) => String(text ?? "").startsWith(name));
    const row = values.find((cells) => cells[column("代码")] === "KJ-07") ?? [];
    expect([row[column("海盐县")], row[column("桐乡市")]]).toEqual([97.1, 96.8]);
    await press(pane, "写入对比表");
    await said(excel, "没有变化");
    await clean(excel);
  });
});
