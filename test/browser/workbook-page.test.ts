import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openWorkbookFile } from "../../addin/host/file/open-workbook-file.ts";
import { pressed, rehearsalWorkbook, shownText } from "./county-page.ts";
import {
  axeFaults,
  dropFile,
  keptFileNames,
  numbersIn,
  pickFile,
  sheetNames,
  withLongSheet,
  writtenAt,
} from "./workbook-page.ts";
import { workbookPageTests } from "./workbook-page-tests.ts";

const { browser, titled, open } = await workbookPageTests();
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const bar = (page: Page) => page.getByRole("region", { name: "工作簿" }).first();
const checked = (page: Page) => page.getByRole("heading", { name: "通过审核", exact: true }).waitFor();

/** Saves as a person whose browser downloads, and gives the file. */
async function download(page: Page): Promise<{ name: string; bytes: Uint8Array }> {
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "保存", exact: true }).click(),
  ]);
  return { name: saved.suggestedFilename(), bytes: new Uint8Array(await readFile(await saved.path())) };
}

describe.skipIf(!browser)(titled("the workbook page"), () => {
  test("begins with a choice that needs no reading, and speaks the browser's language", async () => {
    const page = await open();
    await page.getByRole("button", { name: "作为县（桐乡市）填报" }).waitFor();
    expect(await page.getByRole("heading").allInnerTexts()).toEqual([
      "指报 科技创新指标报送",
      "试一试：演练任务",
      "打开自己的文件",
      "看真实任务",
    ]);
    expect(await axeFaults(page)).toEqual([]);
    if (!browser) return;
    const english = await open({ locale: "en-GB" });
    await english.getByRole("button", { name: "As the city bureau" }).waitFor();
  });

  test("a newcomer submits, accepts, publishes, and pulls the peers into the same file", async () => {
    const page = await open();
    await page.getByRole("button", { name: "作为县（桐乡市）填报" }).click();
    await pressed(page, "审核");
    await checked(page);
    await page.getByRole("navigation").getByRole("button", { name: "上报" }).click();
    await pressed(page, "预览上报内容");
    await pressed(page, "确认上报");
    await page.getByText("已上报：第 1 版").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await expect.poll(() => bar(page).innerText()).toContain("未保存");

    await page.getByRole("button", { name: "市局", exact: true }).click();
    await page.getByRole("button", { name: "查看 桐乡市 的上报" }).click();
    await pressed(page, "验收");
    await page.locator("main section").last().getByRole("button", { name: "验收" }).last().click();
    await page
      .getByText(/已验收/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "返回进度" }).click();
    await pressed(page, "截止");
    await page.locator("main section").last().getByRole("button", { name: "截止" }).last().click();
    await page.getByText("任务“2025年演练”已截止。").waitFor();
    await pressed(page, "公布");
    await page.locator("main section").last().getByRole("button", { name: "公布" }).last().click();
    await page.getByLabel(/我已核对/).check();
    await pressed(page, "按未报公布");
    await page.getByText(/已公布，各单位可以取回汇总数/).waitFor();

    await page.getByRole("button", { name: "县（桐乡市）", exact: true }).click();
    await page.getByRole("heading", { name: "填报任务" }).waitFor();
    await page.getByRole("button", { name: "看同级对比" }).first().click();
    await page.getByRole("button", { name: "写入对比表" }).click();
    await page.getByText(/^已新增工作表/).waitFor();
    const { name, bytes } = await download(page);
    expect(name).toBe("2025年演练-桐乡市.xlsx");
    expect(await sheetNames(bytes)).toEqual([
      "年报表",
      "指标解释",
      "审核关系",
      "_zhibao",
      "同级汇总 2025年演练",
    ]);
    await expect.poll(() => bar(page).innerText()).not.toContain("未保存");
  });

  test("real rounds are one click away", async () => {
    const page = await open();
    await page.getByRole("button", { name: "看同级对比" }).click();
    await page.getByLabel("任务").first().waitFor();
    await expect.poll(() => shownText(page)).toContain("2024年报");
  });

  test("opens a file that is dropped, and checks it before anybody signs in", async () => {
    const page = await open();
    const { bytes } = await rehearsalWorkbook();
    await dropFile(page, { name: "桐乡.xlsx", mimeType: xlsx, buffer: Buffer.from(bytes) });
    await pressed(page, "审核");
    await checked(page);
    expect(await bar(page).innerText()).toContain("桐乡.xlsx");
  });

  test("a sheet of more than 5,000 rows is worked on without a grid, its cells named", async () => {
    const page = await open();
    const { bytes } = await rehearsalWorkbook({ "KJ-54": null });
    const file = { name: "长.xlsx", mimeType: xlsx, buffer: Buffer.from(await withLongSheet(bytes)) };
    await pickFile(page, file);
    await page.getByRole("heading", { name: "这个文件不在网页里显示" }).waitFor();
    await pressed(page, "审核");
    await page.getByRole("button", { name: "定位到 年报表!H16" }).first().click();
    await page.getByText("要改的单元格：年报表!H16").waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  test("a selected cell's message stands by the pane; typed into it is unsaved, kept, and in the saved file", async () => {
    const page = await open();
    const { bytes } = await rehearsalWorkbook();
    await pickFile(page, { name: "桐乡.xlsx", mimeType: xlsx, buffer: Buffer.from(bytes) });
    await page.locator("canvas").first().waitFor();
    await page.getByRole("button", { name: "保存", exact: true, disabled: false }).waitFor();
    await page.mouse.click(740, 420); // 本年目标值 of KJ-03
    await page.getByRole("region", { name: "目标值" }).waitFor();
    await page.keyboard.type("7.5");
    await page.keyboard.press("Enter");
    await page.getByText("未保存").waitFor();
    await expect.poll(() => keptFileNames(page)).toEqual(["桐乡.xlsx"]);
    const saved = await download(page);
    expect(await numbersIn(saved.bytes)).toContain(7.5);
    expect(await numbersIn(bytes)).not.toContain(7.5);
  });

  test("a reload brings back what was not saved, says so, and it can be discarded", async () => {
    const page = await open();
    await page.getByRole("button", { name: "看同级对比" }).click();
    await page.getByRole("button", { name: "写入对比表" }).click();
    await page.getByText("未保存").waitFor();
    page.on("dialog", (dialog) => dialog.accept());
    await expect.poll(() => keptFileNames(page)).toEqual(["同级对比.xlsx"]);
    await page.reload();
    await page.getByText("已恢复未保存的内容：同级对比.xlsx").waitFor();
    const { bytes } = await download(page);
    expect(await sheetNames(bytes)).toHaveLength(2);
    await page.reload();
    await page.getByRole("button", { name: "作为市局审核" }).waitFor();
    expect(await keptFileNames(page)).toEqual([]);
  });

  test("another file does not take the place of one that is not saved without asking", async () => {
    const page = await open();
    await page.getByRole("button", { name: "看同级对比" }).click();
    await page.getByRole("button", { name: "写入对比表" }).click();
    await page.getByText("未保存").waitFor();
    await page.getByRole("button", { name: "打开其他文件" }).click();
    await page.getByText("“同级对比.xlsx”有未保存的内容").waitFor();
    await page.getByRole("button", { name: "留在这里" }).click();
    expect(await bar(page).innerText()).toContain("未保存");
    await page.getByRole("button", { name: "打开其他文件" }).click();
    await page.getByRole("button", { name: "不要了" }).click();
    await page.getByRole("button", { name: "作为市局审核" }).waitFor();
  });

  test("the file is written back to where the person says, the next time without asking", async () => {
    const page = await open();
    await page.evaluate(() => {
      let asked = 0;
      window.showSaveFilePicker = async () => {
        asked += 1;
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(`${asked}.xlsx`, { create: true });
      };
    });
    await page.getByRole("button", { name: "看同级对比" }).click();
    await page.getByRole("button", { name: "写入对比表" }).click();
    await page.getByText("未保存").waitFor();
    const save = page.getByRole("button", { name: "保存", exact: true });
    await save.click();
    await page.getByText("已保存 1.xlsx。").waitFor();
    const first = await writtenAt(page);
    await save.click();
    await expect.poll(() => writtenAt(page)).toBeGreaterThan(first);
    const written = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      const file = await (await folder.getFileHandle("1.xlsx")).getFile();
      return { names, bytes: [...new Uint8Array(await file.arrayBuffer())] };
    });
    expect(written.names).toEqual(["1.xlsx"]);
    expect((await openWorkbookFile(new Uint8Array(written.bytes))).ok).toBe(true);
  });
});
