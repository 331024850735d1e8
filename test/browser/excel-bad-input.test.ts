import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ExcelPage, patience as milliseconds } from "../excel-sim/chromium/excel-page.ts";
import { launchBrowser } from "../excel-sim/chromium/find-browser.ts";
import type { Fetch } from "../excel-sim/chromium/https-server.ts";
import { deferred } from "../excel-sim/protocol/deferred.ts";
import { hostError } from "../excel-sim/protocol/failure-injection.ts";
import { currentExcel } from "../excel-sim/protocol/host-options.ts";
import {
  asked,
  button,
  type CityInExcel,
  clean,
  goTo,
  main,
  type OpenedAs,
  press,
  said,
  signIn,
  startCity,
} from "./excel-person.ts";
import { picture } from "./picture.ts";
import { prefetched } from "./prefetched.ts";

/**
 * What bad input gets, in the built pane beside the simulated Excel: the cells as they were, the draft kept, one
 * sentence that says what to do, and the same step goes through once the reason is gone.
 */

const browser = await launchBrowser();
const sheet = "年报表";
/** How long the pane may take to say or do something, on a busy machine. */
const patience = { timeout: milliseconds };
let city: CityInExcel;

/** The way to the server and back, as the test has it. */
const line: { way: ((request: Request, server: Fetch) => Response | Promise<Response>) | null } = {
  way: null,
};
const cut = () => {
  throw new Error("the connection is cut");
};

beforeAll(async () => {
  city = await startCity(browser, (request, server) =>
    line.way ? line.way(request, server) : server(request),
  );
}, 300_000);
afterAll(() => city?.close());
beforeEach(() => {
  line.way = null;
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail" && shown) await picture(shown, `失败-${task.name}`);
});
const closeAll = async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
};

let shown: ExcelPage | null = null;
async function open(opened: OpenedAs = {}, org = "330483"): Promise<ExcelPage> {
  shown = await city.excelOf(org, opened);
  return shown;
}

/** What stands in all sheets, formulas as such. */
async function cellsOf({ sim }: ExcelPage): Promise<unknown> {
  const cells: Record<string, unknown> = {};
  for (const { name } of await sim("sheets")) cells[name] = await sim("cells", name);
  return cells;
}

const oneLine = (text: string): string => text.replace(/\s+/g, "");

/** The sentences the pane gives a warning with just now, without their buttons. */
async function alerts({ pane }: ExcelPage): Promise<string[]> {
  const texts = await main(pane).getByRole("alert").locator("visible=true").allInnerTexts();
  return texts.map(oneLine);
}

const alerted = (excel: ExcelPage, sentence: string): Promise<void> =>
  expect.poll(() => alerts(excel), patience).toEqual([sentence]);

const heading = ({ pane }: ExcelPage, name: RegExp | string): Promise<void> =>
  main(pane).getByRole("heading", { name }).locator("visible=true").first().waitFor();

const text = async ({ pane }: ExcelPage): Promise<string> => oneLine(await main(pane).innerText());

/** Lets the time pass that the pane waits for a cell, until it says something; not before it waits for nothing else. */
async function outOfPatience(excel: ExcelPage, sentence: string): Promise<void> {
  await excel.sim("cellEditAwaited");
  await expect
    .poll(async () => {
      await excel.page.clock.fastForward(10_000);
      return alerts(excel);
    }, patience)
    .toEqual([sentence]);
}

/** Types a figure nobody has sent yet and looks at what would go. */
async function previewed(excel: ExcelPage): Promise<void> {
  figure += 0.1;
  await excel.sim("type", sheet, "H23", [[Number(figure.toFixed(1))]]);
  await press(excel.pane, /^(预览上报内容|重新预览)$/);
  await heading(excel, /第 1 步/);
}
let figure = 90;

/** The network and the server, as the browser writes them down by itself. */
const offline = "net::ERR_";
const stale = "status of 412";
const signedOut = "status of 401";

/** Sends what is previewed; where a revision this workbook has not seen stands, in its place. */
async function send(excel: ExcelPage): Promise<void> {
  await press(excel.pane, "确认上报");
  const replace = button(excel.pane, /^用本表替换/);
  const arrived = main(excel.pane).getByRole("heading", { name: /^已上报/ });
  await replace.or(arrived).first().waitFor();
  if (await replace.isVisible()) await replace.click();
  await arrived.waitFor();
}

