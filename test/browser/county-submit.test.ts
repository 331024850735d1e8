import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type * as z from "zod";
import { roundList } from "../../shared/schema/round.ts";
import demo from "../../worker/demo/demo-password.json" with { type: "json" };
import { callApi } from "./city-api.ts";
import {
  type CountyWorkbook,
  faultless,
  faultsOf,
  pressed,
  rehearsalWorkbook,
  shownText,
  signIn,
  typeInto,
} from "./county-page.ts";
import { paneTests } from "./pane-tests.ts";

const submission = "rounds/2025-rehearsal/submissions/330483";
let fine: CountyWorkbook;
const { browser, titled, served, open } = await paneTests(async () => {
  fine = await rehearsalWorkbook();
  const faulty = await rehearsalWorkbook({ "KJ-54": null });
  return { workbook: fine.bytes, files: { "/faulty.xlsx": faulty.bytes } };
});

/** As the city does it, without a pane. */
async function returnSubmission(reason: string): Promise<void> {
  const current = await callApi(served(), "jiaxing", "GET", submission);
  const returned = await callApi(served(), "jiaxing", "POST", `${submission}/return`, {
    body: { reason },
    headers: { "If-Match": current.headers.get("ETag") ?? "" },
  });
  expect(returned.status).toBe(200);
}

/** The rehearsal stands in the list a second time, as a round of its own. */
function withTwin(listed: unknown): z.infer<typeof roundList> {
  const { rounds } = roundList.parse(listed);
  const twins = rounds
    .filter(({ state }) => state === "open")
    .map((summary) => ({
      ...summary,
      round: { ...summary.round, id: "2025-twin", name: "2025年演练（二）" },
    }));
  return { rounds: [...rounds, ...twins] };
}

/** Requests of a method that reach for the submission. */
function countWrites(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (request.method() === "PUT" && !request.url().includes("dryRun")) count += 1;
  });
  return () => count;
}

