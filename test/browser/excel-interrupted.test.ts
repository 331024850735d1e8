import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExcelPage } from "../excel-sim/chromium/excel-page.ts";
import { deferred } from "../excel-sim/protocol/deferred.ts";
import {
  alerted,
  alerts,
  badInputTests,
  cellsOf,
  heading,
  offline,
  patience,
  previewed,
  send,
  sheet,
  signedOut,
  stale,
  text,
  typeNewFigure,
} from "./excel-bad-input.ts";
import { asked, button, clean, goTo, main, press, said, signIn } from "./excel-person.ts";
import { prefetched } from "./prefetched.ts";

/** What comes between the person and the server while a report is sent. */

const { browser, titled, city, line, open, closeAll } = await badInputTests();

describe.skipIf(!browser)(titled("between preview and 确认上报"), () => {
  let excel: ExcelPage;
  beforeAll(async () => {
    excel = await open({ view: "submit" });
    await signIn(excel.pane, "tongxiang");
  });
  afterAll(closeAll);

  test.each([
    ["the person", "type", "表格在预览之后又改过。请重新预览。"],
    ["a co-author", "typeElsewhere", "同事刚改了这张表。请重新预览。"],
  ] as const)("a cell is changed by %s: not sent before it is seen", async (_, how, sentence) => {
    const { sim, pane } = excel;
    await previewed(excel);
    await sim(how, sheet, "H23", [[how === "type" ? 80 : 81]]);
    await said(excel, sentence);
    expect(await button(pane, "确认上报").getAttribute("aria-disabled")).toBe("true");
    const before = await cellsOf(excel);
    await press(pane, "重新预览");
    await main(pane).getByText(sentence).waitFor({ state: "detached" });
    await heading(excel, /第 1 步/);
    await expect.poll(() => button(pane, "确认上报").getAttribute("aria-disabled"), patience).toBe(null);
    expect([await cellsOf(excel), await alerts(excel)]).toEqual([before, []]);
    await clean(excel);
  });

  test("the session ends: signing in is asked for in place, and the same preview goes on", async () => {
    const { pane } = excel;
    await previewed(excel);
    const before = await cellsOf(excel);
    await city()
      .worker.database.prepare("UPDATE session SET ended_at = ?1")
      .bind(new Date().toISOString())
      .run();
    await press(pane, "确认上报");
    await alerted(excel, "登录已过期，无法自动续期。请重新登录。登录");
    await heading(excel, /第 1 步/);
    await main(pane).getByRole("alert").getByRole("button", { name: "登录" }).click();
    await signIn(pane, "tongxiang");
    await heading(excel, /第 1 步/);
    expect([await cellsOf(excel), await alerts(excel)]).toEqual([before, []]);
    await send(excel);
    await press(pane, "修改后再上报");
    await heading(excel, /^这份内容已经上报过/);
    await clean(excel, [signedOut, stale]);
  });

  test("the sheet is deleted: not sent, the preview stays, the rest of the workbook too", async () => {
    const { sim, pane } = excel;
    await sim("type", sheet, "H23", [[79]]);
    await press(pane, "修改后再上报");
    await heading(excel, /第 1 步/);
    await sim("deleteSheet", sheet);
    const before = await cellsOf(excel);
    await press(pane, "确认上报");
    await alerted(
      excel,
      "没有找到填报表：需要一行列名（代码或指标名称、计量单位、本年实绩等），下面是各项指标。几个单位同在一张表里的，请先登录再审核。请核对文件，或用任务的模板填报。",
    );
    await heading(excel, /第 1 步/);
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel, [signedOut, stale]);
  });
});

const cut = () => {
  throw new Error("the connection is cut");
};

const unreachable = ({ pane }: ExcelPage): Promise<string> =>
  main(pane).evaluate(
    ({ ownerDocument }) => `连不上服务器${ownerDocument.location.origin}。请检查网络和服务器地址，稍后再试。`,
  );

