import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import { secondVersion } from "../addin/flow/other-forms.ts";
import { launchBrowser, noBrowserLine } from "../excel-sim/chromium/find-browser.ts";
import { faultless, faultsOf, openPane, pressed, shownText, signIn } from "./county-page.ts";
import { type CityInExcel, clean, press, signIn as signInExcel, startCity } from "./excel-person.ts";
import { pagePicture, picture } from "./picture.ts";
import { publishInDemo } from "./published-form.ts";
import { type ServedPane, servePane } from "./serve-pane.ts";
import { type ServedPage, serveWorkbookPage } from "./serve-workbook-page.ts";
import { axeFaults, openPage, sheetNames } from "./workbook-page.ts";

const browser = await launchBrowser();
const fold = "空白模板（自选报表和报告期）";
const secondOption = `${secondVersion.title} 第 2 版（2027-11-22 发布）`;
const inserted = "已插入工作表“年报表”，请在表里填写；填好后审核。";

let served: ServedPane;
let page: ServedPage;
let city: CityInExcel;
let notes: Uint8Array;
beforeAll(async () => {
  if (!browser) return;
  notes = await plainWorkbookFile({ 底稿: [["随手记", 1]] });
  served = await servePane({ workbook: notes });
  page = await serveWorkbookPage();
  city = await startCity(browser);
  for (const { worker } of [served, page, city]) await publishInDemo(worker.database, secondVersion);
}, 300_000);
afterEach(async () => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
});
afterAll(async () => {
  await served?.stop();
  await page?.stop();
  await city?.close();
});

const open = async (query: string): Promise<Page> => {
  if (!browser) throw new Error(noBrowserLine);
  return openPane(browser, served, query);
};

const look = (shown: Page, name: string): Promise<void> => pagePicture(shown, name, { fullPage: true });

/** The choice of a form, once it is there. */
const forms = (shown: Page) => shown.getByLabel("报表", { exact: true });
const unfold = (shown: Page) => shown.locator("summary").getByText(fold).locator("visible=true").click();

describe.skipIf(!browser)("a blank template in the pane", () => {
  test("of the form that comes with the program needs neither sign-in nor server", async () => {
    const shown = await open("view=tasks");
    await unfold(shown);
    await shown.getByText("登录后可以选市局发布的其他报表和版本。").waitFor();
    expect(await forms(shown).locator("option").allInnerTexts()).toEqual([
      "科技创新主要指标年报表 第 1 版（2026-11-22 发布）",
    ]);
    await shown.route("**/api/**", (route) => route.abort());
    const period = shown.getByLabel("报告期");
    await period.fill("2024年一季度");
    await pressed(shown, "插入本工作簿");
    await shown.getByText("是年报，报告期请写年份，如 2024，不能是“2024年一季度”。").waitFor();
    expect(await period.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await faultsOf(shown)).toEqual(faultless);
    await look(shown, "窗格-空白模板-报告期");
    await period.fill("2023");
    await pressed(shown, "插入本工作簿");
    await shown.getByText(inserted).waitFor();
    expect(await shown.evaluate(() => window.workbook?.selected.at(-1)?.sheet)).toBe("年报表");
    await pressed(shown, "插入本工作簿");
    await shown.getByRole("alert").getByText("已经有填报表“年报表”（2023年，第 1 版），没有改动").waitFor();
    expect(await faultsOf(shown)).toEqual(faultless);
    await look(shown, "窗格-空白模板-已有");
  });

  test("of another published version is inserted for the own unit and checked with its own rules", async () => {
    const shown = await open("view=tasks");
    await signIn(shown);
    await shown.getByRole("banner").getByText("桐乡市").waitFor();
    await unfold(shown);
    await forms(shown).selectOption({ label: secondOption });
    await shown.getByLabel("填上本单位名称（桐乡市）").waitFor();
    expect(await faultsOf(shown)).toEqual(faultless);
    await look(shown, "窗格-空白模板");
    await shown.getByLabel("报告期").fill("2025");
    await pressed(shown, "插入本工作簿");
    await shown.getByText(inserted).waitFor();
    await shown.getByRole("navigation").getByRole("button", { name: "审核" }).click();
    await pressed(shown, "审核");
    await shown.getByRole("heading", { name: /审核未通过/ }).waitFor();
    expect(await shownText(shown)).toContain("工作表年报表填报单位桐乡市报告期2025年");
  });

  test("is there for the city, which fills in no unit", async () => {
    const shown = await open("view=board");
    await signIn(shown, "jiaxing");
    await shown.getByRole("banner").getByRole("button", { name: "退出登录" }).waitFor();
    await unfold(shown);
    await forms(shown).waitFor();
    expect(await shown.getByRole("checkbox").count()).toBe(0);
    expect(await faultsOf(shown)).toEqual(faultless);
    await look(shown, "窗格-空白模板-市级");
    await pressed(shown, "插入本工作簿");
    await shown.getByText(inserted).waitFor();
  });
});

describe.skipIf(!browser)("a blank template on the workbook page", () => {
  test("goes into the open file or becomes a file of its own, which is opened and can be saved", async () => {
    if (!browser) throw new Error(noBrowserLine);
    const shown = await openPage(browser, page.address);
    await shown.getByRole("button", { name: "新建空白填报表" }).click();
    await shown.getByRole("navigation").getByRole("button", { name: "任务" }).click();
    await signIn(shown);
    await shown.getByRole("banner").getByText("桐乡市").waitFor();
    await unfold(shown);
    await forms(shown).selectOption({ label: secondOption });
    await shown.getByLabel("报告期").fill("2025");
    await pressed(shown, "插入本工作簿");
    await shown.getByRole("alert").getByText("一个工作簿只放一份模板").waitFor();
    await pressed(shown, "作为新文件打开");
    const file = `${secondVersion.title}-第2版-2025-330483.xlsx`;
    const bar = shown.getByRole("region", { name: "工作簿" }).first();
    await bar.getByText(file).waitFor();
    await shown.getByRole("button", { name: "保存", exact: true }).isEnabled();
    await pressed(shown, "审核");
    await shown.getByRole("heading", { name: /审核未通过/ }).waitFor();
    expect(await axeFaults(shown)).toEqual([]);
    await look(shown, "网页-新模板");
    const [saved] = await Promise.all([
      shown.waitForEvent("download"),
      shown.getByRole("button", { name: "保存", exact: true }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe(file);
    const bytes = new Uint8Array(await readFile(await saved.path()));
    expect(await sheetNames(bytes)).toEqual(["年报表", "指标解释", "审核关系", "_zhibao"]);
  });
});

describe.skipIf(!browser)("a blank template in Excel", () => {
  test("of another version comes as sheets into the open workbook", async () => {
    const excel = await city.excelOf("330424", { view: "tasks", bytes: notes });
    const { pane } = excel;
    await signInExcel(pane, "haiyan");
    await pane.locator("summary").getByText(fold).locator("visible=true").click();
    await pane.getByLabel("报表", { exact: true }).selectOption({ label: secondOption });
    expect(await pane.getByRole("button", { name: "作为新文件打开" }).count()).toBe(0);
    await press(pane, "插入本工作簿");
    await pane.getByText(inserted).waitFor();
    await picture(excel, "空白模板-已插入");
    await clean(excel);
  });
});
