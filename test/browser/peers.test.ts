import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { callApi, tongxiangDocument } from "./city-api.ts";
import { faultless, faultsOf, pressed, shownText, signIn } from "./county-page.ts";
import { paneStory } from "./pane-tests.ts";

const { browser, titled, served, open } = await paneStory();
let page: Page;
beforeAll(async () => {
  if (!browser) return;
  const round = "rounds/2025-rehearsal";
  const submission = `${round}/submissions/330483`;
  await callApi(served(), "tongxiang", "PUT", submission, {
    body: tongxiangDocument(),
    headers: { "If-None-Match": "*" },
  });
  await callApi(served(), "jiaxing", "POST", `${submission}/accept`, { headers: { "If-Match": '"r1-e1"' } });
  await callApi(served(), "jiaxing", "POST", `${round}/close`);
  await callApi(served(), "jiaxing", "POST", `${round}/publish`);
  page = await open("view=peers");
}, 60_000);

const said = (text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor();
const fold = (text: RegExp) => page.locator("main summary").filter({ hasText: text }).click();
const sheet = (name: string) =>
  page.evaluate(async (wanted) => {
    const snapshot = await window.workbook?.snapshot();
    const found = snapshot?.ok ? snapshot.value.sheets.find((one) => one.name === wanted) : undefined;
    return found?.values ?? null;
  }, name);
const selectionSheet = "同级对比 2025年演练";

/** One story, each test a part of it. */
describe.skipIf(!browser)(titled("a county among its peers"), () => {
  test("is asked to sign in, and then told what it may see and of when it is", async () => {
    await said("登录后可以取回已公布的同级汇总数。");
    expect(await faultsOf(page)).toEqual(faultless);
    await signIn(page);
    await said("写入对比表");
    const text = await shownText(page);
    expect(text).toContain("演练数据阶段年报数数据截至");
    expect(text).toContain(
      "可见范围各单位数值本任务公开各单位的数值，可以选要比较的单位。单位（8/8）指标（59/59）",
    );
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("reads its own value, its rank and how many units there are, without a sheet", async () => {
    await page.locator("main summary").filter({ hasText: "KJ-13" }).click();
    const line = page.locator("main details").filter({ hasText: "KJ-13" }).last();
    const text = (await line.innerText()).replace(/\s/g, "");
    expect(text).toMatch(
      /^新增高新技术企业数KJ-13本单位121家·第\d位（本系统测算）·报送单位合计[\d,]+家（有数7\/8）/,
    );
    expect(text).toContain("海盐县未报");
    expect(text).toMatch(/中位数\d+家下四分位／上四分位/);
  });

  test("has to choose something", async () => {
    await fold(/^单位（/);
    await pressed(page, "全不选");
    await pressed(page, "写入对比表");
    await said("请至少选一个单位。");
    expect(await faultsOf(page)).toEqual(faultless);
    expect(await sheet(selectionSheet)).toBe(null);
  });

  test("pulls a selection into a sheet of its own", async () => {
    await page.getByRole("checkbox", { name: "桐乡市（本单位）" }).check();
    await page.getByRole("checkbox", { name: "海宁市" }).check();
    await fold(/^单位（/);
    await fold(/^指标（/);
    await page
      .locator("main details")
      .filter({ hasText: /^指标（/ })
      .getByRole("button", { name: "全不选" })
      .first()
      .click();
    await page.getByLabel("查找指标（名称或代码）").fill("高新技术企业");
    await page.getByRole("checkbox", { name: "KJ-13 新增高新技术企业数" }).check();
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "写入对比表");
    await said(`已新增工作表“${selectionSheet}”：2 个单位、1 个指标。`);
    const values = await sheet(selectionSheet);
    expect(values?.[0]?.[0]).toBe("2025年演练　同级对比表（节选）");
    expect(values?.[5]?.[0]).toContain("节选：8 个单位中的 2 个，59 个指标中的 1 个。");
    expect(values?.[6]?.slice(4, 7)).toEqual(["海宁市", "桐乡市\n（本单位）", "报送单位合计"]);
    expect(values?.[8]?.[5]).toBe(121);
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("again, unchanged, is told so and nothing is written", async () => {
    const before = await page.evaluate(() => window.workbook?.bytes().join());
    await pressed(page, "写入对比表");
    await said(`没有变化：工作表“${selectionSheet}”已是最新，表格没有改动。`);
    expect((await page.evaluate(() => window.workbook?.bytes().join())) === before).toBe(true);
    await pressed(page, "到这张表");
    expect(await page.evaluate(() => window.workbook?.selected)).toEqual([
      { sheet: selectionSheet, address: { row: 1, column: 1 } },
    ]);
  });

  test("is told in a sentence what the workbook refuses, and the choice stays", async () => {
    await page.getByRole("checkbox", { name: "KJ-14 高新技术企业总数" }).check();
    await page.evaluate(() => window.workbook?.refuseNext("putSheet", "sheet-protected"));
    await pressed(page, "写入对比表");
    await said("工作簿的结构被锁定，不能加新表。请在“审阅”里取消“保护工作簿”，或换一个文件。");
    expect(await page.getByRole("checkbox", { name: "KJ-14 高新技术企业总数" }).isChecked()).toBe(true);
    await pressed(page, "写入对比表");
    await said(`已新增工作表“${selectionSheet} (2)”：2 个单位、2 个指标。`);
  });

  test("without a network is told so; what was shown and chosen stays", async () => {
    await page.context().setOffline(true);
    await pressed(page, "写入对比表");
    await said(/^连不上服务器/);
    await page.context().setOffline(false);
    await said("单位（2/8）");
    await pressed(page, "写入对比表");
    await said(/^没有变化/);
  });

  test("finds its choice again after the pane was closed", async () => {
    await page.reload();
    await said("单位（2/8）");
    await said("指标（2/59）");
  });
});
