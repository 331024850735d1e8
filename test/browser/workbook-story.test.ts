import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CellEdit } from "../../addin/host/port.ts";
import { printAddress } from "../../addin/table/address.ts";
import type { DemoTable } from "../../worker/demo/entry.ts";
import { jiashan2024, tongxiang2020 } from "../../worker/demo/real-figures.ts";
import { rehearsalTables } from "../../worker/demo/rehearsal-figures.ts";
import { rehearsalTemplate } from "../../worker/local/rehearsal-template.ts";
import { launchBrowser, noBrowserLine } from "../excel-sim/chromium/find-browser.ts";
import { pressed, shownText, signIn } from "./county-page.ts";
import {
  enterTemplate,
  fileReady,
  goToCell,
  pasteAt,
  peerFigures,
  type SavedFile,
  saveFile,
  selected,
  typeAt,
} from "./grid-person.ts";
import { pagePicture } from "./picture.ts";
import { type ServedPage, serveWorkbookPage } from "./serve-workbook-page.ts";
import { openPage } from "./workbook-page.ts";

/**
 * The rehearsal from beginning to end on the workbook page as it is built, without Excel, clicked as people would: 桐乡
 * with one click, 海盐 with an account of its own, and the city, each in a browser of their own. One test follows on the
 * other.
 */

const browser = await launchBrowser();
const rehearsal = "2025年演练";

