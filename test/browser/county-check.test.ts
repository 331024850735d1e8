import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import demo from "../../worker/demo/demo-password.json" with { type: "json" };
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import {
  type CountyWorkbook,
  faultless,
  faultsOf,
  plainWorkbook,
  pressed,
  rehearsalWorkbook,
  shownText,
  signIn,
  typeInto,
} from "./county-page.ts";
import { paneTests } from "./pane-tests.ts";
import { prefetched } from "./prefetched.ts";
import { slippedTable } from "./slipped-table.ts";

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name"));

let fine: CountyWorkbook;
const pane = await paneTests(async () => {
  fine = await rehearsalWorkbook();
  const faulty = await rehearsalWorkbook({ "KJ-54": null, "KJ-02": "约五百左右" });
  const both = await rehearsalWorkbook({ "KJ-54": null, "KJ-13": 900 });
  const blank = await rehearsalWorkbook({}, { blank: true });
  const files = {
    "/faulty.xlsx": faulty.bytes,
    "/many.xlsx": await slippedTable(5000),
    "/both.xlsx": both.bytes,
    "/blank.xlsx": blank.bytes,
    "/notes.xlsx": await plainWorkbookFile({ 底稿: [["随手记", 1]] }),
    "/one.xlsx": await plainWorkbook(["年报"]),
    "/two.xlsx": await plainWorkbook(["年报", "底稿"]),
  };
  return { workbook: fine.bytes, files };
});

