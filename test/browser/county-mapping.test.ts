import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { CellValue } from "../../addin/host/snapshot.ts";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import { bind, ownFile, ownSheet } from "../addin/flow/own-table.ts";
import { openInExcel } from "../addin/host/excel/open-sample.ts";
import { loadOffice } from "../excel-sim/node/load-office.ts";
import { faultless, faultsOf, pressed, shownText, signIn } from "./county-page.ts";
import { explainAll } from "./own-table-clerk.ts";
import { paneTests } from "./pane-tests.ts";

/** A table as a county keeps it itself; its figures are invented. Two names are only alike, one column is a forecast. */
const ownTable: CellValue[][] = [
  ["桐乡市2024年科技创新主要指标"],
  ["填报单位：桐乡市 330483"],
  ["序号", "指标名称", "单位", "2023年实绩", "2024年实绩", "2024年预计数", "2025年目标", "备注栏"],
  [1, "全社会R&D经费支出", "亿元", 40, 44.9, 45, "不少于48", "统计局"],
  [2, "国家高企总数", "家", 300, 320, 320, "350", null],
  [3, "研发费用占营收比重", "%", 3.1, 3.3, 3.3, null, null],
  [4, "孵化器面积", "万方", 10, 12, 12, null, null],
];

/** Three hundred rows, most of them of no form. */
const longTable: CellValue[][] = [
  ...ownTable,
  ...Array.from({ length: 300 }, (_, at) => [at + 5, `街道自设项目第${at + 1}类`, "个", at, at + 1]),
];

/** 桐乡市's own table, bound; then two rows came in above it and a name was changed, without the add-in. */
async function boundAndEdited(): Promise<Uint8Array> {
  const excel = await loadOffice();
  const { host, workbook } = await openInExcel(excel, await ownFile(2025, "桐乡市"));
  await bind(host);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(ownSheet);
    sheet.getRange("3:4").insert("Down");
    sheet.getRange("A6").values = [["高企本局新叫法"]];
    await context.sync();
  });
  return workbook.toFile();
}

const pane = await paneTests(async () => ({
  files: {
    "/own.xlsx": await plainWorkbookFile({ 台账: ownTable }),
    "/bound.xlsx": await boundAndEdited(),
    "/long.xlsx": await plainWorkbookFile({ 台账: longTable }),
  },
}));

