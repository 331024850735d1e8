import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { callApi, tongxiangDocument } from "./city-api.ts";
import { faultless, faultsOf, pressed, shownText, signIn } from "./county-page.ts";
import { paneStory } from "./pane-tests.ts";

const submission = "rounds/2025-rehearsal/submissions/330483";

const { browser, titled, served, open } = await paneStory();
let page: Page;
beforeAll(async () => {
  if (!browser) return;
  await callApi(served(), "tongxiang", "PUT", submission, {
    body: tongxiangDocument(),
    headers: { "If-None-Match": "*" },
  });
  page = await open("view=board");
  await signIn(page, "jiaxing");
}, 60_000);

const go = (name: string) => page.getByRole("navigation").getByRole("button", { name }).click();
const said = (text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor();
/** The box in which a step is asked about. */
const question = (text: string | RegExp) =>
  page
    .locator("main section")
    .filter({ has: page.getByRole("heading", { name: text }) })
    .last();
const lookAtTongxiang = () => page.getByRole("button", { name: "查看 桐乡市 的上报" }).click();
const units = () =>
  page
    .locator("main li")
    .filter({ hasText: /第|截止/ })
    .locator("visible=true")
    .allInnerTexts();
const sheets = () =>
  page.evaluate(async () => {
    const snapshot = await window.workbook?.snapshot();
    return snapshot?.ok ? snapshot.value.sheets.map(({ name }) => name) : [];
  });

/** One story, each test a part of it. */
describe.skipIf(!browser)(titled("the city in the pane"), () => {
  test("sees who has reported, those that are missing first, each state in words", async () => {
    await page.getByRole("button", { name: "查看 桐乡市 的上报" }).waitFor();
    expect(await shownText(page)).toContain("已报7/8，已验收6待验收1，已退回0，未报1");
    expect((await units()).slice(0, 3).map((text) => text.split("\n").slice(0, 2))).toEqual([
      ["海盐县", "未报"],
      ["桐乡市", "已上报"],
      ["南湖区", "已验收"],
    ]);
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("opens a submission: signers, receipt, findings, and its figures by section or by search", async () => {
    await lookAtTongxiang();
    await said("处理");
    const text = await shownText(page);
    expect(text).toMatch(/回执号2025-330483-1-[0-9a-f]{8}校验码[0-9a-f]{64}单位负责人（演示）/);
    expect(text).toContain("强制性0提示性1供参考未判定4");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("桐乡市");
    await page.getByLabel("查找指标（名称或代码）").fill("kj-13");
    await said("找到 1 个指标");
    expect(await shownText(page)).toContain("新增高新技术企业数KJ-13年报数121家本年目标不少于115家");
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("returns it with a reason worth the name, and the unit may send again", async () => {
    await pressed(page, "退回");
    const box = question(/退回 桐乡市/);
    await box.getByRole("textbox").fill("不对");
    await box.getByRole("button", { name: "退回" }).click();
    await said("请写 4 到 500 个字。");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    expect(await faultsOf(page)).toEqual(faultless);
    await box.getByRole("textbox").fill("新增高企数与认定名单不符，请核对。");
    await box.getByRole("button", { name: "退回" }).click();
    await said("已退回 桐乡市 的第 1 版，该单位可以再次上报。");
    await said("新增高企数与认定名单不符，请核对。");
    const again = { body: tongxiangDocument("119"), headers: { "If-Match": '"r1-e2"' } };
    expect((await callApi(served(), "tongxiang", "PUT", submission, again)).status).toBe(201);
  });

  test("sees what the second revision changes, coming back to where it was", async () => {
    await pressed(page, "返回进度");
    const button = page.getByRole("button", { name: "查看 桐乡市 的上报" });
    await button.waitFor();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await lookAtTongxiang();
    await said("与上一版不同");
    expect(await shownText(page)).toContain("改动1项KJ-13新增高新技术企业数（2025年实绩）121家→119家");
  });

  test("does not accept what came in after it looked, and may look again", async () => {
    const later = { body: tongxiangDocument("120"), headers: { "If-Match": '"r2-e3"' } };
    expect((await callApi(served(), "tongxiang", "PUT", submission, later)).status).toBe(201);
    await pressed(page, "验收");
    await question(/验收 桐乡市/)
      .getByRole("button", { name: "验收" })
      .click();
    await said("您看过以后，上报的内容或状态又变了（现为第 3 版）");
    await pressed(page, "看最新一版");
    await said("第 3 版");
    expect(await shownText(page)).toContain("119家→120家");
  });

  test("accepts it, deliberately and once", async () => {
    await pressed(page, "验收");
    expect(await faultsOf(page)).toEqual(faultless);
    await question(/验收 桐乡市/)
      .getByRole("button", { name: "验收" })
      .dblclick();
    await said("已验收 桐乡市 的第 3 版。");
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "返回进度");
    await said("已报 7/8，已验收 7");
  });

  test("sees units × indicators before publication, and has the grid as a sheet", async () => {
    await go("数据");
    await said("含未验收的，仅供市级审核");
    await said("8 个单位中 7 个已报");
    await page.getByLabel("显示").selectOption("notYet");
    const option = await page.getByLabel("显示").locator("option:checked").innerText();
    const [, count = ""] = /^未出数（(\d+)）$/.exec(option) ?? [];
    await said(`${count} 个指标`);
    expect(await page.locator("main summary").locator("visible=true").count()).toBe(Number(count));
    await page.getByLabel("显示").selectOption("all");
    await page.getByLabel("查找指标（名称或代码）").locator("visible=true").fill("KJ-13");
    await said("1 个指标");
    await page.locator("main summary").locator("visible=true").click();
    expect(await shownText(page)).toContain("海盐县未报");
    expect(await shownText(page)).toContain("桐乡市120家");
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "写入表格");
    await said("已新增工作表“同级汇总 2025年演练”：8 个单位、59 个指标。");
    expect(await sheets()).toContain("同级汇总 2025年演练");
    await pressed(page, "到这张表");
    expect(await page.evaluate(() => window.workbook?.selected.at(-1))).toEqual({
      sheet: "同级汇总 2025年演练",
      address: { row: 1, column: 1 },
    });
  });

  test("closes, and publishes without a unit only after saying so deliberately", async () => {
    await go("进度");
    await pressed(page, "截止");
    await question(/截止任务/)
      .getByRole("button", { name: "截止" })
      .click();
    await said("任务“2025年演练”已截止。");
    await pressed(page, "公布");
    await question(/公布任务/)
      .getByRole("button", { name: "公布" })
      .click();
    const box = question(/还有 1 个单位没有验收/);
    await box.waitFor();
    expect((await box.innerText()).replace(/\s/g, "")).toContain("海盐县·未报");
    expect(await faultsOf(page)).toEqual(faultless);
    // Not yet: clicked all the same, nothing happens.
    await box.getByRole("button", { name: "按未报公布" }).click({ force: true });
    expect(await box.isVisible()).toBe(true);
    await box.getByRole("checkbox").check();
    await box.getByRole("button", { name: "按未报公布" }).click();
    await said("任务“2025年演练”已公布，各单位可以取回汇总数。");
    await said("任务已公布，没有要办的了。");
  });
});