describe.skipIf(!pane.browser)(pane.titled("审核 in the pane"), () => {
  const open = (query: string) => pane.open(`view=check&${query}`);

  test("works before anybody signs in and without network", async () => {
    const page = await open("");
    await prefetched(page);
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    await pressed(page, "审核");
    await page.getByRole("heading", { name: "通过审核", exact: true }).waitFor();
    expect(await shownText(page)).toContain("读到59行；实绩114个，目标54个");
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("says which rules wait, and that they want a sign-in", async () => {
    const page = await open("");
    const rules = page.getByText(/^审核规则执行 \d+ 条/);
    await pressed(page, "审核");
    await rules.click();
    await page.getByText("没有登录：没有与本单位以前验收的数比").waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("says by severity what is wrong, marks the cells, and takes the marks off again", async () => {
    const page = await open("workbook=/faulty.xlsx");
    await pressed(page, "审核");
    await page.getByRole("heading", { name: /审核未通过：有 2 条必须改正/ }).waitFor();
    const text = await shownText(page);
    expect(text).toContain("强制性（必须改正）2条");
    expect(text).toContain("KJ-54");
    expect(text).toContain("没有填写。请填本年实绩");
    expect(await faultsOf(page)).toEqual(faultless);
    const marks = await page.evaluate(() =>
      window.workbook?.marks().filter((mark) => mark.severity === "error"),
    );
    expect(marks).toEqual([
      { sheet: "年报表", address: { row: 16, column: 8 }, severity: "error" },
      { sheet: "年报表", address: { row: 12, column: 8 }, severity: "error" },
    ]);
    await pressed(page, "清除标记");
    await page.getByText("标记已清除。").waitFor();
    expect(await page.evaluate(() => window.workbook?.marks())).toEqual([]);
  });

  test("leads from finding to finding and to its cell, by severity or by row", async () => {
    const page = await open("workbook=/faulty.xlsx");
    await pressed(page, "审核");
    await pressed(page, "下一条");
    await page.getByText(/第 1 条，共 \d+ 条/).waitFor();
    await page.getByRole("button", { name: "按行" }).click();
    await page.getByRole("heading", { name: /^第 12 行 KJ-02/ }).waitFor();
    await page.getByRole("button", { name: "定位到 年报表!H12" }).first().click();
    const selected = await page.evaluate(() => window.workbook?.selected);
    expect(selected).toEqual([
      { sheet: "年报表", address: { row: 16, column: 8 } },
      { sheet: "年报表", address: { row: 12, column: 8 } },
    ]);
  });

  test("shows the findings of one kind alone, each kind with its number", async () => {
    const page = await open("workbook=/faulty.xlsx");
    await pressed(page, "审核");
    const only = page.getByLabel("只看");
    await only.waitFor();
    const choices = await only.getByRole("option").allInnerTexts();
    const counts = choices.map((text) => Number(/(\d+) 条$/.exec(text)?.[1]));
    expect(choices[1]).toBe("强制性 2 条");
    expect(counts[0]).toBe(counts.slice(1).reduce((sum, count) => sum + count, 0));
    await only.selectOption("强制性 2 条");
    const sections = page.getByRole("region");
    await expect.poll(() => sections.count()).toBe(1);
    await pressed(page, "下一条");
    await page.getByText("第 1 条，共 2 条").waitFor();
    await page.getByRole("button", { name: "按行" }).click();
    await page.getByRole("heading", { name: /^第 12 行 KJ-02/ }).waitFor();
    expect(await sections.count()).toBe(2);
    await page.getByText("2 条", { exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
    await only.selectOption(choices[0] ?? "");
    await page.getByText(`${counts[0]} 条`, { exact: true }).waitFor();
  });

  test("says on the button for submitting how much is in the way; it can be reached and read, and does nothing", async () => {
    const page = await open("workbook=/both.xlsx");
    await signIn(page);
    await page.getByRole("banner").getByText("桐乡市").waitFor();
    await page.getByRole("navigation").getByRole("button", { name: "审核" }).click();
    await pressed(page, "审核");
    const button = page.locator("main").getByRole("button", { name: /^去上报（/ });
    await button.waitFor();
    expect(await button.innerText()).toMatch(/^去上报（还有 1 条必须改正、\d+ 条待说明）$/);
    expect(await button.getAttribute("aria-disabled")).toBe("true");
    const why = await button.getAttribute("aria-describedby");
    expect(await page.locator(`[id="${why}"]`).innerText()).toBe("这些都办好以后才能上报。");
    await button.focus();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /审核未通过/ }).waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("a cell that cannot be shown says why", async () => {
    const page = await open("workbook=/faulty.xlsx");
    await pressed(page, "审核");
    await page.getByRole("button", { name: "定位到 年报表!H12" }).first().waitFor();
    await page.evaluate(() => window.workbook?.refuseNext("select", "editing"));
    await page.getByRole("button", { name: "定位到 年报表!H12" }).first().click();
    await page.getByRole("alert").getByText("有单元格正在输入").waitFor();
  });

  test("shows the first fifty of many findings and never cuts their number", async () => {
    const page = await open("workbook=/blank.xlsx");
    await pressed(page, "审核");
    const section = page.getByRole("region", { name: /^强制性（必须改正）\d+ 条$/ });
    await section.waitFor();
    const count = Number(/(\d+) 条/.exec((await section.getAttribute("aria-label")) ?? "")?.[1]);
    expect(count).toBeGreaterThan(50);
    expect(await section.getByRole("listitem").count()).toBe(50);
    await section.getByRole("button", { name: `显示更多（还有 ${count - 50} 条）` }).click();
    expect(await section.getByRole("listitem").count()).toBe(Math.min(count, 100));
  });

  test("of five thousand findings draws a part, cuts no number, and can be worked with", async () => {
    const page = await open("workbook=/many.xlsx");
    await pressed(page, "审核");
    await page.getByRole("heading", { name: "审核未通过：有 5004 条必须改正" }).waitFor();
    expect(await shownText(page)).toContain("强制性5004必须改正");
    const only = page.getByLabel("只看");
    const choices = ["全部 5012 条", "强制性 5004 条", "提示性 2 条", "未判定 6 条"];
    expect(await only.getByRole("option").allInnerTexts()).toEqual(choices);
    const sections = page.getByRole("region");
    const errors = page.getByRole("region", { name: "强制性（必须改正）5004 条" });
    expect(await errors.getByRole("button", { name: /^定位到/ }).count()).toBeLessThanOrEqual(50);
    await errors.getByRole("button", { name: "显示更多（还有 4954 条）" }).click();
    await errors.getByRole("button", { name: "显示更多（还有 4904 条）" }).waitFor();
    await only.selectOption("提示性 2 条");
    await expect.poll(() => sections.count()).toBe(1);
    await only.selectOption("强制性 5004 条");
    await page.getByRole("button", { name: "按行" }).click();
    await expect.poll(() => sections.count()).toBe(50);
    await page.getByRole("button", { name: /^显示更多（还有 49\d\d 条）$/ }).waitFor();
    await pressed(page, "下一条");
    await page.getByText("第 1 条，共 5004 条").waitFor();
    // Too large to be judged at every change.
    await typeInto(page, [{ sheet: "年报表", address: { row: 3, column: 4 }, value: 7 }]);
    await page.getByText("表格在审核之后又改过").waitFor();
    await pressed(page, "下一条");
    await page.getByText("第 2 条，共 5004 条").waitFor();
  });

  test("keeps up with what is typed: what is fixed leaves at once, what is new appears, and the numbers follow", async () => {
    const page = await open("workbook=/faulty.xlsx");
    await signIn(page);
    await page.getByRole("banner").getByText("桐乡市").waitFor();
    await page.getByRole("navigation").getByRole("button", { name: "审核" }).click();
    await pressed(page, "审核");
    await page.getByRole("button", { name: "去上报（还有 2 条必须改正）" }).waitFor();
    // The next cell is typed into already.
    await page.evaluate(() => window.workbook?.refuseNext("readSheet", "editing"));
    await typeInto(page, fine.actualsToType({ "KJ-54": 300 }));
    await page
      .getByRole("status")
      .getByText(/^第 16 行改过，已重新审核：改好 \d+ 条/)
      .waitFor();
    await page.getByRole("heading", { name: /审核未通过：有 1 条必须改正/ }).waitFor();
    await page.getByRole("button", { name: /^去上报（还有 1 条必须改正/ }).waitFor();
    const wrong = page.getByRole("region", { name: /^强制性/ }).getByRole("button", { name: /H16$/ });
    expect(await wrong.count()).toBe(0);
    const errors = () =>
      page.evaluate(() => window.workbook?.marks().filter(({ severity }) => severity === "error").length);
    expect(await errors()).toBe(1);
    await pressed(page, "清除标记");
    await typeInto(page, fine.actualsToType({ "KJ-54": -3 }));
    await page.getByRole("heading", { name: /审核未通过：有 2 条必须改正/ }).waitFor();
    await wrong.first().waitFor();
    expect(await errors()).toBe(0);
    expect(await faultsOf(page)).toEqual(faultless);
    await typeInto(page, fine.actualsToType({ "KJ-54": 300, "KJ-02": 500 }), "elsewhere");
    await page
      .getByRole("status")
      .getByText(/^同事改了第 12、16 行，已重新审核：/)
      .waitFor();
    await page.getByRole("heading", { name: /^通过审核/ }).waitFor();
  });

  test("says when the sheet was changed after the check, and by whom, where only a whole check can tell more", async () => {
    const page = await open("");
    await pressed(page, "审核");
    await page.getByRole("heading", { name: "通过审核", exact: true }).waitFor();
    await page.evaluate(() => window.workbook?.refuseNext("readSheet", "too-large"));
    await typeInto(page, fine.actualsToType({ "KJ-51": 45 }));
    await page.getByText("表格在审核之后又改过").waitFor();
    await page.evaluate(() => window.workbook?.refuseNext("readSheet", "too-large"));
    await typeInto(page, fine.actualsToType({ "KJ-51": 46 }), "elsewhere");
    await page.getByText("同事刚改了这张表").waitFor();
    await pressed(page, "重新审核");
    await expect.poll(() => shownText(page)).not.toContain("同事刚改了");
  });

  test("a cell that is being typed into: one sentence, and what was found before stays", async () => {
    const page = await open("");
    await pressed(page, "审核");
    await page.getByRole("heading", { name: "通过审核", exact: true }).waitFor();
    await page.evaluate(() => window.workbook?.refuseNext("snapshot", "editing"));
    await pressed(page, "重新审核");
    await page.getByRole("alert").getByText("有单元格正在输入").waitFor();
    const text = await shownText(page);
    expect(text).toContain("下面是上一次审核的结果。");
    expect(text).toContain("通过审核");
  });

  test("a sheet that must not be formatted: the findings stand, and it is said that nothing was marked", async () => {
    const page = await open("workbook=/faulty.xlsx");
    await page.getByRole("button", { name: "审核" }).last().waitFor();
    await page.waitForFunction(() => window.workbook !== undefined);
    await page.evaluate(() => window.workbook?.refuseNext("mark", "read-only"));
    await pressed(page, "审核");
    await page.getByText("没有能在表中标出").waitFor();
    expect(await shownText(page)).toContain("强制性（必须改正）2条");
  });

  test("asks for the sheet and the period that the workbook leaves open, and goes on with them", async () => {
    const page = await open("workbook=/two.xlsx");
    await pressed(page, "审核");
    await page.getByRole("alert").getByText("有几张表都像填报表（年报、底稿）").waitFor();
    await page.getByLabel("工作表").selectOption("底稿");
    await pressed(page, "审核这张表");
    await page.getByRole("alert").getByText("工作表“底稿”没有写明报告期").waitFor();
    expect(await focusedName(page)).toBe("period");
    await page.getByLabel("报告期").fill("去年");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("“去年”不是报告期。请写年份（2025）").waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
    await page.getByLabel("报告期").fill("2024");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /审核未通过/ }).waitFor();
    expect(await shownText(page)).toContain("工作表底稿填报单位表里没有写报告期2024年");
  });

  test("has one button, which takes the year that was typed, also another one later", async () => {
    const page = await open("workbook=/one.xlsx");
    await pressed(page, "审核");
    await page.getByRole("alert").getByText("工作表“年报”没有写明报告期").waitFor();
    const buttons = page.locator("main").getByRole("button", { name: /审核/ });
    expect(await buttons.allInnerTexts()).toEqual(["审核"]);
    await page.getByLabel("报告期").fill("2024");
    await pressed(page, "审核");
    await page.getByRole("heading", { name: /审核未通过/ }).waitFor();
    expect(await shownText(page)).toContain("报告期2024年");
    await page.getByLabel("报告期").fill("2023");
    await page.getByText("报告期改过。下面是改前的结果，请重新审核。").waitFor();
    expect(await buttons.allInnerTexts()).toEqual(["重新审核"]);
    await pressed(page, "重新审核");
    await expect.poll(() => shownText(page)).toContain("报告期2023年");
    expect(await shownText(page)).not.toContain("报告期改过");
  });

  test("asks for the period once: what was typed for 审核 goes for 上报 as well, and the other way round", async () => {
    const page = await open("workbook=/one.xlsx");
    await signIn(page);
    await page.getByRole("banner").getByText("桐乡市").waitFor();
    await page.getByRole("navigation").getByRole("button", { name: "上报" }).click();
    await pressed(page, "预览上报内容");
    const field = page.getByLabel("报告期").locator("visible=true");
    await page.getByRole("alert").locator("visible=true").getByText("没有写明报告期").waitFor();
    await field.fill("2025");
    await pressed(page, "预览上报内容");
    await page.getByRole("heading", { name: /不能上报/ }).waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
    await page.getByRole("navigation").getByRole("button", { name: "审核" }).click();
    await pressed(page, "审核");
    await page.getByRole("heading", { name: /审核未通过/ }).waitFor();
    expect(await field.inputValue()).toBe("2025");
    expect(await shownText(page)).toContain("报告期2025年");
  });

  test("a workbook without a table: the pane leads to the template it can insert, and reads it then", async () => {
    const page = await open("workbook=/notes.xlsx");
    await signIn(page);
    await page.getByRole("banner").getByText("桐乡市").waitFor();
    await page.getByRole("navigation").getByRole("button", { name: "审核" }).click();
    await pressed(page, "审核");
    await page.getByRole("alert").getByText("没有找到填报表").waitFor();
    expect(await shownText(page)).toContain("请核对文件，或用任务的模板填报。");
    await pressed(page, "到“任务”里插入模板");
    await pressed(page, "插入模板");
    await page.getByText("已插入工作表“年报表”，请在表里填写；填好后审核。").waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
    expect(await page.evaluate(() => window.workbook?.selected.at(-1)?.sheet)).toBe("年报表");
    await pressed(page, "插入模板");
    await page.getByRole("alert").getByText("本工作簿里已经有填报表“年报表”").waitFor();
    await pressed(page, "去审核");
    await pressed(page, "审核");
    await page.getByRole("heading", { name: /审核未通过/ }).waitFor();
    expect(await shownText(page)).toContain("工作表年报表填报单位桐乡市报告期2025年");
  });

  test("rows that the table lacks are one finding, which lists every one of them", async () => {
    const page = await open("workbook=/one.xlsx");
    await pressed(page, "审核");
    await page.getByLabel("报告期").fill("2024");
    await pressed(page, "审核");
    const told = page.getByRole("listitem").filter({ hasText: "个必填指标的行" });
    await told.waitFor();
    expect(await told.count()).toBe(1);
    const [, count = ""] = /（或没有认出）(\d+) 个/.exec(await told.innerText()) ?? [];
    expect(Number(count)).toBeGreaterThan(30);
    expect((await told.innerText()).replace(/\s/g, "")).toContain(`这${count}行`);
    const more = told.getByRole("button", { name: /显示更多/ });
    if ((await more.count()) > 0) await more.click();
    expect(await told.getByRole("listitem").count()).toBe(Number(count));
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("does not promise what nobody can do: it says what is next, for whoever is signed in", async () => {
    const page = await open("");
    await pressed(page, "审核");
    await page.getByRole("heading", { name: "通过审核", exact: true }).waitFor();
    await page.getByText("下一步：要上报，请先登录。").waitFor();
    expect(await shownText(page)).not.toContain("可以上报");
    expect(await shownText(page)).toContain("提示性1供参考未判定8缺数据");
    await page.locator("main").getByRole("button", { name: "登录" }).click();
    await page.getByLabel("账号").fill("tongxiang");
    await page.getByLabel("密码").fill(demo.password);
    await page.keyboard.press("Enter");
    await page.getByText("确认后报给任务“2025年演练”。").waitFor();
    await pressed(page, "去上报");
    await expect.poll(() => page.getByLabel("报送任务").inputValue()).toBe("2025-rehearsal");
    await page.getByRole("button", { name: "退出登录" }).click();
    await signIn(page, "haining");
    await page.getByRole("banner").getByText("海宁市").waitFor();
    await page.getByRole("navigation").getByRole("button", { name: "审核" }).click();
    await page.getByText("而本账号属于海宁市，不能代为上报").waitFor();
    expect(await page.locator("main").getByRole("button", { name: "去上报" }).count()).toBe(0);
    await page.getByRole("button", { name: "退出登录" }).click();
    await signIn(page, "jiaxing");
    await page.getByRole("button", { name: "退出登录" }).waitFor();
    await page.getByRole("navigation").getByRole("button", { name: "审核" }).click();
    await page.getByText("市级账号只审核，不上报").waitFor();
  });

  test("is done with the keyboard alone: the result takes the focus", async () => {
    const page = await open("");
    await page.locator("main").getByRole("button", { name: "审核" }).waitFor();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "通过审核", exact: true }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("通过审核");
  });
});