describe.skipIf(!pane.browser)(pane.titled("核对列和行 in the pane"), () => {
  const open = (query: string) => pane.open(`view=check&${query}`);

  /** Checked, and the columns and rows are shown. */
  const opened = async (query: string, button = "核对列和行（3 处要确认）") => {
    const page = await open(query);
    await pressed(page, "审核");
    await pressed(page, button);
    await page.getByRole("heading", { name: "核对列和行" }).waitFor();
    return page;
  };

  const region = (page: Page, name: RegExp) => page.getByRole("region", { name });
  const asked = (page: Page) => region(page, /^要确认/);
  const answered = (page: Page) => region(page, /^您的回答/);
  const lineOf = (page: Page, text: string) =>
    page.getByRole("listitem").filter({ has: page.getByText(text, { exact: true }) });
  const saysOf = async (page: Page, text: string) =>
    (await lineOf(page, text).innerText()).replace(/\s+/g, " ").trim();
  const reread = (page: Page, told: string) => page.getByRole("status").filter({ hasText: told }).waitFor();
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

  test("shows what is asked first: what stands there, why it is asked, and what it may be", async () => {
    const page = await opened("workbook=/own.xlsx");
    const texts = await asked(page).getByRole("listitem").allInnerTexts();
    expect(texts.map((text) => text.replace(/\s+/g, " ").trim())).toEqual([
      "要确认 · 列 台账!F3 2024年预计数 为什么问：列名说的可能只是一部分（几个月、某个园区）或不是最终数。 像同一列的还有 台账!E3。 “2024年预计数”这一列是 本年实绩 报表的其他列…… 与报表无关",
      "要确认 · 行 台账!B5 国家高企总数（家） 为什么问：名称只是相近。 “国家高企总数”这一行是 KJ-14 高新技术企业总数（家） KJ-13 新增高新技术企业数（家） KJ-62 规上工业企业中的高新技术企业数（家） 其他指标…… 与报表无关",
      "要确认 · 行 台账!B6 研发费用占营收比重（%） 为什么问：名称只是相近。 “研发费用占营收比重”这一行是 KJ-03 规上工业企业研发费用占营业收入比重（%） 其他指标…… 与报表无关",
    ]);
    expect(await asked(page).getByRole("radio", { checked: true }).count()).toBe(0);
    await reread(page, "还有 3 处要确认；读到实绩 2 个，目标 1 个。");
    for (const fold of await page.locator("summary:visible").all()) await fold.click();
    expect(await saysOf(page, "全社会R&D经费支出（亿元）")).toBe(
      "已认定 · 行 台账!B4 全社会R&D经费支出（亿元） 认作：KJ-51 全社会R&D经费支出（亿元） 依据：同名。 改",
    );
    expect(await saysOf(page, "备注栏")).toBe("与报表无关 · 列 台账!H3 备注栏 没有取数：报表里没有。 改");
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("an answer is one click: the figure counts at once, and taken back it does not", async () => {
    const page = await opened("workbook=/own.xlsx");
    await page.getByRole("radio", { name: "KJ-14 高新技术企业总数（家）" }).click();
    await reread(page, "还有 2 处要确认；读到实绩 4 个，目标 2 个。");
    expect(await saysOf(page, "国家高企总数（家）")).toBe(
      "已认定 · 行 台账!B5 国家高企总数（家） 认作：KJ-14 高新技术企业总数（家） 依据：按您的回答。 改 改回来",
    );
    // the keyboard goes on from the next that is asked
    await expect.poll(() => focused(page)).toContain("研发费用占营收比重");
    await pressed(page, "返回审核结果");
    await page.getByRole("button", { name: "核对列和行（2 处要确认）" }).waitFor();
    expect(await shownText(page)).toContain("您对列和行的回答还没有保存，上报时不会用到。");
    await pressed(page, "核对列和行（2 处要确认）");
    await pressed(page, "把“国家高企总数”改回来");
    await reread(page, "还有 3 处要确认；读到实绩 2 个，目标 1 个。");
    expect(await answered(page).count()).toBe(0);
    await expect.poll(() => focused(page)).toContain("国家高企总数");
  });

  test("what is of no concern is put aside; what nobody suggested is found by name", async () => {
    const page = await opened("workbook=/own.xlsx");
    await lineOf(page, "2024年预计数").getByRole("radio", { name: "与报表无关" }).click();
    await reread(page, "还有 2 处要确认");
    await lineOf(page, "研发费用占营收比重（%）").getByRole("radio", { name: "其他指标……" }).click();
    await page.getByLabel("查找指标（名称或代码）").fill("ＫＪ－０３");
    await page.getByRole("region", { name: "报表的指标" }).getByRole("button").first().click();
    await reread(page, "还有 1 处要确认");
    expect(await saysOf(page, "研发费用占营收比重（%）")).toContain("认作：KJ-03");
    await page.getByText("与报表无关的行（1，其中 1 行里有数）").click();
    await pressed(page, "改“孵化器面积”认作什么");
    await lineOf(page, "孵化器面积（万方）").getByRole("radio", { name: "其他指标……" }).click();
    await page.getByLabel("查找指标（名称或代码）").fill("没有的");
    await page.getByText("没有这样的指标。").waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("a column is told from the form's columns; two that are the same are asked both", async () => {
    const page = await opened("workbook=/own.xlsx");
    await lineOf(page, "2024年预计数").getByRole("radio", { name: "本年实绩" }).click();
    await reread(page, "还有 4 处要确认；读到实绩 1 个，目标 1 个。");
    expect(await saysOf(page, "2024年实绩")).toContain(
      "另有一列也像它，两列都没有取数。 像同一列的还有 台账!F3。",
    );
    await lineOf(page, "2024年预计数").getByRole("radio", { name: "报表的其他列……" }).click();
    await page.getByRole("region", { name: "报表的列" }).getByRole("button", { name: "说明" }).click();
    await reread(page, "还有 2 处要确认；读到实绩 2 个，目标 1 个。");
    expect(await saysOf(page, "2024年预计数")).toContain("认作：说明 依据：按您的回答");
  });

  test("answers that come while the check is still under way all count", async () => {
    const page = await opened("workbook=/own.xlsx");
    await page.evaluate(() => {
      for (const name of ["KJ-14", "KJ-03"])
        document.querySelector<HTMLInputElement>(`main input[value="${name}"]`)?.click();
    });
    await reread(page, "还有 1 处要确认；读到实绩 6 个，目标 2 个。");
  });

  test("a check that fails keeps the answer, says why, and goes on when asked again", async () => {
    const page = await opened("workbook=/own.xlsx");
    await page.evaluate(() => window.workbook?.refuseNext("snapshot", "editing"));
    await page.getByRole("radio", { name: "KJ-14 高新技术企业总数（家）" }).click();
    await page.getByRole("alert").getByText("有单元格正在输入").waitFor();
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(1);
    await pressed(page, "重新审核");
    await reread(page, "还有 2 处要确认；读到实绩 4 个，目标 2 个。");
  });

  test("leads to the cell", async () => {
    const page = await opened("workbook=/own.xlsx");
    await pressed(page, "定位到 台账!B5");
    expect(await page.evaluate(() => window.workbook?.selected)).toEqual([
      { sheet: "台账", address: { row: 5, column: 2 } },
    ]);
  });

  test("kept, the answers stand in the workbook: opened anew nobody is asked for them", async () => {
    const page = await opened("workbook=/own.xlsx");
    await page.getByRole("radio", { name: "KJ-14 高新技术企业总数（家）" }).click();
    await reread(page, "还有 2 处要确认");
    await pressed(page, "保存回答");
    await page.getByText("回答存在本工作簿的一张隐藏工作表里").waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
    const bytes = await page.evaluate(() => [...(window.workbook?.bytes() ?? [])]);
    const again = await open("workbook=/own.xlsx");
    await again.waitForFunction(() => window.workbook !== undefined);
    await again.route(/^[^?]*\/own\.xlsx$/, (route) => route.fulfill({ body: Buffer.from(bytes) }));
    await again.reload();
    await pressed(again, "审核");
    await pressed(again, "核对列和行（2 处要确认）");
    await reread(again, "还有 2 处要确认；读到实绩 4 个，目标 2 个。");
    expect(await saysOf(again, "国家高企总数（家）")).toContain("依据：按您的回答");
  });

  test("a workbook that takes no hidden sheet: the answers stay on this machine, and it is said", async () => {
    const page = await opened("workbook=/own.xlsx");
    await page.getByRole("radio", { name: "KJ-14 高新技术企业总数（家）" }).click();
    await reread(page, "还有 2 处要确认");
    await page.evaluate(() => window.workbook?.refuseNext("putSheet", "sheet-protected"));
    await pressed(page, "保存回答");
    await page.getByText("回答存在这台电脑上").waitFor();
    await page.reload();
    await pressed(page, "审核");
    await page.getByRole("button", { name: "核对列和行（2 处要确认）" }).waitFor();
  });

  test("a source is named once for the table, is on its figures, and kept with the answers", async () => {
    const page = await opened("workbook=/own.xlsx");
    const field = page.getByRole("textbox", { name: "数据来源" });
    await field.fill("浙里加计扣除");
    await page.keyboard.press("Enter");
    await page.getByText("实绩的数据来源：浙里加计扣除。").waitFor();
    await reread(page, "还有 3 处要确认");
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "保存回答");
    await page.getByText("回答存在本工作簿的一张隐藏工作表里").waitFor();
    await pressed(page, "返回审核结果");
    expect(await shownText(page)).toContain("数据来源浙里加计扣除读到");
    await pressed(page, "核对列和行（3 处要确认）");
    await field.fill("");
    await pressed(page, "改来源");
    await page.getByText("实绩的数据来源：").waitFor({ state: "detached" });
    await pressed(page, "返回审核结果");
    expect(await shownText(page)).not.toContain("浙里加计扣除");
  });

  test("each repair of a bound table is shown with its cell, after the check and before submitting", async () => {
    const page = await open("workbook=/bound.xlsx");
    await pressed(page, "审核");
    const repairs = page
      .locator("main details")
      .filter({ hasText: "这张表以前确认过" })
      .locator("visible=true");
    const summary = repairs.locator("summary");
    await summary.click();
    expect(await summary.innerText()).toMatch(
      /^这张表以前确认过：(\d+) 行照旧取数，其中 \1 行换了位置，改名 1 处。$/,
    );
    const items = async () => (await repairs.getByRole("listitem").allInnerTexts()).slice(0, 2);
    const told = [
      "上次确认的“本局高企口径”现在写成了“高企本局新叫法”，仍按原来的对应取了数。请核对是不是同一项；不是的，请在“核对列和行”里说明它是什么。\n台账!A6",
      "“本局高企口径”换了位置，原来在 A4；照旧取数。\n台账!A6",
    ];
    expect(await items()).toEqual(told);
    await repairs.getByRole("button", { name: "定位到 台账!A6" }).first().click();
    await expect
      .poll(() => page.evaluate(() => window.workbook?.selected))
      .toEqual([{ sheet: "台账", address: { row: 6, column: 1 } }]);
    expect(await faultsOf(page)).toEqual(faultless);
    await signIn(page);
    await page.getByRole("button", { name: "去上报（还有 1 条待说明）" }).waitFor();
    await explainAll(page.locator("main"));
    await pressed(page, "去上报");
    await pressed(page, "预览上报内容");
    await page.getByRole("heading", { name: "第 1 步　预览：审核已通过" }).waitFor();
    await summary.click();
    expect(await items()).toEqual(told);
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "确认上报");
    await page.getByText("回执已记入本工作簿，请保存文件。").waitFor();
  });

  test("is done with the keyboard alone: arrows look at answers, the space bar gives one", async () => {
    const page = await open("workbook=/own.xlsx");
    await pressed(page, "审核");
    await page.getByRole("button", { name: "核对列和行（3 处要确认）" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toBe("核对列和行");
    const radio = page.getByRole("radio", { name: "KJ-14 高新技术企业总数（家）" });
    await expect
      .poll(async () => {
        await page.keyboard.press("Tab");
        return radio.evaluate((one) => one === document.activeElement);
      })
      .toBe(true);
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Space");
    await reread(page, "还有 2 处要确认；读到实绩 4 个，目标 2 个。");
    await expect.poll(() => focused(page)).toContain("研发费用占营收比重");
    await page.getByRole("button", { name: "返回审核结果" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toBe("核对列和行（2 处要确认）");
  });

  test("a table in which nothing is asked shows how it was understood, in English too", async () => {
    const page = await open("locale=en");
    await page.locator("main").getByRole("button", { name: "Check", exact: true }).click();
    await pressed(page, "Columns and rows");
    await page.getByText("No column and no row is to be confirmed.").waitFor();
    await page.getByText(/^Matched rows/).click();
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("three hundred rows are folded, and come fifty at a time", async () => {
    const page = await opened("workbook=/long.xlsx");
    expect(await page.getByRole("listitem").locator("visible=true").count()).toBeLessThan(10);
    await page.getByText(/^与报表无关的行（301/).click();
    const fold = page.locator("details[open]");
    expect(await fold.getByRole("listitem").count()).toBe(50);
    await fold.getByRole("button", { name: "显示更多（还有 251 条）" }).click();
    expect(await fold.getByRole("listitem").count()).toBe(100);
    expect(await faultsOf(page)).toEqual(faultless);
  });
});
