import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExcelPage } from "../excel-sim/chromium/excel-page.ts";
import { deferred } from "../excel-sim/protocol/deferred.ts";
import { alerts, badInputTests, cellsOf, heading, patience, text, typeNewFigure } from "./excel-bad-input.ts";
import { button, clean, goTo, press, said, signIn } from "./excel-person.ts";

/** What happens in Excel while a cell is being typed into. */

const { browser, titled, line, open, closeAll } = await badInputTests();

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

const editing = "有单元格正在输入。请按回车键（Enter）确认或按Esc键取消输入，再试一次。";

describe.skipIf(!browser)(
  titled(
    "a cell is being typed into: after ten seconds the pane says what to do, and goes on when the cell is left",
  ),
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
      await typeNewFigure(excel);
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
