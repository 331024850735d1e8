import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { callApi, tongxiangDocument } from "./city-api.ts";
import { faultless, faultsOf, shownText, signIn } from "./county-page.ts";
import { paneStory } from "./pane-tests.ts";

const { browser, titled, served, open } = await paneStory();
let page: Page;
beforeAll(async () => {
  if (!browser) return;
  page = await open("view=board");
  await signIn(page, "jiaxing-admin");
}, 60_000);

const said = (text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor();
const button = (name: string) => page.getByRole("button", { name, exact: true });
const relation = () => page.getByLabel("关系");
const focused = () => page.evaluate(() => document.activeElement?.textContent);

/** One story, each test a part of it. */
describe.skipIf(!browser)(titled("rules of a form in the pane"), () => {
  test("are listed with their state, severity, relation and reason", async () => {
    await button("审核关系").click();
    await said("FORM-01 第 1 版");
    const text = await shownText(page);
    expect(text).toContain(
      "FORM-05第1版核实性·在用新增高新技术企业数≤高新技术企业总数理由：当年新认定的企业年末一般仍在有效期内。缺数时：缺一个数就不判定",
    );
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("are read while they are written: half a name is no mistake, a wrong one is told", async () => {
    await button("写一条").click();
    await said("写一条审核关系");
    expect(await page.getByLabel("编号").inputValue()).toBe("FORM-17");
    await relation().fill("新增高新技术企业数 ≤ 高新技术企");
    await said("还没有写完。");
    await relation().fill("新增高新技术企业数 ≤ 地区生产总值(GDP)");
    await said("家和亿元不能相加、相减或比较。请换算，或改用同一单位的指标。");
    await relation().fill("新增高新技术企业数 * 20 <= 高新技术企业总数");
    await said("理解为：新增高新技术企业数 × 20 ≤ 高新技术企业总数");
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("are kept as a draft once a reason is given", async () => {
    await button("存为草稿").click();
    await said("请写 4 到 200 个字。");
    await page.getByLabel("理由").fill("新增的一般不到总数的二十分之一。");
    await button("存为草稿").click();
    await said("FORM-17 第 1 版 已存为草稿。请先试算，看会查出谁，再试行。");
    await said("FORM-17 第 1 版");
  });

  test("are tried on past rounds: how many units, whom, and by which numbers", async () => {
    await button("试算 FORM-17 第 1 版").click();
    await said(/试算 FORM-17 第 1 版：合计查出 \d+ 处/);
    await said(/2025年演练：6 个单位上报，\d+ 个能判定，查出 \d+ 处/);
    expect(await shownText(page)).toMatch(/新增高新技术企业数\(\d+\)×20≤高新技术企业总数\(\d+\)/);
    expect(await focused()).toMatch(/^试算 FORM-17 第 1 版：/);
    expect(await faultsOf(page)).toEqual(faultless);
    await button("收起试算").click();
  });

  test("go on trial after a question, which Escape leaves", async () => {
    await button("试行 FORM-17 第 1 版").click();
    await said("各单位下次审核时就会查，但只作提示，不影响上报。");
    await page.keyboard.press("Escape");
    await button("试行 FORM-17 第 1 版").click();
    await button("试行").click();
    await said("FORM-17 第 1 版 已试行，只作提示。");
  });

  test("are activated only by what they hit now, which is shown anew where it has changed", async () => {
    await button("启用 FORM-17 第 1 版").click();
    await said(/^试算合计查出 \d+ 处。启用 FORM-17 第 1 版？$/);
    const sent = await callApi(served(), "tongxiang", "PUT", "rounds/2025-rehearsal/submissions/330483", {
      body: tongxiangDocument(),
      headers: { "If-None-Match": "*" },
    });
    expect(sent.status).toBe(201);
    await button("启用").click();
    await said(/您看过以后，上报的数有变：现在试算合计查出 \d+ 处。仍要启用 FORM-17 第 1 版？/);
    await said(/2025年演练：7 个单位上报/);
    await said(/新增高新技术企业数\(121\) × 20/);
    expect(await focused()).toMatch(/^您看过以后/);
    expect(await faultsOf(page)).toEqual(faultless);
    await button("启用").click();
    await said("FORM-17 第 1 版 已启用。");
  });

  test("are rewritten as a new version beside the old one, and retired after a question", async () => {
    await button("改写 FORM-17 第 1 版").click();
    await said("改写 FORM-17");
    expect(await relation().inputValue()).toBe("新增高新技术企业数 * 20 <= 高新技术企业总数");
    await relation().fill("新增高新技术企业数 * 10 <= 高新技术企业总数");
    await page.getByLabel("级别").selectOption("提示性");
    await button("存为草稿").click();
    await said("FORM-17 第 2 版 已存为草稿。请先试算，看会查出谁，再试行。");
    await button("停用 FORM-17 第 1 版").click();
    await said(/^各单位下次审核时不再查。/);
    await button("停用").click();
    await said("FORM-17 第 1 版 已停用。");
    await page.getByLabel("状态").selectOption("retired");
    await said("FORM-17 第 1 版");
    expect(await button("停用 FORM-17 第 2 版").count()).toBe(0);
  });

  test("lead back to the button they were opened by", async () => {
    await button("返回进度").click();
    await page.waitForFunction(() => document.activeElement?.textContent === "审核关系");
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("are looked at and tried by a reviewer, and written by none", async () => {
    await button("退出登录").click();
    await signIn(page, "jiaxing");
    await button("审核关系").click();
    await said("您可以看和试算。写、试行、启用和停用由市级管理员办理。");
    await button("试算 FORM-17 第 2 版").waitFor();
    const offered = await page.locator("main").getByRole("button").allInnerTexts();
    expect([...new Set(offered)]).toEqual(["返回进度", "刷新", "试算"]);
    expect(await faultsOf(page)).toEqual(faultless);
  });
});