describe.skipIf(!browser)(titled("上报 in the pane, from the first revision to a returned one"), () => {
  const preview = async (page: Page) => {
    await pressed(page, "预览上报内容");
    await page.getByRole("heading", { name: /第 1 步/ }).waitFor();
  };

  test("a wrong password is said beside the form, which keeps the login", async () => {
    const page = await open("view=tasks");
    await signIn(page, "tongxiang", "");
    await page.getByText("请填写密码").waitFor();
    await page.getByLabel("密码").fill("不是这个");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("账号或密码不对").waitFor();
    expect(await page.getByLabel("账号").inputValue()).toBe("tongxiang");
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("a task says what is due until when, and leads to 上报 for its round", async () => {
    const page = await open("view=tasks");
    await signIn(page);
    await page.getByRole("heading", { name: "2025年演练" }).waitFor();
    const text = await shownText(page);
    expect(text).toContain("还有30天");
    expect(text).toContain("本单位未报");
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "去上报");
    await expect
      .poll(() =>
        page.getByLabel("报送任务").evaluate((select) => select instanceof HTMLSelectElement && select.value),
      )
      .toBe("2025-rehearsal");
  });

  test("what must be corrected blocks, and nothing is sent", async () => {
    const page = await open("view=submit&workbook=/faulty.xlsx");
    const writes = countWrites(page);
    await signIn(page);
    await pressed(page, "预览上报内容");
    await page.getByRole("heading", { name: "不能上报：有 1 条必须改正" }).waitFor();
    expect(await page.locator("main").getByRole("button", { name: "确认上报" }).count()).toBe(0);
    expect(writes()).toBe(0);
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("turned to another round, the preview of the first is gone and nothing goes to either", async () => {
    const page = await open("view=tasks");
    const writes = countWrites(page);
    await page.route(/api\/v1\/rounds$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: withTwin(await response.json()) });
    });
    await signIn(page);
    const tasks = page.locator("main").getByRole("button", { name: "去上报", exact: true });
    await tasks.first().click();
    await preview(page);
    await page.getByLabel("报送任务").selectOption("2025-twin");
    await page.getByRole("heading", { name: /第 1 步/ }).waitFor({ state: "detached" });
    expect(await page.locator("main").getByRole("button", { name: "确认上报" }).count()).toBe(0);
    await page.getByLabel("报送任务").selectOption("2025-rehearsal");
    await preview(page);
    await page.getByRole("navigation").getByRole("button", { name: "任务", exact: true }).click();
    await tasks.last().click();
    await page.getByRole("heading", { name: /第 1 步/ }).waitFor({ state: "detached" });
    expect(await page.getByLabel("报送任务").inputValue()).toBe("2025-twin");
    expect(writes()).toBe(0);
    await page.unrouteAll({ behavior: "wait" });
  });

  test("somebody else who signs in beside another workbook finds nothing of the first person's here", async () => {
    const page = await open("view=submit");
    await signIn(page);
    await preview(page);
    const other = await page.context().newPage();
    await other.goto(`${served().address}/?view=check`);
    await other.getByRole("button", { name: "退出登录" }).click();
    await signIn(other, "haining");
    await other.getByText("海宁市").first().waitFor();
    await page.bringToFront();
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await page.getByRole("banner").getByText("海宁市").waitFor();
    expect(await page.locator("main").getByRole("button", { name: "确认上报" }).count()).toBe(0);
  });

  test("a preview that is cancelled says that nothing has changed, not that something may have arrived", async () => {
    const page = await open("view=submit");
    await signIn(page);
    await page.route(/dryRun/, () => {}); // never answered
    const asked = page.waitForRequest(/dryRun/);
    await pressed(page, "预览上报内容");
    await asked;
    await pressed(page, "取消");
    await page.getByRole("alert").getByText("已取消，表格没有改动。").waitFor();
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("a preview that could not be made anew leaves the older one marked as outdated, and it cannot be sent", async () => {
    const page = await open("view=submit");
    const writes = countWrites(page);
    await signIn(page);
    await preview(page);
    await page.evaluate(() => window.workbook?.refuseNext("snapshot", "editing"));
    await pressed(page, "重新预览");
    await page.getByRole("alert").getByText("有单元格正在输入").waitFor();
    const old = page.getByRole("group", { name: "已过时的预览" });
    await old.getByText("下面是先前的预览，不能上报。请重新预览。").waitFor();
    const confirm = page.getByRole("button", { name: "确认上报" });
    expect(await confirm.getAttribute("aria-disabled")).toBe("true");
    await confirm.click({ force: true });
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "重新预览");
    await old.waitFor({ state: "detached" });
    expect(await confirm.getAttribute("aria-disabled")).toBe(null);
    expect(writes()).toBe(0);
  });

  test("without an answer it is kept; sent again it arrives once, and a double click is one click", async () => {
    const page = await open("view=submit");
    const writes = countWrites(page);
    await signIn(page);
    await preview(page);
    expect(await shownText(page)).toContain("首次上报，共168个数据。");
    expect(await faultsOf(page)).toEqual(faultless);
    await page.route(/submissions/, (route) =>
      route.request().method() === "PUT" ? route.abort() : route.continue(),
    );
    await pressed(page, "确认上报");
    await page.getByRole("heading", { name: "还没有得到回执" }).waitFor();
    expect(await shownText(page)).toContain("不会丢失也不会重复");
    expect(await faultsOf(page)).toEqual(faultless);
    await page.unroute(/submissions/);
    const before = writes();
    await page.locator("main").getByRole("button", { name: "重新发送" }).dblclick();
    await page.getByRole("heading", { name: "已上报：第 1 版" }).waitFor();
    expect(writes() - before).toBe(1);
    const text = await shownText(page);
    expect(text).toMatch(/回执号2025-330483-1-[0-9a-f]{8}/);
    expect(text).toContain("回执已记入本工作簿");
    expect(text).not.toContain("又改过");
    await typeInto(page, fine.actualsToType({ "KJ-51": 45.5 }));
    await page.getByText("表格在上报后又改过，尚未上报。").waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "返回任务");
    await pressed(page, "改报");
    await page.getByText("表格在上报后又改过，尚未上报。").locator("visible=true").waitFor();
    await pressed(page, "修改后再上报");
    await page.getByRole("heading", { name: /第 1 步/ }).waitFor();
    expect(await shownText(page)).toContain("44.9亿元→45.5亿元");
  });

  test("a task that awaits review offers 改报 only beside a workbook that was changed since", async () => {
    const page = await open("view=tasks");
    const read = page.waitForResponse(/submissions\/330483$/);
    await signIn(page);
    await page.getByText("已上报（第 1 版").waitFor();
    // Its figures are compared with those of the workbook, which are the same.
    await (await read).finished();
    expect(await page.locator("main").getByRole("button", { name: "改报" }).count()).toBe(0);
    await typeInto(page, fine.actualsToType({ "KJ-51": 45.5 }));
    await pressed(page, "刷新");
    await page.getByText("表格在上报后又改过，尚未上报。").waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "改报");
    await expect.poll(() => page.getByLabel("报送任务").inputValue()).toBe("2025-rehearsal");
  });

  test("one's own submission that arrived without an answer is told as one's own, also after a correction", async () => {
    const page = await open("view=submit");
    await page.waitForFunction(() => window.workbook !== undefined);
    await typeInto(page, fine.actualsToType({ "KJ-51": 44.8 }));
    await signIn(page);
    await preview(page);
    await pressed(page, "确认上报");
    await page.getByRole("heading", { name: /没看过的第 1 版/ }).waitFor();
    // It arrives; the answer is lost on its way back.
    await page.route(/submissions/, async (route) => {
      if (route.request().method() !== "PUT") return route.continue();
      await route.fetch();
      return route.abort();
    });
    await pressed(page, "用本表替换第 1 版");
    await page.getByRole("heading", { name: "还没有得到回执" }).waitFor();
    await page.unroute(/submissions/);
    await page.getByRole("navigation").getByRole("button", { name: "任务", exact: true }).click();
    await page.getByText("先前没有回音的上报已经收到：第 2 版，回执号 2025-330483-2-").waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "知道了");
    await page.getByText("先前没有回音的上报").waitFor({ state: "detached" });
    await typeInto(page, fine.actualsToType({ "KJ-51": 44.9 }));
    await page.getByRole("navigation").getByRole("button", { name: "上报", exact: true }).click();
    await pressed(page, "重新预览");
    await page.getByText("44.8亿元").waitFor();
    await pressed(page, "确认上报");
    await page.getByRole("heading", { name: "已上报：第 3 版" }).waitFor();
  });

  test("the very same table again gets its receipt and is not sent twice", async () => {
    const page = await open("view=submit");
    const writes = countWrites(page);
    await signIn(page);
    await pressed(page, "预览上报内容");
    await page.getByRole("heading", { name: /已经上报过（第 3 版）/ }).waitFor();
    expect(writes()).toBe(0);
  });

  test("what another machine has sent is shown and replaced only by a step of its own", async () => {
    const page = await open("view=submit");
    await page.waitForFunction(() => window.workbook !== undefined);
    await typeInto(page, fine.actualsToType({ "KJ-51": 46.5 }));
    await signIn(page);
    await preview(page);
    expect(await shownText(page)).toContain("44.9亿元→46.5亿元");
    await pressed(page, "确认上报");
    await page.getByRole("heading", { name: "服务器上有您没看过的第 3 版" }).waitFor();
    expect(await shownText(page)).toContain("44.9亿元→46.5亿元");
    await pressed(page, "用本表替换第 3 版");
    await page.getByRole("heading", { name: "已上报：第 4 版" }).waitFor();
  });

  test("a table changed after its preview is not sent before it is previewed again", async () => {
    const page = await open("view=submit");
    await page.waitForFunction(() => window.workbook !== undefined);
    await typeInto(page, fine.actualsToType({ "KJ-51": 47 }));
    await signIn(page);
    await preview(page);
    await typeInto(page, fine.actualsToType({ "KJ-51": 48 }), "elsewhere");
    await page.getByText("同事刚改了这张表").waitFor();
    expect(await page.getByRole("button", { name: "确认上报" }).getAttribute("aria-disabled")).toBe("true");
    await pressed(page, "重新预览");
    await page.getByText("44.9亿元").waitFor({ state: "detached" });
    await page.getByText("48亿元").waitFor();
    expect(await page.getByRole("button", { name: "确认上报" }).getAttribute("aria-disabled")).toBe(null);
  });

  test("returned: the reason stands on the task and above 上报; a session that ends meanwhile loses nothing", async () => {
    await returnSubmission("请核对KJ-51的口径后重新上报");
    const page = await open("view=tasks");
    await signIn(page);
    await page.getByText("退回理由：请核对KJ-51的口径后重新上报").waitFor();
    await pressed(page, "修改后再上报");
    await page.getByText("市科技局退回了“2025年演练”：请核对KJ-51的口径后重新上报").waitFor();
    await preview(page);
    await page.route(/api\/v1\/(?!sessions$)/, (route) =>
      route.fulfill({
        status: 401,
        contentType: "application/problem+json",
        body: JSON.stringify({
          type: "about:blank",
          title: "Unauthorized",
          status: 401,
          code: "session-expired",
          requestId: "test",
        }),
      }),
    );
    await pressed(page, "确认上报");
    await page.getByRole("alert").getByText("登录已过期").waitFor();
    await page.unroute(/api\/v1\/(?!sessions$)/);
    await page.getByRole("alert").getByRole("button", { name: "登录" }).click();
    await page.getByLabel("账号").fill("tongxiang");
    await page.getByLabel("密码").fill(demo.password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /第 1 步/ }).waitFor();
    await pressed(page, "确认上报");
    await page.getByRole("heading", { name: /没看过的第 4 版/ }).waitFor();
    await pressed(page, "用本表替换第 4 版");
    await page.getByRole("heading", { name: "已上报：第 5 版" }).waitFor();
  });
});
