import { beforeEach, describe, expect, test } from "vitest";
import { filledWorkbook } from "../addin/flow/filled-workbook.ts";
import { changedParts } from "../addin/host/made-package.ts";
import { granted, snapshotOf } from "../addin/host/opened.ts";
import { peerPlan } from "../addin/host/peer-plan.ts";
import { ask, openPagedGrid, type PagedGrid } from "./grid-pages.ts";
import { gridTests } from "./grid-tests.ts";
import { cellsThatDiffer, gridUser } from "./grid-user.ts";

const { browser, titled, pages, page } = await gridTests();
const SHEET = "年报表";

let template: Uint8Array;
let grid: PagedGrid;
let user: ReturnType<typeof gridUser>;

beforeEach(async () => {
  template = (await filledWorkbook()).bytes();
  await open(template);
});

async function open(bytes: Uint8Array, patience?: number): Promise<void> {
  const options = { fileName: "2024年年报-海宁市.xlsx", ...(patience === undefined ? {} : { patience }) };
  grid = await openPagedGrid(page(), bytes, options);
  user = gridUser(page(), grid, SHEET);
}

describe.skipIf(!browser)(titled("the template in the grid"), () => {
  test("opened and saved untouched it is the same file, and nothing was asked of any other host", async () => {
    expect(await user.fileOf("save")).toEqual(template);
    expect({ foreign: pages().foreign, errors: pages().errors }).toEqual({ foreign: [], errors: [] });
  });

  test("what is typed is saved with the results of formulas; no other cell and no other part changes", async () => {
    await user.type("H10", "３．５", "Tab");
    await user.type("H11", "140");
    const saved = await user.fileOf("save");
    expect(changedParts(template, saved)).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(await cellsThatDiffer(template, saved)).toEqual({
      "年报表!H9": 2.5,
      "年报表!H10": 3.5,
      "年报表!H11": 140,
    });
  });

  test("results that take too long are left out of the file, never the old ones", async () => {
    await user.type("H10", "3.5");
    await user.type("H11", "140");
    const calculated = await user.fileOf("save");
    await page().evaluate(() => window.grids?.closeAll());
    await open(calculated, 0);
    const saved = await ask<number[]>(grid.call("writeAndSave", [{ ...user.place("H11"), value: 70 }]));
    expect(await cellsThatDiffer(calculated, new Uint8Array(granted(saved)))).toEqual({
      "年报表!H9": null,
      "年报表!J9": null,
      "年报表!K9": null,
      "年报表!H11": 70,
      "年报表!K11": null,
    });
    // Once they are there, they are saved.
    await expect
      .poll(async () => (await cellsThatDiffer(calculated, await user.fileOf("save")))["年报表!H9"])
      .toBe(5);
  });

  test("a workbook closed while it is calculated does not spoil the next one, and makes no error", async () => {
    await page().evaluate(() => window.grids?.closeAll());
    for (const _ of [1, 2]) {
      await openPagedGrid(page(), template);
      await page().evaluate(() => window.grids?.closeAll());
    }
    await open(template);
    await user.type("H10", "3.5");
    await user.type("H11", "140");
    expect(await user.values("H9")).toEqual([2.5]);
    expect(pages().errors).toEqual([]);
  });

  test("an input that the form's rule refuses does not stay", async () => {
    await user.type("N10", "胡说");
    await page().getByText("数据状态只能从列表中选").waitFor();
    await page().getByRole("button", { name: "确定" }).click();
    expect(await user.values("N10")).toEqual(["未提供"]);
  });

  test("the list that opens while a cell is typed into leaves the keyboard to the cell", async () => {
    await user.goTo("N10");
    await page().evaluate(() => {
      const entered: string[] = [];
      window.addEventListener("focusin", ({ target }) => {
        if (target instanceof HTMLInputElement) entered.push(target.placeholder);
      });
      Object.assign(window, { entered });
    });
    await page().keyboard.type("未出");
    await page().getByText("未出数", { exact: true }).waitFor();
    await page().keyboard.type("数");
    await page().keyboard.press("Enter");
    expect(await user.values("N10")).toEqual(["未出数"]);
    expect(await page().evaluate(() => Reflect.get(window, "entered"))).toEqual([]);
  });

  test("locked cells take no typing, no Delete and no pasting, and the person is told", async () => {
    await user.goTo("C10");
    await page().keyboard.type("x");
    await expect.poll(user.refusals).toEqual(["locked-cells"]);
    await page().keyboard.press("Delete");
    await user.goTo("G10");
    await user.paste("1\t2");
    expect(new Set(await user.refusals())).toEqual(new Set(["locked-cells"]));
    expect(await user.fileOf("draft")).toEqual(template);
  });

  test("what is pasted keeps the form's look, and one step undoes all of it", async () => {
    await user.goTo("H16");
    await user.paste("7\r\n１，２３４\r\n");
    expect(await user.values("H16", "H17")).toEqual([7, 1234]);
    expect(Object.keys(await cellsThatDiffer(template, await user.fileOf("draft")))).toContain("年报表!H17");
    await page().keyboard.press("Control+z");
    expect(await user.values("H16", "H17")).toEqual([null, null]);
    await page().keyboard.press("Control+y");
    expect(await user.values("H16", "H17")).toEqual([7, 1234]);
  });

  test("more rows than the sheet has are not pasted at all", async () => {
    await user.goTo("H16");
    await user.paste(Array(500).fill("1").join("\n"));
    await expect.poll(user.refusals).toEqual(["paste-too-large"]);
    expect(await user.fileOf("draft")).toEqual(template);
  });

  test("what an input method composes arrives whole; Enter while composing does not end the input", async () => {
    await user.goTo("P10");
    const method = await page().context().newCDPSession(page());
    const compose = (text: string) =>
      method.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    // While a method composes, browsers tell keys with the code 229.
    const key = (name: string) =>
      method.send("Input.dispatchKeyEvent", {
        type: "rawKeyDown",
        key: name,
        code: name === "Enter" ? "Enter" : "KeyT",
        windowsVirtualKeyCode: 229,
      });
    for (const text of ["t", "to", "tong", "tong ji"]) {
      await key("Process");
      await compose(text);
    }
    await key("Enter");
    expect(await ask(grid.call("draft"))).toEqual({ ok: false, error: { code: "editing", detail: {} } });
    await method.send("Input.insertText", { text: "统计" });
    await compose("ju");
    await method.send("Input.insertText", { text: "局" });
    await page().keyboard.press("Enter");
    expect(await user.values("P10", "P11")).toEqual(["统计局", null]);
  });

  test("a formula typed into an input cell is saved as its value", async () => {
    await user.type("H16", "=3+4");
    const saved = await user.fileOf("save");
    const [sheet] = (await snapshotOf(saved)).sheets;
    expect([sheet?.values[15]?.[7], sheet?.formulas[15]?.[7]]).toEqual([7, null]);
  });

  test("looks cannot be changed and cells not be cut, and the person is told", async () => {
    await user.goTo("H16");
    await page().keyboard.press("Control+b");
    await expect.poll(user.refusals).toEqual(["cell-look"]);
    await page().keyboard.press("Control+x");
    await expect.poll(user.refusals).toEqual(["cell-look", "cut"]);
    expect(await user.fileOf("draft")).toEqual(template);
  });

  test("filling over locked cells changes nothing, and the person is told", async () => {
    await user.type("H10", "3.5");
    const before = await user.fileOf("draft");
    await user.mark("H10", "J10");
    await page().keyboard.press("Control+r");
    await expect.poll(user.refusals).toEqual(["locked-cells"]);
    expect(await user.fileOf("draft")).toEqual(before);
  });

  test("a change of the person is told with its cells; recalculated cells and the pane's own writing are not", async () => {
    await ask(grid.call("writeCells", [{ ...user.place("H11"), value: 140 }]));
    await user.type("H10", "3.5");
    expect(await user.values("H9")).toEqual([2.5]);
    expect(await user.heard("change")).toEqual([
      { sheet: SHEET, range: { top: 10, left: 8, bottom: 10, right: 8 }, by: "here" },
    ]);
  });

  test("what the person selects is told, what the pane selects is not", async () => {
    await user.goTo("H16");
    expect(await user.heard("select")).toEqual([]);
    await page().keyboard.press("ArrowDown");
    await expect
      .poll(() => user.heard("select"))
      .toEqual([{ sheet: SHEET, range: { top: 17, left: 8, bottom: 17, right: 8 } }]);
  });

  test("unsaved changes are told, and that there are none left", async () => {
    await user.type("H16", "7");
    await expect.poll(() => user.heard("unsaved")).toEqual([true]);
    await page().keyboard.press("Control+z");
    await expect.poll(() => user.heard("unsaved")).toEqual([true, false]);
    await ask(grid.call("putSheet", peerPlan([["桐乡", 1]])));
    await expect.poll(() => user.heard("unsaved")).toEqual([true, false, true]);
    await user.fileOf("draft");
    expect(await user.heard("unsaved")).toEqual([true, false, true]);
    await user.fileOf("save");
    await expect.poll(() => user.heard("unsaved")).toEqual([true, false, true, false]);
  });

  test("marks are in no file, also on a protected sheet; a sheet that is not there is refused", async () => {
    const severities = ["error", "releasable", "query", "hint"] as const;
    const marks = severities.map((severity, index) => ({ ...user.place(`H${9 + index}`), severity }));
    expect(await ask(grid.call("mark", [...marks, { ...user.place("H9"), severity: "hint" }]))).toEqual({
      ok: true,
      value: { marked: 4, unmarked: [] },
    });
    expect(await user.fileOf("save")).toEqual(template);
    expect(await ask(grid.call("mark", []))).toEqual({ ok: true, value: { marked: 0, unmarked: [] } });
    expect(await ask(grid.call("mark", [{ ...user.place("A1", "没有"), severity: "hint" }]))).toEqual({
      ok: false,
      error: { code: "sheet-not-found", detail: { sheet: "没有" } },
    });
  });

  test("hidden sheets are not brought to the front", async () => {
    expect(await ask(grid.call("select", user.place("A1", "_zhibao")))).toEqual({
      ok: false,
      error: { code: "sheet-not-found", detail: { sheet: "_zhibao", visibility: "veryHidden" } },
    });
  });

  test("after a sheet was put the selection is where it was, and locked cells are locked", async () => {
    await user.type("H16", "7");
    await user.goTo("H17");
    await ask(grid.call("putSheet", peerPlan([["桐乡", 1]])));
    expect((await user.read()).activeSheet).toBe(SHEET);
    await page().keyboard.press("ArrowDown");
    await expect
      .poll(() => user.heard("select"))
      .toContainEqual({ sheet: SHEET, range: { top: 18, left: 8, bottom: 18, right: 8 } });
    await user.goTo("C10");
    await page().keyboard.type("x");
    await expect.poll(user.refusals).toEqual(["locked-cells"]);
    expect(await user.values("H16", "C10")).toEqual([
      7,
      (await snapshotOf(template)).sheets[0]?.values[9]?.[2],
    ]);
  });

  test("the form's input messages are told by cell", async () => {
    expect(await grid.call("inputMessageAt", user.place("N10"))).toEqual({
      title: expect.any(String),
      text: expect.stringMatching(/./),
    });
    expect(await grid.call("inputMessageAt", user.place("C10"))).toBeNull();
  });
});