let served: ServedPage;
beforeAll(async () => {
  if (browser) served = await serveWorkbookPage();
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const open = async (): Promise<Page> => {
  if (!browser) throw new Error(noBrowserLine);
  const page = await openPage(browser, served.address);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  return page;
};

const picture = (page: Page, name: string): Promise<void> => pagePicture(page, `网页-${name}`);

/** What the page around the pane says to do next, without blanks. */
const advice = async (page: Page): Promise<string> =>
  (await page.getByRole("region", { name: "演练怎么走" }).innerText()).replace(/\s+/g, "");

const goTo = (page: Page, name: string): Promise<void> =>
  page.getByRole("navigation").getByRole("button", { name, exact: true }).click();

const said = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator("main").getByText(text).locator("visible=true").first().waitFor();

/** Answers what the pane asks before it does what cannot be undone. */
const confirmed = (page: Page, question: RegExp, button: string): Promise<void> =>
  page
    .locator("main section")
    .filter({ has: page.getByRole("heading", { name: question }) })
    .last()
    .getByRole("button", { name: button, exact: true })
    .click();

async function submits(page: Page, revision: number): Promise<void> {
  await pressed(page, "预览上报内容");
  await pressed(page, "确认上报");
  await page.getByRole("heading", { name: `已上报：第 ${revision} 版` }).waitFor();
}

const tableOf = (org: string): DemoTable => {
  const table = rehearsalTables.find((each) => each.org === org);
  if (!table) throw new Error(`The rehearsal has no figures of ${org}`);
  return table;
};

/** Numbers a table states for its own year, by code. */
const actualsOf = ({ entries }: DemoTable): Record<string, number> =>
  Object.fromEntries(
    entries.flatMap(({ indicator, actual }) =>
      actual?.text == null ? [] : [[indicator, Number(actual.text)]],
    ),
  );

type Block = { address: string; rows: string[][] };

/** Cells below and beside each other as they are copied elsewhere: `columns` (letters) together, as long as no row lacks one. */
function blocksOf(edits: readonly CellEdit[], columns: readonly string[]): Block[] {
  const texts = new Map(edits.map(({ address, value }) => [printAddress(address), String(value ?? "")]));
  const blocks: (Block & { below: number })[] = [];
  for (let row = 1; row <= 200; row += 1) {
    const cells = columns.flatMap((column) => texts.get(`${column}${row}`) ?? []);
    if (cells.length < columns.length) continue;
    const last = blocks.at(-1);
    if (last?.below === row) {
      last.rows.push(cells);
      last.below += 1;
    } else blocks.push({ address: `${columns[0]}${row}`, rows: [cells], below: row + 1 });
  }
  return blocks;
}

/** Many steps each, and a busy machine takes its time for every one. */
const timeout = 300_000;

describe.skipIf(!browser)(
  `the rehearsal without Excel${browser ? "" : ` (${noBrowserLine})`}`,
  { timeout },
  () => {
    const pages: Record<string, Page> = {};
    const pageOf = (name: string): Page => {
      const page = pages[name];
      if (!page) throw new Error(`${name} has no page open`);
      return page;
    };
    // What follows on a step that failed would only wait in vain.
    let failed = false;
    beforeEach(({ skip }) => skip(failed));
    afterEach(async ({ task }) => {
      if (task.result?.state !== "fail") return;
      failed = true;
      for (const [name, page] of Object.entries(pages)) await picture(page, `失败-${name}`);
    });

    test("桐乡 begins with one click, corrects what 审核 has found in the grid, and submits", async () => {
      const page = await open();
      pages.桐乡 = page;
      await page.getByRole("button", { name: "作为县（桐乡市）填报" }).waitFor();
      await picture(page, "选择");
      await page.getByRole("button", { name: "作为县（桐乡市）填报" }).click();
      await enterTemplate(page);
      await goToCell(page, "H16"); // KJ-54
      await page.keyboard.press("Delete");
      await page.getByText("未保存").waitFor();
      await pressed(page, "审核");
      await page.getByRole("heading", { name: /^审核未通过/ }).waitFor();
      await goToCell(page, "H9");
      await page.getByRole("button", { name: "定位到 年报表!H16" }).first().click();
      await selected(page, "H16");
      await page.getByRole("region", { name: /^KJ-54/ }).waitFor(); // how the cell is filled in
      await picture(page, "审核-未通过");
      await typeAt(page, "H16", "1220");
      await said(page, "行改过，已重新审核：改好 ");
      await page.getByRole("heading", { name: /^通过审核/ }).waitFor();
      await pressed(page, "重新审核");
      await page.getByRole("heading", { name: /^通过审核/ }).waitFor();
      await picture(page, "审核");
      await goTo(page, "上报");
      await submits(page, 1);
      await expect.poll(() => advice(page)).toContain("已上报。接着请市局验收。");
      await picture(page, "回执");
    });

    test("海盐 signs in, fills the round's empty template by pasting, is led to a fault, and submits", async () => {
      const page = await open();
      pages.海盐 = page;
      await page.getByRole("button", { name: "新建空白填报表" }).click();
      await signIn(page, "haiyan");
      await page.getByRole("button", { name: "退出登录" }).waitFor();
      await page.getByRole("button", { name: "打开其他文件" }).click();
      await page.getByRole("button", { name: `填报“${rehearsal}”（新模板）` }).click();
      await enterTemplate(page);
      const { figures } = await rehearsalTemplate();
      const copied = figures.map((edit) =>
        printAddress(edit.address) === "H23" ? { ...edit, value: "约97" } : edit,
      );
      const signers = ["C75", "G75", "J75", "L75", "O75"];
      for (const { address, rows } of [
        ...blocksOf(copied, ["H"]),
        ...blocksOf(copied, ["N", "O", "P", "Q"]),
        ...signers.flatMap((cell) =>
          blocksOf(
            copied.filter((edit) => printAddress(edit.address) === cell),
            [cell.slice(0, 1)],
          ),
        ),
      ])
        await pasteAt(page, address, rows);
      await pressed(page, "审核");
      await page.getByRole("heading", { name: /^审核未通过/ }).waitFor();
      await page.getByRole("button", { name: "定位到 年报表!H23" }).first().click();
      await selected(page, "H23");
      await typeAt(page, "H23", "96.8");
      await said(page, "行改过，已重新审核：改好 ");
      await page.getByRole("heading", { name: /^通过审核/ }).waitFor();
      await pressed(page, "重新审核");
      await page.getByRole("heading", { name: /^通过审核/ }).waitFor();
      await goTo(page, "上报");
      await submits(page, 1);
    });

    test("the city returns 海盐's report with a reason", async () => {
      const page = await open();
      pages.市局 = page;
      await page.getByRole("button", { name: "作为市局审核" }).click();
      await said(page, "已报 8/8，已验收 6");
      await page.getByRole("button", { name: "查看 海盐县 的上报" }).click();
      await pressed(page, "退回");
      const asked = page
        .locator("main section")
        .filter({ has: page.getByRole("heading", { name: /退回 海盐县/ }) })
        .last();
      await asked.getByRole("textbox").fill("KJ-07 与统计局的数不一致，请核对。");
      await asked.getByRole("button", { name: "退回", exact: true }).click();
      await said(page, "已退回 海盐县 的第 1 版");
    });

    test("海盐 reads the reason, corrects the cell, and submits again from the same file", async () => {
      const page = pageOf("海盐");
      await goTo(page, "任务");
      await said(page, "KJ-07 与统计局的数不一致，请核对。");
      await expect.poll(() => advice(page)).toContain("被退回");
      await typeAt(page, "H23", "97.1");
      await pressed(page, "修改后再上报");
      await pressed(page, "预览上报内容");
      await said(page, "与上一版不同的有");
      await pressed(page, "确认上报");
      await page.getByRole("heading", { name: "已上报：第 2 版" }).waitFor();
    });

    test("the city accepts both, closes and publishes, led by what the page says", async () => {
      const page = pageOf("市局");
      await pressed(page, "返回进度");
      for (const unit of ["海盐县", "桐乡市"]) {
        await pressed(page, "刷新");
        await page.getByRole("button", { name: `查看 ${unit} 的上报` }).click();
        await pressed(page, "验收");
        await confirmed(page, new RegExp(`验收 ${unit}`), "验收");
        await said(page, `已验收 ${unit}`);
        await pressed(page, "返回进度");
      }
      await expect.poll(() => advice(page)).toContain("都验收了");
      await picture(page, "市局");
      await pressed(page, "截止");
      await confirmed(page, /截止任务/, "截止");
      await said(page, `任务“${rehearsal}”已截止。`);
      await pressed(page, "公布");
      await confirmed(page, /公布任务/, "公布");
      await said(page, `任务“${rehearsal}”已公布`);
      await expect.poll(() => advice(page)).toContain("已公布。接着回到县里，取回同级数。");
    });

    test("桐乡 has the published figures in a sheet of its file, each as its unit typed it", async () => {
      const page = pageOf("桐乡");
      await goTo(page, "任务");
      await page.getByRole("button", { name: "看同级对比" }).first().click();
      await pressed(page, "写入对比表");
      await said(page, /^已新增工作表/);
      await pressed(page, "到这张表");
      await expect.poll(() => advice(page)).toContain("走完了");
      await picture(page, "同级对比");
      const saved = await saveFile(page);
      const typed = actualsOf(tableOf("330483"));
      const sheet = `同级汇总 ${rehearsal}`;
      expect(await peerFigures(saved, sheet, "桐乡市")).toMatchObject({ ...typed, "KJ-54": 1220 });
      expect(await peerFigures(saved, sheet, "海盐县")).toMatchObject({ ...typed, "KJ-07": 97.1 });
      expect(await peerFigures(saved, sheet, "南湖区")).toMatchObject(actualsOf(tableOf("330402")));
    });

    test("the figures of the two real rounds are one click away, and stand in the file as the documents state them", async () => {
      const page = await open();
      await page.getByRole("button", { name: "看同级对比" }).click();
      const write = async (round: string): Promise<SavedFile> => {
        await page.locator("main").getByLabel("任务").selectOption(round);
        await pressed(page, "写入对比表");
        await said(page, /^已新增工作表/);
        return saveFile(page);
      };
      await fileReady(page);
      const first = await write("2020-annual");
      await expect.poll(() => shownText(page)).toContain("本单位3.01%");
      await picture(page, "真实任务");
      expect(await peerFigures(first, "同级汇总 2020年报", "桐乡市")).toMatchObject(actualsOf(tongxiang2020));
      const both = await write("2024-annual");
      expect(await peerFigures(both, "同级汇总 2024年报", "嘉善县")).toMatchObject(actualsOf(jiashan2024));
    });
  },
);