describe.skipIf(!browser)(titled("no network, no patience, and too much of it"), () => {
  let excel: ExcelPage;
  beforeAll(async () => {
    excel = await open();
  });
  afterAll(closeAll);

  test("at sign-in, on screens not looked at before and at the preview: said, and each goes on when it is back", async () => {
    const { pane, context } = excel;
    await button(pane, "审核").waitFor();
    await prefetched(pane);
    const before = await cellsOf(excel);
    await context.setOffline(true);
    await pane.getByRole("banner").getByRole("button", { name: "登录", exact: true }).click();
    await pane.getByLabel("账号").fill("tongxiang");
    await pane.getByLabel("密码").fill("不管");
    await main(pane).locator("form").getByRole("button", { name: "登录", exact: true }).click();
    await alerted(excel, await unreachable(excel));
    expect(await pane.getByLabel("账号").inputValue()).toBe("tongxiang");
    await context.setOffline(false);
    await signIn(pane, "tongxiang");
    await context.setOffline(true);
    await goTo(pane, "任务");
    await alerted(excel, await unreachable(excel));
    await goTo(pane, "审核");
    await press(pane, "审核");
    await heading(excel, /^通过审核/);
    await goTo(pane, "上报");
    await press(pane, "预览上报内容");
    await alerted(excel, await unreachable(excel));
    expect(await cellsOf(excel)).toEqual(before);
    await context.setOffline(false);
    await previewed(excel);
    await clean(excel, [offline]);
  });

  test("in the middle of 确认上报: kept; 重新发送 brings the receipt of the one revision that had arrived", async () => {
    const { pane } = excel;
    await previewed(excel);
    await press(pane, "确认上报");
    await button(pane, /^用本表替换/).waitFor();
    const before = await cellsOf(excel);
    const latest = () =>
      city()
        .worker.database.prepare(
          "SELECT max(revision) AS n FROM submission WHERE org = '330483' AND round = '2025-rehearsal'",
        )
        .first<number>("n");
    const next = ((await latest()) ?? 0) + 1;
    line.way = async (request, server) => {
      const answer = await server(request);
      return request.method === "PUT" ? cut() : answer;
    };
    await press(pane, /^用本表替换/);
    await heading(excel, "还没有得到回执");
    expect(await text(excel)).toContain(
      `${await unreachable(excel)}这份上报已保存在本机，不会丢失也不会重复。网络恢复后请点“重新发送”。`,
    );
    expect([await cellsOf(excel), await latest()]).toEqual([before, next]);
    line.way = null;
    await press(pane, "重新发送");
    await heading(excel, `（第 ${next} 版）`);
    await said(excel, "回执已记入本工作簿，请保存文件。");
    expect(await latest()).toBe(next);
    await clean(excel, [offline, stale]);
  });

  test("cancelled while Excel takes its time, and while it is sent: said, and the same step goes through", async () => {
    const { pane, sim } = excel;
    await typeNewFigure(excel);
    const before = await cellsOf(excel);
    const held = await sim("holdSync", "GetUsedRangeOrNullObject");
    await press(pane, "修改后再上报");
    await sim("heldSyncArrived", held);
    await press(pane, "取消");
    await alerted(excel, "已取消，表格没有改动。");
    await sim("releaseSync", held);
    await sim("clearFailures");
    await press(pane, "修改后再上报");
    await expect.poll(() => alerts(excel), patience).toEqual([]);
    await heading(excel, /第 1 步/);
    const [arrived, released] = [deferred(), deferred()];
    line.way = async (request, server) => {
      if (request.method === "PUT") {
        arrived.resolve();
        await released.promise;
      }
      return server(request);
    };
    await press(pane, "确认上报");
    await arrived.promise;
    await press(pane, "取消");
    await heading(excel, "还没有得到回执");
    await said(excel, "已取消，没有等服务器答复。已经发出的可能已送到，再做一次不会重复。");
    expect(await cellsOf(excel)).toEqual(before);
    released.resolve();
    line.way = null;
    await press(pane, "重新发送");
    await main(pane)
      .getByRole("heading", { name: /^(已上报|这份内容已经上报过)/ })
      .waitFor();
    await clean(excel, [offline, stale]);
  });

  test("a double click on 确认上报 is one submission; one on 验收 is one acceptance", async () => {
    const { pane } = excel;
    await typeNewFigure(excel);
    await press(pane, "修改后再上报");
    await heading(excel, /第 1 步/);
    const puts = counting("PUT", /submissions\/330483$/);
    await button(pane, "确认上报").dblclick();
    await heading(excel, /^已上报/);
    expect(puts()).toBe(1);

    await pane.getByRole("banner").getByRole("button", { name: "退出登录" }).click();
    await signIn(pane, "jiaxing");
    await press(pane, "查看 桐乡市 的上报");
    await said(excel, "逐条查看");
    await press(pane, "验收");
    const accepts = counting("POST", /330483\/accept/);
    await asked(excel, /验收 桐乡市/)
      .getByRole("button", { name: "验收" })
      .dblclick();
    await said(excel, "已验收 桐乡市");
    expect([accepts(), await alerts(excel)]).toEqual([1, []]);
    await clean(excel, [offline, stale]);
  });
});

/** Counts requests of a method to such an address on their way to the server. */
function counting(method: string, address: RegExp): () => number {
  let count = 0;
  line.way = (request, server) => {
    if (request.method === method && address.test(request.url)) count += 1;
    return server(request);
  };
  return () => count;
}