const editing = "有单元格正在输入。请按回车键（Enter）确认或按Esc键取消输入，再试一次。";

describe.skipIf(!browser)(
  "a cell is being typed into: after ten seconds the pane says what to do, and goes on when the cell is left",
  () => {
    let excel: ExcelPage;
    let before: unknown;
    beforeAll(async () => {
      excel = await open();
      await excel.page.clock.install();
      before = await cellsOf(excel);
    });
    afterAll(closeAll);
    const refusedThenBegun = async (name: string) => {
      await excel.sim("beginCellEdit");
      await press(excel.pane, name);
      await outOfPatience(excel, editing);
      expect(await cellsOf(excel)).toEqual(before);
      await press(excel.pane, name);
      await expect.poll(() => alerts(excel), patience).toEqual([]);
      await excel.sim("endCellEdit");
    };

    test("审核", async () => {
      await refusedThenBegun("审核");
      await heading(excel, /^通过审核/);
      await clean(excel);
    });

    test("上报: preview and 确认上报, whose preview stays", async () => {
      await goTo(excel.pane, "上报");
      await signIn(excel.pane, "tongxiang");
      await refusedThenBegun("预览上报内容");
      await heading(excel, /第 1 步/);
      await excel.sim("beginCellEdit");
      await press(excel.pane, "确认上报");
      await outOfPatience(excel, editing);
      await heading(excel, /第 1 步/);
      expect(await cellsOf(excel)).toEqual(before);
      await press(excel.pane, "确认上报");
      await excel.sim("endCellEdit");
      await heading(excel, /^已上报：第 1 版/);
      await clean(excel);
    });

    test("the cell is entered while the answer is under way: the receipt is not noted, which is said, and then it is", async () => {
      const { pane, sim, page } = excel;
      await press(pane, "修改后再上报");
      await said(excel, "回执先前已记入本工作簿。");
      await goTo(pane, "审核");
      await goTo(pane, "上报");
      figure += 0.1;
      await sim("type", sheet, "H23", [[Number(figure.toFixed(1))]]);
      await press(pane, "修改后再上报");
      await heading(excel, /第 1 步/);
      const begun = deferred();
      line.way = async (request, server) => {
        const answer = await server(request);
        if (request.method !== "PUT") return answer;
        await sim("beginCellEdit");
        begun.resolve();
        return answer;
      };
      await press(pane, "确认上报");
      await begun.promise;
      await sim("cellEditAwaited");
      await expect
        .poll(async () => {
          await page.clock.fastForward(10_000);
          return text(excel);
        }, patience)
        .toContain(`上报已经成功，只是回执没有记入表格（请先记下回执号）：${editing}`);
      await sim("endCellEdit");
      await press(pane, "把回执记入表格");
      await said(excel, "回执已记入本工作簿，请保存文件。");
      await clean(excel);
    });

    test("写入对比表", async () => {
      await goTo(excel.pane, "同级对比");
      await button(excel.pane, "写入对比表").waitFor();
      before = await cellsOf(excel);
      await refusedThenBegun("写入对比表");
      await said(excel, "已新增工作表");
      await clean(excel);
    });
  },
);

