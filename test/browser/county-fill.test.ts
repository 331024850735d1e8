import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { CellValue } from "../../addin/host/snapshot.ts";
import type { History } from "../../shared/schema/history.ts";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import { knownActual, knownTarget } from "../addin/table/fill/known-figures.ts";
import { heldHistory } from "../held-history.ts";
import { faultless, faultsOf, pressed, shownText, signIn } from "./county-page.ts";
import { paneTests } from "./pane-tests.ts";

/** A table as a county keeps it itself; all figures are invented. */
const ownTable: CellValue[][] = [
  ["桐乡市2025年科技创新主要指标"],
  ["填报单位：桐乡市 330483"],
  ["指标名称", "单位", "2024年实绩", "2025年目标", "2025年实绩"],
  ["新增高新技术企业数", "家", null, null, 90],
  ["高新技术企业总数", "家", 421, null, 470],
  ["技术合同成交额", "万元", null, null, 4000],
];

const known = [
  knownActual("KJ-13", "2024", "88"),
  knownTarget("KJ-13", "2025", "力争突破95家"),
  knownActual("KJ-14", "2024", "420"),
  knownTarget("KJ-14", "2025", "不少于500家"),
  knownActual("KJ-40", "2024", "0.31"),
  knownActual("KJ-11", "2024", "305"),
];
const history: History = {
  round: "2025-rehearsal",
  org: "330483",
  period: "2025",
  figures: known.map((figure) => ({
    figure,
    round: "earlier-rehearsal",
    revision: 1,
    acceptedAt: "2025-02-01T00:00:00.000Z",
  })),
  compared: heldHistory(known, "2025"),
};

const pane = await paneTests(async () => ({
  files: { "/own.xlsx": await plainWorkbookFile({ 台账: ownTable }) },
}));

describe.skipIf(!pane.browser)(pane.titled("填入市局已有的数 in the pane"), () => {
  const opened = async (): Promise<Page> => {
    const page = await pane.open("view=check&workbook=/own.xlsx");
    await page.route(/\/history\//, (route) => route.fulfill({ json: history }));
    await pressed(page, "审核");
    await pressed(page, "填入市局已有的数");
    return page;
  };
  const box = (page: Page, name: RegExp) => page.getByRole("checkbox", { name });
  const told = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();

  test("asks to sign in first; then every empty cell is ticked, what differs is apart, the rest is counted", async () => {
    const page = await opened();
    await page.getByText("市局已有的数要登录后才能取").waitFor();
    await signIn(page);
    await told(page, "已选 4 个数，共 4 格。");
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(4);
    expect(await box(page, /2024年实绩 0\.31亿元，C6 填 3100/).count()).toBe(1);
    expect(await shownText(page)).toContain("市局的：2024年实绩420家；表里：421");
    expect(await shownText(page)).toContain("没有填的（1）");
    expect(await faultsOf(page)).toEqual(faultless);
    await page.getByText("没有填的（1）").click();
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("writes what is ticked and says how to undo it; back at the results the table is read again", async () => {
    const page = await opened();
    await signIn(page);
    await told(page, "已选 4 个数，共 4 格。");
    await box(page, /C6 填 3100/).uncheck();
    await box(page, /D5 填/).focus();
    await page.keyboard.press("Space");
    await told(page, "已选 2 个数，共 2 格。");
    await pressed(page, "填入 2 格");
    await told(page, "已填入 2 个数，共 2 格。要改回去，用“撤销”（Ctrl+Z）");
    expect(await faultsOf(page)).toEqual(faultless);
    await pressed(page, "返回并重新审核");
    await expect.poll(() => shownText(page)).toContain("实绩5个，目标1个");
  });

  test("with nothing ticked nothing can be written; a table that was changed meanwhile is not written to", async () => {
    const page = await opened();
    await signIn(page);
    await told(page, "已选 4 个数，共 4 格。");
    await pressed(page, "全不选");
    await told(page, "没有选，点“填入”前请至少选一个。");
    await pressed(page, "全选");
    await page.evaluate(() =>
      window.workbook?.type([{ sheet: "台账", address: { row: 4, column: 3 }, value: 87 }], "here"),
    );
    await pressed(page, "填入 4 格");
    await page.getByRole("alert").filter({ hasText: "表格在列出之后又变了（台账!C4），没有写入" }).waitFor();
    await pressed(page, "重新列出");
    await told(page, "已选 3 个数，共 3 格。");
    expect(await shownText(page)).toContain("表里：87");
  });

  test("is one click away from the columns and rows too, and leads back to the results", async () => {
    const page = await opened();
    await pressed(page, "返回审核结果");
    await page.getByRole("button", { name: /^核对列和行|^看看怎样认的/ }).click();
    await pressed(page, "填入市局已有的数");
    await page.getByRole("heading", { name: "填入市局已有的数" }).waitFor();
    await pressed(page, "返回审核结果");
    expect(await faultsOf(page)).toEqual(faultless);
  });
});