describe.skipIf(!browser)("sheets that forbid formatting, that are hidden, that are renamed", () => {
  let excel: ExcelPage;
  beforeAll(async () => {
    excel = await open({}, "330424");
  });
  afterAll(closeAll);

  test("one that cannot be marked is checked all the same; that is said, and its cells are found", async () => {
    const { sim, pane } = excel;
    await sim("type", sheet, "H23", [["约97"]]);
    await sim("unprotectSheet", sheet);
    await sim("protectSheet", sheet, { allowFormatCells: false });
    const before = await cellsOf(excel);
    await press(pane, "审核");
    await heading(excel, /^审核未通过/);
    expect(await text(excel)).toContain("工作表“年报表”受保护或只读，不能标出；请用单元格按钮定位。");
    await button(pane, /H23/).first().click();
    await expect.poll(async () => (await sim("selection")).address, patience).toMatch(/H23$/);
    expect([await cellsOf(excel), await alerts(excel)]).toEqual([before, []]);
    await clean(excel);
  });

  test("a very hidden sheet does no harm; of the hidden table, the jump and the check say what to do", async () => {
    const { sim, pane } = excel;
    await sim("turnSheet", "指标解释", "VeryHidden");
    await press(pane, "重新审核");
    await heading(excel, /^审核未通过/);
    await sim("turnSheet", "指标解释", "Visible");
    await sim("turnSheet", sheet, "Hidden");
    const before = await cellsOf(excel);
    await button(pane, /H23/).first().click();
    await alerted(excel, "工作表“年报表”被隐藏，转不到那里。请先取消隐藏再试。");
    await press(pane, "重新审核");
    const hidden = "填报表在隐藏的工作表“年报表”里。请取消隐藏这张工作表，再试一次。";
    await expect.poll(() => alerts(excel), patience).toContain(hidden);
    await said(excel, "下面是上一次审核的结果。");
    await sim("turnSheet", sheet, "Visible");
    await press(pane, "重新审核");
    await expect.poll(() => alerts(excel), patience).toEqual([]);
    await button(pane, /H23/).first().click();
    await expect.poll(async () => (await sim("selection")).address, patience).toMatch(/H23$/);
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel);
  });

  test("renamed after 审核 it is submitted; renamed after the preview, it is to be previewed again", async () => {
    const { sim, pane } = excel;
    await sim("type", sheet, "H23", [[96.8]]);
    await sim("renameSheet", sheet, "2025年报");
    await goTo(pane, "上报");
    await signIn(pane, "haiyan");
    await press(pane, "预览上报内容");
    await heading(excel, /第 1 步/);
    await sim("renameSheet", "2025年报", "年报");
    const before = await cellsOf(excel);
    await press(pane, "确认上报");
    await alerted(excel, "预览之后表格又变了（数据、位置或表名），没有上报。请重新预览，核对后再上报。");
    expect(await cellsOf(excel)).toEqual(before);
    await press(pane, "重新预览");
    await expect.poll(() => alerts(excel), patience).toEqual([]);
    await send(excel);
    await said(excel, "回执已记入本工作簿，请保存文件。");
    await clean(excel);
  });
});

describe.skipIf(!browser)("between preview and 确认上报", () => {
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
    await city.worker.database
      .prepare("UPDATE session SET ended_at = ?1")
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

describe.skipIf(!browser)("workbooks that do not take what is written", () => {
  afterAll(closeAll);

  test("the sheet of the receipt is locked: the submission arrives, that it was not noted is said; unlocked, it is noted", async () => {
    const excel = await open({ view: "submit" });
    const { sim, pane } = excel;
    await signIn(pane, "tongxiang");
    await sim("protectSheet", "_zhibao");
    await previewed(excel);
    const before = await cellsOf(excel);
    await send(excel);
    expect(await text(excel)).toContain(
      "上报已经成功，只是回执没有记入表格（请先记下回执号）：存放回执的隐藏工作表加了保护，写不进去。请让给文件加保护的人取消保护，或换用新的模板填报。",
    );
    await sim("unprotectSheet", "_zhibao");
    await press(pane, "修改后再上报");
    await heading(excel, /^这份内容已经上报过/);
    await said(excel, "回执还没有记入本工作簿。");
    expect(await cellsOf(excel)).toEqual(before);
    await press(pane, "把回执记入表格");
    await said(excel, "回执已记入本工作簿，请保存文件。");
    await clean(excel, [stale]);
  });

  test("one that can only be read is checked and submitted; what cannot be put into it is said", async () => {
    const excel = await open({ options: { readOnly: true } }, "330424");
    const { pane } = excel;
    const before = await cellsOf(excel);
    await press(pane, "审核");
    await heading(excel, /^通过审核/);
    expect(await alerts(excel)).toEqual([]);
    await goTo(pane, "上报");
    await signIn(pane, "haiyan");
    await press(pane, "预览上报内容");
    const readOnly = "这个文件是只读打开的，不能写入。请改为可编辑（关闭别处打开的它），或另存一份后再试。";
    await main(pane)
      .getByRole("heading", { name: /第 1 步|已经上报过/ })
      .waitFor();
    if (await button(pane, "确认上报").isVisible()) await send(excel);
    else await press(pane, "把回执记入表格");
    await said(excel, "上报已经成功，只是回执没有记入表格（请先记下回执号）：");
    expect(await text(excel)).toContain(readOnly);
    await goTo(pane, "同级对比");
    await press(pane, "写入对比表");
    await alerted(excel, readOnly);
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel, [stale]);
  });

  test("a locked structure, and an Excel that refuses in the middle, leave no part of a comparison sheet; then it is written", async () => {
    const excel = await open({ view: "peers" });
    const { sim, pane } = excel;
    await signIn(pane, "tongxiang");
    await button(pane, "写入对比表").waitFor();
    const before = [await cellsOf(excel), await sim("sheets")];
    await sim("protectStructure");
    await press(pane, "写入对比表");
    await alerted(excel, "工作簿的结构被锁定，不能加新表。请在“审阅”里取消“保护工作簿”，或换一个文件。");
    await sim("unprotectStructure");
    for (const [error, sentence] of refusals.filter(([name]) => name !== "sessionGone")) {
      await sim("failSync", "Add", hostError[error]);
      await press(pane, "写入对比表");
      await alerted(excel, sentence);
      expect([await cellsOf(excel), await sim("sheets")]).toEqual(before);
      await sim("clearFailures");
    }
    await press(pane, "写入对比表");
    await said(excel, "已新增工作表");
    await clean(excel);
  });
});

const tooLarge = "这个文件太大。请删去无关的工作表和表外的内容后再试。";
const busy = "表格程序正忙：可能开着对话框，也可能还在计算。请关闭对话框，等计算完了再试。";
const refusals = [
  ["requestTooLarge", tooLarge],
  ["responseTooLarge", tooLarge],
  ["accessDenied", "表格程序不允许加载项读写这个文件。如上方有“启用编辑”，请先点它，再试一次。"],
  ["activityLimit", busy],
  ["dialogOpen", busy],
  ["sessionGone", "与表格的连接断了。请关闭窗格后重新打开；表里的内容不受影响。"],
] as const;

describe.skipIf(!browser)("Excel itself refuses", () => {
  afterAll(closeAll);

  test("each with its sentence; the last results stay, and the next 审核 goes through", async () => {
    const excel = await open();
    const { pane, sim } = excel;
    await press(pane, "审核");
    await heading(excel, /^通过审核/);
    const before = await cellsOf(excel);
    for (const [error, sentence] of refusals) {
      await sim("failSync", "GetUsedRangeOrNullObject", hostError[error]);
      await press(pane, "重新审核");
      await alerted(excel, sentence);
      await said(excel, "下面是上一次审核的结果。");
      await heading(excel, /^通过审核/);
      await sim("clearFailures");
      await press(pane, "重新审核");
      await expect.poll(() => alerts(excel), patience).toEqual([]);
    }
    expect(await cellsOf(excel)).toEqual(before);
    await clean(excel);
  });
});

const unreachable = ({ pane }: ExcelPage): Promise<string> =>
  main(pane).evaluate(
    ({ ownerDocument }) => `连不上服务器${ownerDocument.location.origin}。请检查网络和服务器地址，稍后再试。`,
  );

describe.skipIf(!browser)("no network, no patience, and too much of it", () => {
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
      city.worker.database
        .prepare(
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
    figure += 0.1;
    await sim("type", sheet, "H23", [[Number(figure.toFixed(1))]]);
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
    const { pane, sim } = excel;
    figure += 0.1;
    await sim("type", sheet, "H23", [[Number(figure.toFixed(1))]]);
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

describe.skipIf(!browser)("other Excels", () => {
  afterAll(closeAll);

  test.each([
    ["zh-CN", "这个 Excel 的版本太旧（缺少 ExcelApi 1.14），用不了指报。"],
    ["en-US", "This Excel is too old for Zhibao (it lacks ExcelApi 1.14)."],
  ] as const)("one without ExcelApi 1.14 (%s) is told so in a sentence", async (locale, sentence) => {
    const requirementSets = { ...currentExcel.requirementSets, ExcelApi: "1.8" };
    const { pane } = await open({ options: { locale, requirementSets } });
    await pane.getByText(sentence).waitFor();
  });

  test("an English one has an English pane", async () => {
    const excel = await open({ options: { locale: "en-US" } });
    await press(excel.pane, "Check");
    await heading(excel, /^Passed/);
    expect(await excel.pane.locator("html").getAttribute("lang")).toBe("en");
    await clean(excel);
  });
});
